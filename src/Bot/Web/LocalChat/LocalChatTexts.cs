using System.Text.Json;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>What the page itself says, in both languages. What the bot says is the bot's.</summary>
/// <param name="isChinese">The language that the page is first shown in; the reader can switch.</param>
public sealed class LocalChatTexts(bool isChinese)
{
    private static readonly Dictionary<string, (string En, string Zh)> All = new()
    {
        ["title"] = ("PerfBot local chat", "PerfBot 本地聊天"),
    };

    /// <summary>The BCP 47 tag of the first language.</summary>
    public string Language => isChinese ? "zh-CN" : "en-US";

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
