using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfBot.Cards.Kit;

/// <summary>Writes a card as Adaptive Card 1.5 JSON. The only place that knows that format.</summary>
/// <remarks>
/// Always version 1.5: mobile clients replace a card of a higher or missing version as a whole. Every Action.Execute sits in an
/// ActionSet with an Action.Submit of the same data for clients that know no Execute.
/// </remarks>
public static class AdaptiveCardWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // Rendering does not wait, so a thread writes one card at a time.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>The card in <paramref name="lang"/>, UTF-8.</summary>
    public static byte[] Write(ICard card, Language lang)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Write(card.Render(lang), lang);
    }

    /// <summary>The view as UTF-8 JSON.</summary>
    public static byte[] Write(CardView view, Language lang)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(lang);
        var buffer = _buffer ??= new(8192);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "AdaptiveCard"u8);
            json.WriteString("$schema"u8, "http://adaptivecards.io/schemas/adaptive-card.json"u8);
            json.WriteString("version"u8, "1.5"u8);
            json.WriteString("lang"u8, lang.Tag[..2]); // the format knows two letters, no region
            json.WriteString("fallbackText"u8, view.Summary);
            json.WriteStartObject("msteams"u8);
            json.WriteString("width"u8, "Full"u8);
            json.WriteEndObject();
            json.WriteStartArray("body"u8);
            var elements = new ElementWriter(json);
            foreach (var element in view.Body)
            {
                elements.Write(element);
            }

            new ButtonWriter(json).Write(view.Buttons, isLast: true);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
