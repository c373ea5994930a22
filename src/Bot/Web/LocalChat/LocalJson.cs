using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>How the local channel writes and reads JSON.</summary>
internal static class LocalJson
{
    /// <summary>Nothing is escaped that JSON does not demand: no answer of the channel is ever read as HTML.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The string called <paramref name="name"/>, or null if there is none or it is something else.</summary>
    public static string? Text(this JsonElement json, string name) => json.Part(name, JsonValueKind.String)?.GetString();

    /// <summary>The member called <paramref name="name"/>, or null if there is none or it is of another kind.</summary>
    public static JsonElement? Part(this JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var part) && part.ValueKind == kind ? part : null;

    /// <summary>The body as a JSON object, or null if it is none. Larger than <paramref name="limit"/> bytes is none.</summary>
    public static async Task<JsonElement?> ReadAsync(HttpRequest request, int limit, CancellationToken ct)
    {
        if (!request.HasJsonContentType() || request.ContentLength > limit)
        {
            return null;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: ct);
            return body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
