using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Cycles;

/// <summary>How far one department is.</summary>
/// <param name="Name">Null for people without a department.</param>
/// <param name="All">How many reviews.</param>
/// <param name="ByStage">How many stand in each stage.</param>
/// <param name="Closed">How many are closed.</param>
/// <param name="Overdue">How many have an overdue task.</param>
public sealed record DepartmentProgress(string? Name, int All, IReadOnlyDictionary<StageKind, int> ByStage, int Closed, int Overdue);

/// <summary>Where reviews get stuck.</summary>
/// <param name="Department">Null for people without one.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Open">Open tasks.</param>
/// <param name="Overdue">How many of them are overdue.</param>
public sealed record Bottleneck(string? Department, StageKind Stage, int Open, int Overdue);

/// <summary>Somebody with overdue tasks.</summary>
/// <param name="Person">The employee's id.</param>
/// <param name="Name">Who.</param>
/// <param name="Tasks">How many tasks are overdue.</param>
/// <param name="Oldest">The earliest of their last days.</param>
public sealed record OverduePerson(Guid Person, string Name, int Tasks, DateOnly Oldest);

/// <summary>A review that waits for HR.</summary>
public sealed record WaitingForHr(Guid Task, string Subject, string? Department);

/// <summary>How far a cycle is, live, by department and stage; HR nudges, reviews and opens results from here.</summary>
public sealed record ProgressCard : ICard
{
    /// <summary>Waiting reviews that are listed; the rest follow as these are done.</summary>
    public const int MaxWaiting = 5;

    /// <summary>Departments that are listed; the rest are counted together.</summary>
    public const int MaxDepartments = 10;

    /// <summary>People with overdue tasks that are listed, the latest first; the rest is counted.</summary>
    public const int MaxOverdue = 5;

    /// <summary>Bottlenecks that are listed.</summary>
    public const int MaxBottlenecks = 3;

    /// <summary>The cycle; null when there is none.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its name.</summary>
    public CycleName? Cycle { get; init; }

    /// <summary>Where it stands.</summary>
    public CycleState State { get; init; }

    /// <summary>Whether results are still being opened.</summary>
    public bool IsOpeningResults { get; init; }

    /// <summary>The programme's stages that reviews pass.</summary>
    public IReadOnlyList<StageKind> Stages { get; init; } = [];

    /// <summary>By department.</summary>
    public IReadOnlyList<DepartmentProgress> Departments { get; init; } = [];

    /// <summary>What waits for this HR person, the first ones.</summary>
    public IReadOnlyList<WaitingForHr> Waiting { get; init; } = [];

    /// <summary>How many wait in all.</summary>
    public int WaitingCount { get; init; }

    /// <summary>How many people have open tasks: whom a nudge would reach.</summary>
    public int Late { get; init; }

    /// <summary>Whether the reader may act, not only look.</summary>
    public bool CanAct { get; init; }

    /// <summary>Other cycles to look at.</summary>
    public IReadOnlyList<(Guid Id, CycleName Name)> Others { get; init; } = [];

    /// <summary>Where reviews get stuck, the worst first.</summary>
    public IReadOnlyList<Bottleneck> Bottlenecks { get; init; } = [];

    /// <summary>Who has overdue tasks, at most <see cref="MaxOverdue"/>.</summary>
    public IReadOnlyList<OverduePerson> Overdue { get; init; } = [];

    /// <summary>How many people have overdue tasks.</summary>
    public int OverdueCount { get; init; }

