using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Tasks;

/// <summary>Asks to whom a task is given. Answered by <see cref="DelegateTask"/>.</summary>
/// <param name="Task">The task.</param>
/// <param name="Version">The version that was shown.</param>
/// <param name="Kind">Its stage.</param>
/// <param name="Subject">Whose review.</param>
/// <param name="Candidates">Who may take it.</param>
/// <param name="Reason">What was typed before.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
public sealed record DelegateCard(Guid Task, int Version, StageKind Kind, string Subject, IReadOnlyList<(Guid Id, string Name)> Candidates, string? Reason = null, Refusal? Notice = null) : ICard
{
    /// <summary>People that are offered.</summary>
    public const int MaxCandidates = 60;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new TasksTexts(lang);
        var body = new List<Element> { new Title(say.Delegate, say.For(lang.Stage(Kind), Subject)) };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        var back = Button.To(new ReviewsTexts(lang).BackToForm, new OpenTask(Task));
        if (Candidates.Count == 0)
        {
            body.Add(new Callout(say.NobodyToDelegate, Tone.Warning));
            return new(say.Delegate, body, [back]);
        }

        body.Add(new Paragraph(say.DelegateBelow, Tone.Subtle));
        body.Add(new ChoiceInput("to", say.To, [.. Candidates.Take(MaxCandidates).Select(c => ($"{c.Id}", c.Name))], IsRequired: true, Missing: say.ChooseOne, Placeholder: say.ChooseOne));
        body.Add(new TextInput("reason", say.WhyLabel, Reason, MaxLength: ReviewTask.ReasonMaxLength, IsLong: false));
        return new(say.Delegate, body, [Button.For(say.Delegate, new DelegateTask(Task, Version, null), ButtonStyle.Primary), back]);
    }
}

/// <summary>A task that the reader gave to somebody else, who has to act now.</summary>
/// <param name="Task">The task.</param>
/// <param name="Kind">Its stage.</param>
/// <param name="Subject">Whose review.</param>
/// <param name="Cycle">The cycle.</param>
/// <param name="To">Who has it.</param>
/// <param name="DueOn">The last day.</param>
/// <param name="Today">The reader's present day.</param>
/// <param name="CanTakeBack">Whether it is still open.</param>
public sealed record DelegatedCard(Guid Task, StageKind Kind, string Subject, CycleName Cycle, string To, DateOnly DueOn, DateOnly Today, bool CanTakeBack) : ICard
{
    /// <summary>What was typed on an earlier version of the card and could not be saved.</summary>
    public IReadOnlyList<UnsavedText> Unsaved { get; init; } = [];

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new TasksTexts(lang);
        var name = say.For(lang.Stage(Kind), Subject);
        var body = new List<Element>
        {
            new Title(name, lang.Cycle(Cycle)),
            new Callout(CanTakeBack ? say.GivenTo(To, lang.Due(DueOn, Today)) : say.WasGivenTo(To), Tone.Default),
        };
        UnsavedText.Show(Unsaved, body, new ReviewsTexts(lang), lang);
        var buttons = new List<Button>();
        if (CanTakeBack)
        {
            buttons.Add(Button.For(say.TakeBack, new TakeBackTask(Task)));
        }

        buttons.Add(Button.To(say.Title, new ShowMyTasks()));
        return new(name, body, buttons);
    }
}

/// <summary>Asks to give a task to somebody else.</summary>
public sealed record AskDelegation(Guid Task) : IShow
{
    /// <inheritdoc />
    public static string Verb => "task.ask-delegate";
}

/// <summary>Gives a task to somebody else.</summary>
/// <param name="Task">The task.</param>
/// <param name="Version">The version that the card showed.</param>
/// <param name="To">The employee's id.</param>
/// <param name="Reason">Why; kept in the audit log.</param>
public sealed record DelegateTask(Guid Task, int Version, string? To, string? Reason = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "task.delegate";
}

/// <summary>Takes a task back that was given to somebody else.</summary>
public sealed record TakeBackTask(Guid Task) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "task.take-back";
}
