using System.Text.Json;
using PerfBot.Cards.Help;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;

namespace PerfBot.Cards.Refusals;

/// <summary>Something went wrong on our side; the person gets an id to quote, never a stack trace.</summary>
/// <param name="Id">The id under which the log tells what happened.</param>
/// <param name="Roles">What the person may be; nobody whom we know is offered nothing.</param>
/// <param name="TookTooLong">Whether time ran out; otherwise it is a fault.</param>
/// <param name="Click">The button that came to nothing, to be pressed again with everything that was typed; null for text and files.</param>
public sealed record FailureCard(string Id, Roles Roles, bool TookTooLong = false, FailedClick? Click = null) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var again = Click is null ? Enumerable.Empty<Button>() : [Button.Again(lang.Say("Try again", "重试"), Click.Verb, Click.Sent)];
        var others = Roles == Roles.None ? [] : HelpButtons.For(Roles, lang);
        return new(
            TookTooLong ? lang.Say("This took too long", "处理超时") : lang.Say("Something went wrong", "出了点问题"),
            [
                new Callout(
                    TookTooLong
                        ? lang.Say("This took too long, so I stopped. Nothing was saved; please try again.", "处理时间过长，已中止。未保存任何内容，请重试。")
                        : lang.Say("Something went wrong on my side. Nothing was saved; please try again.", "我这边出了点问题。未保存任何内容，请重试。"),
                    Tone.Attention),
                new Paragraph(lang.Say($"If it happens again, tell your administrator this id: {Id}", $"如再次出现，请把编号告诉管理员：{Id}"), Tone.Subtle),
            ],
            [.. again, .. others.Where(b => Click is null || b.Style != ButtonStyle.Primary).Take(Click is null ? 6 : 5)]);
    }
}

/// <summary>A press of a button that came to nothing.</summary>
/// <param name="Verb">The button's verb.</param>
/// <param name="Sent">What it sent, an object.</param>
public sealed record FailedClick(string Verb, JsonElement Sent);
