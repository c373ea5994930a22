using PerfBot.Cards.Kit;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Cycles;

/// <summary>Somebody who would be reminded.</summary>
/// <param name="Name">Who.</param>
/// <param name="Tasks">Of what: how many open tasks in each stage.</param>
public sealed record Nudged(string Name, IReadOnlyList<(StageKind Stage, int Count)> Tasks);

/// <summary>Shows who would be reminded of what, before anything is sent.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="CycleName">Its name.</param>
/// <param name="Who">Who was chosen: see <see cref="NudgeCycle"/>.</param>
/// <param name="Stages">Stages with open tasks and how many, to choose from.</param>
/// <param name="Departments">Departments with open tasks and how many, to choose from.</param>
/// <param name="People">Who would be reminded.</param>
/// <param name="Lately">How many were reminded a short while ago and get nothing.</param>
public sealed record NudgeCard(
    Guid Cycle,
    CycleName CycleName,
    string Who,
    IReadOnlyList<(StageKind Stage, int Count)> Stages,
    IReadOnlyList<(Guid Id, string Name, int Count)> Departments,
    IReadOnlyList<Nudged> People,
    int Lately) : ICard
{
    /// <summary>People that are listed; the rest is counted.</summary>
    public const int MaxPeople = 20;

    /// <summary>Departments that are offered.</summary>
    public const int MaxDepartments = 30;

    /// <summary>How many of <see cref="People"/> are off now and hear of it when they are at work.</summary>
    public int Later { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CyclesTexts(lang);
        var body = new List<Element> { new Title(say.NudgeTitle, lang.Cycle(CycleName)), new Paragraph(say.NudgeBelow, Tone.Subtle) };
        if (People.Count == 0)
        {
            body.Add(new Callout(say.NobodyToNudge, Tone.Warning));
        }
        else
        {
            body.Add(new Grid([say.Person, say.Waits], [.. People.Take(MaxPeople).Select(p => (IReadOnlyList<string>)[p.Name, Language.Parts(p.Tasks.Select(t => say.Times(lang.Stage(t.Stage), t.Count)))])]));
        }

        if (People.Count > MaxPeople)
        {
            body.Add(new Paragraph(say.MorePeople(People.Count - MaxPeople), Tone.Subtle));
        }

        if (Later > 0)
        {
            body.Add(new Paragraph(say.Later(Later), Tone.Subtle));
        }

        if (Lately > 0)
        {
            body.Add(new Paragraph(say.Lately(Lately), Tone.Subtle));
        }

        var choices = new List<(string Value, string Text)> { (NudgeCycle.All, say.Everybody), (NudgeCycle.Overdue, say.OnlyOverdue) };
        choices.AddRange(Stages.Select(s => ($"{NudgeCycle.Stage}{s.Stage}", say.Stage(lang.Stage(s.Stage), s.Count))));
        choices.AddRange(Departments.Take(MaxDepartments).Select(d => ($"{NudgeCycle.Department}{d.Id}", say.Department(d.Name, d.Count))));
        body.Add(new ChoiceInput("chosen", say.Whom, choices, choices.Exists(c => c.Value == Who) ? Who : null));
        var buttons = new List<Button>();
        if (People.Count > 0)
        {
            buttons.Add(Button.For(say.Send(People.Count), new NudgeCycle(Cycle, Who), ButtonStyle.Primary));
        }

        buttons.Add(Button.For(say.ShowThese, new AskNudge(Cycle)));
        buttons.Add(Button.To(say.BackToProgress, new ShowProgress(Cycle)));
        return new(say.NudgeTitle, body, buttons);
    }
}

/// <summary>Asks who would be reminded.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Chosen">Who: see <see cref="NudgeCycle"/>.</param>
public sealed record AskNudge(Guid Cycle, string? Chosen = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.ask-nudge";
}

/// <summary>Reminds people who have open tasks in a cycle.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Who">
/// <see cref="All"/>, <see cref="Overdue"/>, a stage, a department or a person with the word before; null means all.
/// </param>
/// <param name="Chosen">The choice field of the preview; not used: what was shown is what is sent.</param>
public sealed record NudgeCycle(Guid Cycle, string? Who = null, string? Chosen = null) : ISubmit
{
    /// <summary>Everybody with open tasks.</summary>
    public const string All = "all";

    /// <summary>Everybody with overdue tasks.</summary>
    public const string Overdue = "overdue";

    /// <summary>Stands before a stage.</summary>
    public const string Stage = "stage:";

    /// <summary>Stands before a department's id.</summary>
    public const string Department = "department:";

    /// <summary>Stands before an employee's id.</summary>
    public const string Person = "person:";

    /// <inheritdoc />
    public static string Verb => "cycle.nudge";
}
