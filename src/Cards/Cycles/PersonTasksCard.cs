using PerfBot.Cards.Kit;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Cycles;

/// <summary>An open task of a person, as HR sees it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Kind">Its stage.</param>
/// <param name="Subject">Whose review; null for the person's own.</param>
/// <param name="DueOn">The last day.</param>
public sealed record PersonTask(Guid Task, StageKind Kind, string? Subject, DateOnly DueOn);

/// <summary>What waits for one person in a cycle: HR reminds, reassigns, gives time.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Person">The employee's id.</param>
/// <param name="Name">Who.</param>
/// <param name="Tasks">The open tasks, the most urgent first.</param>
/// <param name="Today">The reader's present day.</param>
public sealed record PersonTasksCard(Guid Cycle, Guid Person, string Name, IReadOnlyList<PersonTask> Tasks, DateOnly Today) : ICard
{
    /// <summary>More would not fit into one message.</summary>
    public const int MaxRows = 12;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CyclesTexts(lang);
        var body = new List<Element> { new Title(say.TasksOf(Name), Tasks.Count == 0 ? say.NothingOpen : null) };
        body.AddRange(Tasks.Take(MaxRows).Select(t => new Row(
            t.Subject is null ? lang.Stage(t.Kind) : new TasksTexts(lang).For(lang.Stage(t.Kind), t.Subject),
            null,
            lang.Due(t.DueOn, Today),
            t.DueOn < Today ? Tone.Attention : Tone.Subtle,
            [Button.To(say.ChangeTask, new AskChangeTask(t.Task))])));
        if (Tasks.Count > MaxRows)
        {
            body.Add(new Paragraph(new TasksTexts(lang).More(Tasks.Count - MaxRows), Tone.Subtle));
        }

        var buttons = new List<Button>();
        if (Tasks.Count > 0)
        {
            buttons.Add(Button.To(say.NudgeTitle, new AskNudge(Cycle, $"{NudgeCycle.Person}{Person}"), ButtonStyle.Primary));
        }

        buttons.Add(Button.To(say.BackToProgress, new ShowProgress(Cycle)));
        return new(say.TasksOf(Name), body, buttons);
    }
}

/// <summary>HR gives a task to somebody else, or gives more time. Answered by <see cref="ChangeTask"/>.</summary>
/// <param name="Task">The task.</param>
/// <param name="Version">The version that was shown.</param>
/// <param name="Cycle">The cycle.</param>
/// <param name="Kind">Its stage.</param>
/// <param name="Assignee">Who has to act.</param>
/// <param name="AssigneeId">That person's id.</param>
/// <param name="Subject">Whose review; null for the assignee's own.</param>
/// <param name="DueOn">The last day.</param>
/// <param name="Candidates">Who else may act; empty where only the assignee can.</param>
/// <param name="Typed">What was typed before.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
public sealed record ChangeTaskCard(
    Guid Task,
    int Version,
    Guid Cycle,
    StageKind Kind,
    string Assignee,
    Guid AssigneeId,
    string? Subject,
    DateOnly DueOn,
    IReadOnlyList<(Guid Id, string Name)> Candidates,
    ChangeTask? Typed = null,
    Refusal? Notice = null) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CyclesTexts(lang);
        var name = Subject is null ? lang.Stage(Kind) : new TasksTexts(lang).For(lang.Stage(Kind), Subject);
        var body = new List<Element> { new Title(name, $"{Assignee} · {lang.Day(DueOn)}") };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        if (Candidates.Count > 0)
        {
            body.Add(new ChoiceInput("to", say.ReassignTo, [.. Candidates.Take(DelegateCard.MaxCandidates).Select(c => ($"{c.Id}", c.Name))], Typed?.To));
        }

        body.Add(new TextInput("day", say.NewDay, Typed?.Day, MaxLength: 10, IsLong: false));
        body.Add(new TextInput("reason", say.Why, Typed?.Reason, say.WhyHint, ReviewTask.ReasonMaxLength, IsLong: false));
        return new(
            name,
            body,
            [Button.For(say.Apply, new ChangeTask(Task, Version), ButtonStyle.Primary), Button.To(say.BackToProgress, new ShowPersonTasks(Cycle, AssigneeId))]);
    }
}

/// <summary>Asks for the open tasks of a person in a cycle.</summary>
public sealed record ShowPersonTasks(Guid Cycle, Guid Person) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.person";
}

/// <summary>Asks to change who acts in a task, or until when.</summary>
public sealed record AskChangeTask(Guid Task) : IShow
{
    /// <inheritdoc />
    public static string Verb => "task.ask-change";
}

/// <summary>Changes who acts in a task, or until when, or both.</summary>
/// <param name="Task">The task.</param>
/// <param name="Version">The version that the card showed.</param>
/// <param name="To">The new assignee's id; blank keeps the present one.</param>
/// <param name="Day">The new last day, as yyyy-MM-dd; blank keeps the present one.</param>
/// <param name="Reason">Why; kept in the audit log.</param>
public sealed record ChangeTask(Guid Task, int Version, string? To = null, string? Day = null, string? Reason = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "task.change";
}
