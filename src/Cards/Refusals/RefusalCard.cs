using PerfBot.Cards.Help;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Cards.Refusals;

/// <summary>Why a request was not carried out, and what the person can do instead.</summary>
public sealed record RefusalCard(Refusal Refusal, Roles Roles) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var sentence = RefusalTexts.Of(Refusal, lang);
        return new(lang.Say("This did not work", "操作未完成"), [new Callout(sentence, Tone.Warning)], HelpButtons.For(Roles, lang));
    }
}
