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

/// <summary>Something went wrong on our side; the person gets an id to quote, never a stack trace.</summary>
public sealed record FailureCard(string Id, Roles Roles) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        return new(
            lang.Say("Something went wrong", "出了点问题"),
            [
                new Callout(lang.Say("Something went wrong on my side. Nothing was changed; please try again.", "我这边出了点问题，未做任何更改，请重试。"), Tone.Attention),
                new Paragraph(lang.Say($"If it happens again, tell your administrator this id: {Id}", $"如再次出现，请把编号告诉管理员：{Id}"), Tone.Subtle),
            ],
            HelpButtons.For(Roles, lang));
    }
}
