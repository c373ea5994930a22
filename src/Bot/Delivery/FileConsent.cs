using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;
using PerfBot.Features.Kernel;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Delivery;

/// <summary>The channel's way to hand over a file: the bot offers it, the person agrees, the channel says where to put it.</summary>
internal static class FileConsent
{
    private const string OfferType = "application/vnd.microsoft.teams.card.file.consent";
    private const string GivenType = "application/vnd.microsoft.teams.card.file.info";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The offer. What is agreed to is the request, not the bytes: the file is made anew then.</summary>
    public static OutgoingActivity Offer(OutgoingActivity envelope, OfferedFile file, OutboxMessage message, Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var context = new JsonObject { ["verb"] = message.Verb, ["request"] = JsonNode.Parse(message.Payload) };
        return Attach(envelope, OfferType, file, new JsonObject
        {
            ["description"] = file.Description,
            ["sizeInBytes"] = file.Content.Length,
            ["acceptContext"] = context,
            ["declineContext"] = context.DeepClone(),
        });
    }

    /// <summary>The file as it stands in the chat once it has been handed over.</summary>
    public static OutgoingActivity Given(OutgoingActivity envelope, OfferedFile file, JsonElement uploadInfo) => Attach(envelope, GivenType, file, new JsonObject
    {
        ["uniqueId"] = TextOf(uploadInfo, "uniqueId"),
        ["fileType"] = TextOf(uploadInfo, "fileType") ?? Path.GetExtension(file.Name).TrimStart('.'),
    }) with
    {
        ContentUrl = TextOf(uploadInfo, "contentUrl"),
    };

    /// <summary>A text property, or null.</summary>
    public static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static OutgoingActivity Attach(OutgoingActivity envelope, string type, OfferedFile file, JsonObject content) => envelope with
    {
        Summary = file.Name,
        ContentType = type,
        FileName = file.Name,
        Card = Encoding.UTF8.GetBytes(content.ToJsonString(Json)),
    };
}
