using PerfBot.Cards.Kit;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Tasks;

/// <summary>Somebody's overdue task that the reader was told of.</summary>
/// <param name="Task">The task.</param>
/// <param name="Kind">Its stage.</param>
/// <param name="Assignee">Who has to act.</param>
/// <param name="Subject">Whose review; null for the assignee's own.</param>
/// <param name="DueOn">The last day.</param>
public sealed record EscalatedRow(Guid Task, StageKind Kind, string Assignee, string? Subject, DateOnly DueOn);

/// <summary>Overdue tasks of others that the programme escalated to the reader.</summary>
/// <param name="Tasks">At most <see cref="MaxRows"/> are shown.</param>
/// <param name="Today">The reader's present day.</param>
public sealed record EscalatedCard(IReadOnlyList<EscalatedRow> Tasks, DateOnly Today) : ICard
{
    /// <summary>More would not fit into one message.</summary>
    public const int MaxRows = 12;

    /// <summary>Who was reminded by the last click, and whether a message went out; null when nobody was.</summary>
    public (string Person, bool IsSent)? Reminded { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new TasksTexts(lang);
        var body = new List<Element> { new Title(say.EscalatedTitle, Tasks.Count == 0 ? say.EscalatedNone : say.EscalatedBelow) };
        if (Reminded is { } reminded)
        {
            body.Add(new Callout(reminded.IsSent ? say.Reminded(reminded.Person) : say.RemindedLately(reminded.Person), Tone.Good));
        }

        body.AddRange(Tasks.Take(MaxRows).Select(t => new Row(
            t.Assignee,
            t.Subject is null ? lang.Stage(t.Kind) : say.For(lang.Stage(t.Kind), t.Subject),
            lang.Due(t.DueOn, Today),
            Tone.Attention,
            [Button.For(say.Remind, new NudgeTask(t.Task))])));
        if (Tasks.Count > MaxRows)
        {
            body.Add(new Paragraph(say.More(Tasks.Count - MaxRows), Tone.Subtle));
        }

        return new(say.EscalatedTitle, body, [Button.To(say.Title, new ShowMyTasks())]);
    }
}

/// <summary>Asks for the overdue tasks that were escalated to the reader.</summary>
public sealed record ShowEscalated : IShow
{
    /// <inheritdoc />
    public static string Verb => "tasks.escalated";
}

/// <summary>Reminds whoever has to act in one task.</summary>
public sealed record NudgeTask(Guid Task) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "task.nudge";
}
