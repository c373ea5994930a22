using System.Text.Json.Serialization;

namespace PerfBot.Teams.Wire;

/// <summary>A fact beside the text. Other types than <c>clientInfo</c> and <c>mention</c> come too, in shapes of their own.</summary>
public sealed record Entity
{
    /// <summary><c>clientInfo</c>, <c>mention</c> or something else.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Type { get; set; }

    /// <summary>Of <c>clientInfo</c>: the IANA time zone.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Timezone { get; set; }

    /// <summary>Of <c>clientInfo</c>: the client's language.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Locale { get; set; }

    /// <summary>Of <c>mention</c>: how it stands in the activity's text, such as <c>&lt;at&gt;PerfBot&lt;/at&gt;</c>.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Text { get; set; }

    /// <summary>Of <c>mention</c>: who is meant.</summary>
    public Account? Mentioned { get; set; }
}
