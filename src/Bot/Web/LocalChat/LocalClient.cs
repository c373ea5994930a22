namespace PerfBot.Bot.Web.LocalChat;

/// <summary>What the browser says of itself, for the bot to answer in the right language and time zone.</summary>
/// <param name="Locale">BCP 47, such as <c>zh-CN</c>.</param>
/// <param name="TimeZone">IANA, such as <c>Asia/Shanghai</c>.</param>
internal sealed record LocalClient(string Locale, string TimeZone)
{
    private const int MaxLength = 64;

    /// <summary>Reads what the page sent; what is missing or too long to be true becomes English and UTC.</summary>
    public static LocalClient From(string? locale, string? timeZone) => new(
        locale is { Length: > 0 and <= MaxLength } ? locale : "en-US",
        timeZone is { Length: > 0 and <= MaxLength } ? timeZone : "Etc/UTC");
}
