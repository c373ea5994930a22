using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Reviews;

/// <summary>Asks what counts for a line whose data is missing. Answered by <see cref="DecideLine"/>.</summary>
/// <param name="Review">The review.</param>
/// <param name="Line">The line.</param>
/// <param name="Subject">Whose review.</param>
/// <param name="Version">The review's version.</param>
/// <param name="BackTo">HR's task to go back to; null where there is none.</param>
/// <param name="Value">What was typed before.</param>
/// <param name="Reason">What was typed before.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
public sealed record DecideLineCard(Guid Review, ReviewLine Line, string Subject, int Version, Guid? BackTo, string? Value = null, string? Reason = null, Refusal? Notice = null) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new ReviewsTexts(lang);
        var body = new List<Element> { new Title(lang.Say(Line.Line.Name), say.DecideBelow(Subject)) };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        body.Add(new NumberInput("value", say.ActualLabel(Line.Line.Unit), Value, say.ActualHint(Line.Line.Unit)));
        body.Add(new TextInput("reason", say.ReasonLabel, Reason, say.DecideReasonHint, ReviewTask.ReasonMaxLength, IsRequired: true, Missing: say.ReasonNeeded));
        var buttons = new List<Button>
        {
            Button.For(say.TakeValue, new DecideLine(Review, Line.Key, Version, IsNotApplicable: false), ButtonStyle.Primary),
            Button.For(say.NotApplicable, new DecideLine(Review, Line.Key, Version, IsNotApplicable: true)),
        };
        if (BackTo is { } task)
        {
            buttons.Add(Button.To(say.BackToForm, new OpenTask(task)));
        }

        return new(lang.Say(Line.Line.Name), body, buttons);
    }
}

/// <summary>Asks to decide about a line.</summary>
public sealed record AskDecision(Guid Review, string Line) : IShow
{
    /// <inheritdoc />
    public static string Verb => "review.ask-decision";
}

/// <summary>Says what counts for a line.</summary>
/// <param name="Review">The review.</param>
/// <param name="Line">The line's key.</param>
/// <param name="Version">The review's version that the card showed.</param>
/// <param name="IsNotApplicable">Whether the line does not apply to this person.</param>
/// <param name="Value">The actual, as typed; read only where the line applies.</param>
/// <param name="Reason">Why; required.</param>
public sealed record DecideLine(Guid Review, string Line, int Version, bool IsNotApplicable, string? Value = null, string? Reason = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "review.decide-line";
}