    /// <summary>The reader's present day.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What a nudge did; null when none was asked for.</summary>
    public int? Nudged { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CyclesTexts(lang);
        if (Cycle is null || Id is not { } id)
        {
            return new(say.ProgressTitle, [new Title(say.ProgressTitle, say.NoCycle)], CanAct ? [Button.To(say.StartTitle, new PrepareCycle(), ButtonStyle.Primary)] : []);
        }

        var all = Departments.Sum(d => d.All);
        var body = new List<Element> { new Title(say.ProgressTitle, $"{lang.Cycle(Cycle)} · {say.State(State)}") };
        if (Nudged is { } nudged)
        {
            body.Add(new Callout(say.Nudged(nudged), Tone.Good));
        }

        if (IsOpeningResults)
        {
            body.Add(new Progress(say.OpeningResults, all - WithoutResult, all));
        }
        else if (HoldsBack)
        {
            body.Add(new Callout(say.HeldBack(WithoutResult), Tone.Warning));
        }

        foreach (var stage in Stages.Where(s => s != StageKind.OpenResult))
        {
            body.Add(new Progress(lang.Stage(stage), Departments.Sum(d => Passed(d, stage)), all));
        }

        body.AddRange(Listed(say).Select(d => new Row(
            d.Name ?? say.NoDepartment, say.Where(d, Stages), d.Overdue > 0 ? say.LateOnes(d.Overdue) : null, Tone.Attention, [])));
        if (Bottlenecks.Count > 0)
        {
            body.Add(new Heading(say.Bottlenecks));
            body.AddRange(Bottlenecks.Take(MaxBottlenecks).Select(b => new Paragraph(say.Stuck(b.Department ?? say.NoDepartment, lang.Stage(b.Stage), b.Open, b.Overdue), Tone.Warning)));
        }

        if (Overdue.Count > 0)
        {
            body.Add(new Heading(say.OverduePeople(OverdueCount)));
            body.AddRange(Overdue.Take(MaxOverdue).Select(p => new Row(
                p.Name, lang.Due(p.Oldest, Today), say.LateOnes(p.Tasks), Tone.Attention, CanAct ? [Button.To(say.Look, new ShowPersonTasks(id, p.Person))] : [], IsLow: true)));
        }

        foreach (var waiting in Waiting)
        {
            body.Add(new Row(waiting.Subject, waiting.Department, say.WaitsForHr, Tone.Accent, [Button.To(say.Review, new OpenTask(waiting.Task))]));
        }

        if (WaitingCount > Waiting.Count)
        {
            body.Add(new Paragraph(say.MoreWait(WaitingCount - Waiting.Count), Tone.Subtle));
        }

        body.AddRange(Others.Take(2).Select(o => new Row(lang.Cycle(o.Name), null, null, Tone.Default, [Button.To(say.Look, new ShowProgress(o.Id))])));
        return new(say.ProgressTitle, body, Buttons(id, say));
    }

    /// <summary>The departments as they fit: those beyond the limit become one.</summary>
    private IEnumerable<DepartmentProgress> Listed(CyclesTexts say)
    {
        if (Departments.Count <= MaxDepartments)
        {
            return Departments;
        }

        var rest = Departments.Skip(MaxDepartments - 1).ToList();
        var together = new DepartmentProgress(
            say.OtherDepartments(rest.Count),
            rest.Sum(d => d.All),
            Stages.ToDictionary(s => s, s => rest.Sum(d => d.ByStage.GetValueOrDefault(s))),
            rest.Sum(d => d.Closed),
            rest.Sum(d => d.Overdue));
        return Departments.Take(MaxDepartments - 1).Append(together);
    }

    private List<Button> Buttons(Guid id, CyclesTexts say)
    {
        var buttons = new List<Button>();
        if (CanAct && State == CycleState.Running)
        {
            buttons.Add(Button.To(say.OpenResults, new AskOpenResults(id), AllReady ? ButtonStyle.Primary : ButtonStyle.Default));
        }

        if (CanAct && HoldsBack)
        {
            buttons.Add(Button.For(say.OpenHeldBack, new OpenResults(id), ButtonStyle.Primary));
            buttons.Add(Button.To(say.WhoseAre, new ShowCloseChecklist(id)));
        }

        if (CanAct && Late > 0)
        {
            buttons.Add(Button.To(say.Nudge(Late), new AskNudge(id)));
        }

        buttons.Add(Button.For(say.Export, new ExportProgress(id)));

        buttons.Add(Button.To(say.Refresh, new ShowProgress(id)));
        return buttons;
    }

    /// <summary>Reviews whose result has not opened: once results are open, and none is on its way, their data is missing.</summary>
    private int WithoutResult => Departments.Sum(d => d.ByStage.GetValueOrDefault(StageKind.OpenResult));

    private bool HoldsBack => State == CycleState.ResultsOpen && !IsOpeningResults && WithoutResult > 0;

    private bool AllReady => Departments.All(d => d.ByStage.Where(s => s.Key != StageKind.OpenResult).Sum(s => s.Value) == 0);

    /// <summary>How many of a department have left <paramref name="stage"/> behind.</summary>
    private int Passed(DepartmentProgress d, StageKind stage) => d.Closed + d.ByStage.Where(s => PlaceOf(s.Key) > PlaceOf(stage)).Sum(s => s.Value);

    private int PlaceOf(StageKind stage)
    {
        for (var i = 0; i < Stages.Count; i++)
        {
            if (Stages[i] == stage)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>Asks how far a cycle is.</summary>
/// <param name="Cycle">The cycle; null for the latest.</param>
public sealed record ShowProgress(Guid? Cycle = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.progress";
}
