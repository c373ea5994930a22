using System.Text.Json;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>One message of a transcript, as the page is told of it.</summary>
internal sealed record LocalMessage
{
    public required string Id { get; init; }

    public required bool FromBot { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Summary { get; init; }

    public JsonElement? Attachments { get; init; }

    public JsonElement? SuggestedActions { get; init; }

    public bool Edited { get; init; }

    /// <summary>The bot did not take it: it could not be reached, or answered with an error.</summary>
    public bool Undelivered { get; init; }

    /// <summary>What the page needs of an activity; the rest of the envelope is the channel's business.</summary>
    public static LocalMessage Of(JsonElement activity, string id, bool fromBot, DateTimeOffset at) => new()
    {
        Id = id,
        FromBot = fromBot,
        At = at,
        Text = activity.Text("text"),
        TextFormat = activity.Text("textFormat"),
        Summary = activity.Text("summary"),
        Attachments = activity.Part("attachments", JsonValueKind.Array),
        SuggestedActions = activity.Part("suggestedActions", JsonValueKind.Object),
    };
}
