using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfBot.Teams.Wire;

/// <summary>A message that the bot sends: one card or one text.</summary>
/// <remarks>Never both: the service would split them into two messages and tell the id of neither.</remarks>
public sealed record OutgoingActivity
{
    /// <summary>The content type of an Adaptive Card.</summary>
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    // The reader is a JSON parser and never an HTML page. The default escapes each Chinese letter into six bytes, and the service limits the size.
    internal static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a notification and a lock screen show in place of the card. Needed with a card, and never a score in it.</summary>
    public string? Summary { get; init; }

    /// <summary>The message it replies to; the connector puts it into the address too.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The bot's id, <c>28:</c> and the app id; null lets the service fill it in.</summary>
    public string? FromId { get; init; }

    /// <summary>The person's id, <c>29:…</c>.</summary>
    public string? RecipientId { get; init; }

    /// <summary>The chat. Needed.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The language it is written in, as a BCP-47 tag.</summary>
    public string? Locale { get; init; }

    /// <summary>The card as JSON in UTF-8, written out as it is; empty when there is a <see cref="Text"/>.</summary>
    public ReadOnlyMemory<byte> Card { get; init; }

    /// <summary>What <see cref="Card"/> is. Default: an Adaptive Card.</summary>
    public string ContentType { get; init; } = CardType;

    /// <summary>The name of the file that <see cref="Card"/> is about; null for a card.</summary>
    public string? FileName { get; init; }

    /// <summary>Where that file lies; null for a card, and before it lies anywhere.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The text, which Teams reads as Markdown.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the message also goes into the activity feed. Default false: an ordinary chat message.</summary>
    public bool Alert { get; init; }

    /// <summary>What may stand in a log: never what people read.</summary>
    public override string ToString() => $"message to {ConversationId}";

    /// <summary>The message as JSON in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">There is neither a card nor a text, or both, or a card without a summary.</exception>
    public byte[] ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>(Card.Length + 1024);
        WriteTo(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the message as JSON in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">As <see cref="ToUtf8"/>.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (Card.IsEmpty == string.IsNullOrEmpty(Text))
        {
            throw new InvalidOperationException("A message is one card or one text.");
        }

        if (!Card.IsEmpty && string.IsNullOrWhiteSpace(Summary))
        {
            throw new InvalidOperationException("A card needs a summary: without one a notification says only that a card was sent.");
        }

        using var json = new Utf8JsonWriter(output, Json);
        json.WriteStartObject();
        json.WriteString("type"u8, ActivityTypes.Message);
        WriteId(json, "from"u8, FromId);
        WriteId(json, "recipient"u8, RecipientId);
        WriteId(json, "conversation"u8, ConversationId);
        WriteText(json, "replyToId"u8, ReplyToId);
        WriteText(json, "locale"u8, Locale);
        WriteText(json, "summary"u8, Summary);
        WriteText(json, "text"u8, Text);
        if (Alert)
        {
            json.WritePropertyName("channelData"u8);
            json.WriteRawValue("""{"notification":{"alert":true}}"""u8, skipInputValidation: true);
        }

        if (!Card.IsEmpty)
        {
            json.WriteStartArray("attachments"u8);
            json.WriteStartObject();
            json.WriteString("contentType"u8, ContentType);
            WriteText(json, "name"u8, FileName);
            WriteText(json, "contentUrl"u8, ContentUrl);
            json.WritePropertyName("content"u8);
            json.WriteRawValue(Card.Span, skipInputValidation: true);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteId(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? id)
    {
        if (id is not null)
        {
            json.WriteStartObject(name);
            json.WriteString("id"u8, id);
            json.WriteEndObject();
        }
    }
}
