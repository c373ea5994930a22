using PerfBot.Cards.Help;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Reminders;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Tasks;

/// <summary>One open task in a list.</summary>
/// <param name="Task">The task.</param>
/// <param name="Kind">Its stage.</param>
/// <param name="Subject">Whose review; null for the reader's own.</param>
/// <param name="Cycle">The cycle.</param>
/// <param name="DueOn">The last day.</param>
/// <param name="IsReturned">Whether it came back.</param>
public sealed record OpenTaskRow(Guid Task, StageKind Kind, string? Subject, CycleName Cycle, DateOnly DueOn, bool IsReturned)
{
    /// <summary>Who has it, where the reader gave it away; null for what the reader has to do.</summary>
    public string? GivenTo { get; init; }
}

/// <summary>Tasks that somebody of the reader's people is late with.</summary>
/// <param name="Name">The person.</param>
/// <param name="Kind">The stage.</param>
/// <param name="Count">How many of that stage; about whom is not told.</param>
/// <param name="Since">The earliest last day.</param>
public sealed record LateRow(string Name, StageKind Kind, int Count, DateOnly Since);

/// <summary>Everything that waits for one person, the most urgent first, each one tap from acting.</summary>
/// <param name="Tasks">At most <see cref="MaxRows"/> are shown.</param>
/// <param name="Today">The reader's present day.</param>
/// <param name="Roles">What else to offer.</param>
/// <param name="IsReminder">Whether nobody asked: the daily digest.</param>
public sealed record MyTasksCard(IReadOnlyList<OpenTaskRow> Tasks, DateOnly Today, Roles Roles, bool IsReminder) : ICard
{
    /// <summary>More would not fit into one message.</summary>
    public const int MaxRows = 12;

    private const int MaxLate = 10;

    /// <summary>Whom of the reader's people others wait for, in a reminder.</summary>
    public IReadOnlyList<LateRow> Late { get; init; } = [];

    /// <summary>Whether something of this can be put off.</summary>
    public bool CanSnooze => Tasks.Any(t => t.DueOn > Today);

    /// <summary>Tasks that the reader gave to somebody else and that are still open; at most 3 are shown.</summary>
    public IReadOnlyList<OpenTaskRow> Given { get; init; } = [];

    /// <summary>How many overdue tasks of others were escalated to the reader.</summary>
    public int Escalated { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new TasksTexts(lang);
        if (Tasks.Count == 0 && Late.Count == 0)
        {
            return new(say.Title, [new Title(say.Title, say.Nothing), .. Others(say, lang)], [.. HelpButtons.For(Roles, lang).Skip(1)]);
        }

        var overdue = Tasks.Count(t => t.DueOn < Today);
        var body = new List<Element> { new Title(IsReminder ? say.Reminder : say.Title, Tasks.Count == 0 ? null : say.Open(Tasks.Count, overdue)) };
        foreach (var task in Tasks.Take(MaxRows))
        {
            var tone = task.DueOn < Today ? Tone.Attention : task.DueOn == Today ? Tone.Warning : Tone.Subtle;
            var name = task.Subject is null ? lang.Stage(task.Kind) : say.For(lang.Stage(task.Kind), task.Subject);
            var below = task.IsReturned ? say.Returned(lang.Cycle(task.Cycle)) : lang.Cycle(task.Cycle);
            body.Add(new Row(name, below, lang.Due(task.DueOn, Today), tone, [Button.To(say.Act(task.Kind), new OpenTask(task.Task), ButtonStyle.Primary)]));
        }

        if (Tasks.Count > MaxRows)
        {
            body.Add(new Paragraph(say.More(Tasks.Count - MaxRows), Tone.Subtle));
        }

        if (Late.Count > 0)
        {
            body.Add(new Heading(say.LateHeading));
            body.AddRange(Late.Take(MaxLate).Select(late => new Row(late.Name, say.Late(late), lang.Due(late.Since, Today), Tone.Attention, [])));
            if (Late.Count > MaxLate)
            {
                body.Add(new Paragraph(say.MoreLate(Late.Count - MaxLate), Tone.Subtle));
            }
        }

        body.AddRange(Others(say, lang));
        return new(Tasks.Count == 0 ? say.LateHeading : say.Summary(Tasks.Count), body, CanSnooze ? [Button.To(say.Snooze, new ShowSnooze())] : []);
    }

    /// <summary>What others have to do and the reader has to do with.</summary>
    private IEnumerable<Element> Others(TasksTexts say, Language lang)
    {
        foreach (var task in Given.Take(3))
        {
            yield return new Row(
                task.Subject is null ? lang.Stage(task.Kind) : say.For(lang.Stage(task.Kind), task.Subject), say.With(task.GivenTo ?? ""), lang.Due(task.DueOn, Today), Tone.Subtle, [Button.To(say.Open1, new OpenTask(task.Task))]);
        }

        if (Escalated > 0)
        {
            yield return new Row(say.Escalated(Escalated), null, null, Tone.Attention, [Button.To(say.Look, new ShowEscalated())]);
        }
    }
}

/// <summary>Asks for the own tasks.</summary>
public sealed record ShowMyTasks : IShow
{
    /// <inheritdoc />
    public static string Verb => "tasks.list";
}

/// <summary>Shows the own tasks as a reminder.</summary>
public sealed record ShowReminder : IShow
{
    /// <inheritdoc />
    public static string Verb => "tasks.remind";
}
