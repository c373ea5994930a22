using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Help;

/// <summary>Answers in a group or channel, where everybody would read along.</summary>
public sealed record PrivateOnlyCard : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var text = lang.Say("Please write to me in our personal chat: reviews are not for a group.", "请在与我的单独聊天中操作：考核内容不适合在群里显示。");
        return new(lang.Say("PerfBot works in personal chat", "绩效助手仅在单独聊天中使用"), [new Paragraph(text)], []);
    }
}
