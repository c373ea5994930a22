using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Reviews;

/// <summary>Asks for the reason of a return. Answered by <see cref="ReturnTask"/>.</summary>
/// <param name="Task">The task whose actor returns the review.</param>
/// <param name="Version">Its version.</param>
/// <param name="Subject">Whose review.</param>
/// <param name="To">The stage that it goes back to.</param>
/// <param name="Reason">What was typed before.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
public sealed record ReturnCard(Guid Task, int Version, string Subject, StageKind To, string? Reason = null, Refusal? Notice = null) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new ReviewsTexts(lang);
        var body = new List<Element> { new Title(say.ReturnTitle(Subject), say.ReturnBelow(To)) };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        body.Add(new TextInput("reason", say.ReasonLabel, Reason, say.ReasonHint, ReviewTask.ReasonMaxLength, IsRequired: true, Missing: say.ReasonNeeded));
        return new(
            say.ReturnTitle(Subject),
            body,
            [
                Button.For(say.Return, new ReturnTask(Task, Version), ButtonStyle.Destructive),
                Button.To(say.BackToForm, new OpenTask(Task)),
            ]);
    }
}

/// <summary>Asks to return a review.</summary>
public sealed record AskReturn(Guid Task) : IShow
{
    /// <inheritdoc />
    public static string Verb => "task.ask-return";
}

/// <summary>Returns a review to the stage before.</summary>
/// <param name="Task">The task.</param>
/// <param name="Version">The version that the card showed.</param>
/// <param name="Reason">Why; required.</param>
public sealed record ReturnTask(Guid Task, int Version, string? Reason = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "task.return";
}
