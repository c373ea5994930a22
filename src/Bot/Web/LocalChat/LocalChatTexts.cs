using System.Text.Json;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>What the page itself says, in both languages. What the bot says is the bot's.</summary>
/// <param name="isChinese">The language that the page is first shown in; the reader can switch.</param>
public sealed class LocalChatTexts(bool isChinese)
{
    private static readonly Dictionary<string, (string En, string Zh)> All = new()
    {
        ["title"] = ("PerfBot local chat", "PerfBot 本地聊天"),
        ["development"] = ("local chat, development only", "本地聊天，仅用于开发"),
        ["noScript"] = ("This page needs JavaScript.", "本页面需要启用 JavaScript。"),
        ["skip"] = ("Skip to the message box", "跳到消息输入框"),
        ["language"] = ("Language", "语言"),
        ["offline"] = ("The connection to PerfBot is lost. Trying again…", "与 PerfBot 的连接已断开，正在重试…"),

        ["people"] = ("People", "人员"),
        ["peopleHint"] = ("Pick a person and chat with the bot as them.", "选择一位同事，以其身份与机器人聊天。"),
        ["find"] = ("Find a person", "查找人员"),
        ["nobodyFound"] = ("Nobody is called that.", "没有找到匹配的人员。"),
        ["hr"] = ("HR", "人力资源"),
        ["manager"] = ("Managers", "经理"),
        ["employee"] = ("Employees", "员工"),
        ["unread"] = ("{n} unread", "{n} 条未读"),

        ["startTitle"] = ("Try PerfBot without Teams", "无需 Teams，直接体验 PerfBot"),
        ["startText"] = (
            "This page plays Teams for the bot on this machine: the same messages, cards and files go over the same protocol. Pick a person; you can change roles at any time, and messages wait for whoever is not looking.",
            "本页面在这台电脑上代替 Teams：消息、卡片和文件都走同样的协议。请选择一位同事开始；您可以随时切换身份，未查看的消息会保留。"),
        ["startPick"] = ("Start as", "从这里开始"),
        ["aManager"] = ("Manager", "经理"),
        ["anEmployee"] = ("Employee", "员工"),
        ["emptyTitle"] = ("Nobody is here yet", "还没有任何人员"),
        ["emptyDemo"] = ("Look around in a made-up company:", "用一家虚构的公司体验："),
        ["emptyImport"] = ("Or begin with your own people, from a CSV or Excel file. NUMBER is the employee number of the first HR person:", "或者用 CSV 或 Excel 文件导入自己的人员。NUMBER 为第一位人力资源同事的工号："),
        ["emptyThen"] = ("This page shows them as soon as they are there.", "导入完成后，人员会自动显示在本页面。"),
        ["onlyHrTitle"] = ("Only HR is here so far", "目前只有人力资源同事"),
        ["onlyHrText"] = (
            "Open the chat as HR and send the bot a people file (CSV or Excel): drop it into the conversation, or use the paper clip. Everybody in it then appears here.",
            "请以人力资源身份打开聊天，把人员文件（CSV 或 Excel）拖入对话或用回形针按钮发送给机器人。文件中的人员随后会显示在这里。"),

        ["back"] = ("Back to the people", "返回人员列表"),
        ["playing"] = ("You are {name}", "您的身份：{name}"),
        ["conversation"] = ("Messages", "消息"),
        ["noMessages"] = ("Nothing yet. Say hello, or try one of the suggestions below.", "还没有消息。打个招呼，或试试下方的建议。"),
        ["notInstalled"] = ("The bot could not be reached when this conversation was opened.", "打开对话时无法连接到机器人。"),
        ["botSaid"] = ("PerfBot said", "PerfBot 说"),
        ["youSaid"] = ("You said", "您说"),
        ["edited"] = ("Edited", "已编辑"),
        ["typing"] = ("PerfBot is typing…", "PerfBot 正在输入…"),
        ["undelivered"] = ("The bot did not take this message.", "机器人没有收到这条消息。"),
        ["retry"] = ("Send again", "重新发送"),
        ["newCard"] = ("The card has changed.", "卡片已更新。"),
        ["attachmentUnknown"] = ("An attachment that this page cannot show: {type}", "本页面无法显示的附件：{type}"),

        ["write"] = ("Message to PerfBot", "发给 PerfBot 的消息"),
        ["writeHint"] = ("Enter sends, Shift+Enter begins a new line", "Enter 发送，Shift+Enter 换行"),
        ["send"] = ("Send", "发送"),
        ["attach"] = ("Attach a file", "添加附件"),
        ["drop"] = ("Let go to send the file", "松开即可发送文件"),
        ["suggestions"] = ("Suggestions", "建议"),
        ["commands"] = ("My tasks|Help", "我的待办|帮助"),
        ["fileTooLarge"] = ("{name} is larger than 10 MB and was not sent.", "{name} 超过 10 MB，未发送。"),
        ["notSent"] = ("It could not be sent. Is PerfBot still running?", "发送失败。PerfBot 是否仍在运行？"),

        ["working"] = ("Working…", "正在处理…"),
        ["unreachable"] = ("The bot could not be reached. What you typed is still here; try again.", "无法连接到机器人。您填写的内容仍然保留，请重试。"),
        ["tooSlow"] = ("The bot took longer than Teams waits (15 seconds). What you typed is still here.", "机器人响应超过 Teams 的等待时限（15 秒）。您填写的内容仍然保留。"),
        ["notUnderstood"] = ("The bot does not know this button.", "机器人不认识这个按钮。"),
        ["failed"] = ("Something went wrong in the bot ({status}). What you typed is still here.", "机器人出错（{status}）。您填写的内容仍然保留。"),
        ["noAnswer"] = ("The bot answered nothing that Teams could show.", "机器人没有返回 Teams 可以显示的内容。"),
        ["brokenCard"] = ("This card cannot be shown.", "无法显示此卡片。"),
        ["moreActions"] = ("More options", "更多操作"),
        ["download"] = ("Download", "下载"),
        ["accept"] = ("Accept", "接收"),
        ["decline"] = ("Decline", "拒绝"),
    };

    /// <summary>The BCP 47 tag of the first language.</summary>
    public string Language => isChinese ? "zh-CN" : "en-US";

    /// <summary>What the texts are called.</summary>
    public IReadOnlyCollection<string> Keys => All.Keys;

    /// <summary>The text called <paramref name="key"/> in the first language.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string this[string key] => isChinese ? All[key].Zh : All[key].En;

    /// <summary>All texts in both languages, safe inside a script element.</summary>
    public string Json => JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>>
    {
        ["en-US"] = All.ToDictionary(t => t.Key, t => t.Value.En),
        ["zh-CN"] = All.ToDictionary(t => t.Key, t => t.Value.Zh),
    });
}
