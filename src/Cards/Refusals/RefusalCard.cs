using PerfBot.Cards.Help;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Cards.Refusals;

/// <summary>Why a request was not carried out, and what the person can do instead.</summary>
public sealed record RefusalCard(Refusal Refusal, Roles Roles) : ICard
{
    /// <summary>What was typed and has no card of its own any more: shown, so that it is not lost.</summary>
    public IReadOnlyList<UnsavedText> Unsaved { get; init; } = [];

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var sentence = RefusalTexts.Of(Refusal, lang);
        var body = new List<Element> { new Callout(sentence, Tone.Warning) };
        UnsavedText.Show(Unsaved, body, new ReviewsTexts(lang), lang);
        return new(lang.Say("This did not work", "操作未完成"), body, HelpButtons.For(Roles, lang));
    }
}
