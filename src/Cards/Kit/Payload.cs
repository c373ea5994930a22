using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfBot.Cards.Kit;

/// <summary>How payloads travel inside buttons and come back.</summary>
public static class Payload
{
    /// <summary>
    /// Camel case, nulls left out, Chinese unescaped. Reading takes numbers from text, because a card's inputs arrive as text,
    /// and ignores what it does not know, because clients add properties of their own.
    /// </summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>A payload whose type is known only when it runs.</summary>
    public static string WriteAny(object payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return JsonSerializer.Serialize(payload, payload.GetType(), Json);
    }

    /// <summary>The payload as JSON, without its verb.</summary>
    public static string Write<T>(T payload)
        where T : ISubmit => JsonSerializer.Serialize(payload, Json);
}
