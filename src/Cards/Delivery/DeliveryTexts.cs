using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;

namespace PerfBot.Cards.Delivery;

/// <summary>Why messages do not arrive, and what can be done about it, in words for HR.</summary>
internal sealed class DeliveryTexts(Language lang)
{
    public string Title => lang.Say("Who cannot be reached", "联系不上的人");
    public string Everybody => lang.Say("Everybody can be reached, as far as is known.", "目前没有发现联系不上的人。");
    public string Below(int n) => lang.Say($"{lang.Count(n, "person", "people", "")}, with the reason and what to do", $"{n} 人，附原因和处理办法");
    public string More(int n) => lang.Say($"and {n} more", $"另有 {n} 人");
    public string Retry => lang.Say("Try again", "重试");
    public string Next => lang.Say("Next page", "下一页");
    public string Refresh => lang.Say("Refresh", "刷新");
    public string Retried(int n) => lang.Say($"{lang.Count(n, "message goes", "messages go", "")} out again.", $"{n} 条消息正在重发。");

    public string Stopped(string reason) => lang.Say(
        $"Nothing is delivered to anybody: the channel turns the bot away ({reason}). Ask your administrator to check the bot's registration and its secret.",
        $"消息全部停发：渠道拒绝机器人接入（{reason}）。请管理员检查机器人的注册信息和密钥。");

    public string Reason(string? code) => code switch
    {
        DeliveryTroubles.NotEmployed => lang.Say("Has left the company", "已离职"),
        DeliveryTroubles.OutOfScope => lang.Say("Outside the sender's scope", "不在发送人的管辖范围"),
        DeliveryTroubles.NoAccount => lang.Say("No account on the channel", "没有关联聊天账号"),
        DeliveryTroubles.NotMet => lang.Say("Has never been in contact with the bot", "从未与机器人联系过"),
        "ConversationBlockedByUser" or "MessageWritesBlocked" => lang.Say("Has blocked the bot", "屏蔽了机器人"),
        "BotDisabledByAdmin" => lang.Say("The administrator has disabled the bot", "管理员停用了机器人"),
        "BotNotInConversationRoster" => lang.Say("Has removed the app", "卸载了应用"),
        "ForbiddenOperationException" => lang.Say("The app is not installed for them", "尚未安装应用"),
        "ConversationNotFound" => lang.Say("Has deleted the chat", "删除了聊天"),
        "MessageSizeTooBig" => lang.Say("The message is too large", "消息过大"),
        "Throttled" or "TooManyRequests" => lang.Say("The channel was too busy", "渠道限流"),
        DeliveryTroubles.NotRendered => lang.Say("The card could not be made", "卡片生成失败"),
        _ => lang.Say($"The channel refused it ({code ?? "?"})", $"渠道拒收（{code ?? "?"}）"),
    };

    public string Remedy(string? code) => code switch
    {
        DeliveryTroubles.NotEmployed or DeliveryTroubles.OutOfScope => lang.Say("Nothing to do.", "无需处理。"),
        DeliveryTroubles.NoAccount => lang.Say("Add the account or the e-mail address in the people file and import it.", "在人员文件中补上账号或邮箱后重新导入。"),
        DeliveryTroubles.NotMet or "ForbiddenOperationException" or "BotNotInConversationRoster" => lang.Say(
            "Ask them to open the app in Teams, or have the administrator install it for everybody; it then goes out by itself.", "请对方在Teams中打开应用，或由管理员统一安装；之后会自动补发。"),
        "ConversationBlockedByUser" or "MessageWritesBlocked" => lang.Say("Ask them to unblock the bot and write to it; it then goes out by itself.", "请对方解除屏蔽并给机器人发一条消息；之后会自动补发。"),
        "BotDisabledByAdmin" => lang.Say("Ask the administrator to allow the app.", "请管理员允许使用该应用。"),
        "ConversationNotFound" => lang.Say("Ask them to write to the bot once.", "请对方给机器人发一条消息。"),
        "MessageSizeTooBig" => lang.Say("Shorten it.", "请缩短内容。"),
        _ => lang.Say("Try again later; if it stays, tell your administrator the code.", "请稍后重试；如仍失败，请把代码告诉管理员。"),
    };
}
