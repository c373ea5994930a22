using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>Writes the activities of one person the way Teams does.</summary>
internal sealed class LocalActivities(LocalPerson person, LocalClient client, string serviceUrl, DateTimeOffset now)
{
    /// <summary>The app was installed for this person. Teams sends this and <see cref="MembersAdded"/>, in no certain order.</summary>
    public JsonObject Installed()
    {
        var activity = Envelope("installationUpdate", EventId());
        activity["action"] = "add";
        return activity;
    }

    /// <summary>The bot and the person joined their conversation.</summary>
    public JsonObject MembersAdded()
    {
        var activity = Envelope("conversationUpdate", EventId());
        activity["membersAdded"] = new JsonArray(Bot(), User());
        return activity;
    }

    /// <summary>The person wrote <paramref name="text"/>; it came with <paramref name="attachments"/>, if any.</summary>
    public JsonObject Said(string id, string? text, JsonArray? attachments = null)
    {
        var activity = Envelope("message", id);
        activity["textFormat"] = "plain";
        activity["text"] = text;
        activity["attachments"] = attachments;
        return activity;
    }

    /// <summary>The person pressed an <c>Action.Submit</c> on the card of message <paramref name="card"/>.</summary>
    public JsonObject Submitted(string card, JsonElement value, string? text)
    {
        var activity = Envelope("message", EventId());
        activity["text"] = text;
        activity["value"] = JsonNode.Parse(value.GetRawText());
        return About(activity, card);
    }

    /// <summary>The person did something with message <paramref name="card"/> that the bot answers at once.</summary>
    public JsonObject Invoked(string name, string card, JsonNode value)
    {
        var activity = Envelope("invoke", EventId());
        activity["name"] = name;
        activity["value"] = value;
        return About(activity, card);
    }

    private static string EventId() => $"f:{Guid.CreateVersion7()}";

    private static JsonObject About(JsonObject activity, string card)
    {
        activity["replyToId"] = card;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["channelData"]!["legacy"] = new JsonObject { ["replyToId"] = card };
        return activity;
    }

    private static JsonObject Bot() => new() { ["id"] = LocalIdentity.BotId, ["name"] = "PerfBot" };

    private JsonObject User() => new()
    {
        ["id"] = LocalIdentity.UserId(person.Key),
        ["name"] = person.Name,
        ["aadObjectId"] = person.ChannelUserId,
    };

    private JsonObject Envelope(string type, string id) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["timestamp"] = now.UtcDateTime,
        ["localTimestamp"] = Local(),
        ["localTimezone"] = client.TimeZone,
        ["locale"] = client.Locale,
        ["channelId"] = LocalIdentity.ChannelId,
        ["serviceUrl"] = serviceUrl,
        ["from"] = User(),
        ["recipient"] = Bot(),
        ["conversation"] = new JsonObject
        {
            ["id"] = LocalIdentity.ConversationId(person.Key),
            ["conversationType"] = "personal",
            ["tenantId"] = LocalIdentity.TenantId,
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = LocalIdentity.TenantId } },
        ["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo",
            ["locale"] = client.Locale,
            ["platform"] = "Web",
            ["timezone"] = client.TimeZone,
        }),
    };

    private DateTimeOffset Local() => TimeZoneInfo.TryFindSystemTimeZoneById(client.TimeZone, out var zone)
        ? TimeZoneInfo.ConvertTime(now, zone)
        : now;
}
