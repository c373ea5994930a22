using System.Buffers;
using System.Text.Json;

namespace PerfBot.Teams.Wire;

/// <summary>The bodies that answer an <c>adaptiveCard/action</c>. The HTTP status is 200 for each of them: the status that the client acts on is inside.</summary>
public static class InvokeBody
{
    /// <summary>The media type of every body.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    private static ReadOnlySpan<byte> CardStart => """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":"""u8;

    /// <summary>Replaces the pressed card, for the person who pressed.</summary>
    /// <param name="to">Takes as many bytes as <see cref="LengthOfCard"/> says.</param>
    /// <param name="card">The card as JSON in UTF-8: an object.</param>
    public static void WriteCard(IBufferWriter<byte> to, ReadOnlySpan<byte> card)
    {
        to.Write(CardStart);
        to.Write(card);
        to.Write("}"u8);
    }

    /// <summary>The length in bytes of what <see cref="WriteCard"/> writes.</summary>
    public static int LengthOfCard(ReadOnlySpan<byte> card) => CardStart.Length + card.Length + 1;

    /// <summary>Shows a short text beneath the card and leaves the card.</summary>
    public static byte[] OfMessage(string text) => Write(200, "application/vnd.microsoft.activity.message", json =>
        json.WriteString("value"u8, text));

    /// <summary>Shows an error. Clients differ in how much of the text they show: for what a person can mend, answer with a card.</summary>
    /// <param name="statusCode">400 to 599.</param>
    /// <param name="code">A short name of the error, such as <c>BadRequest</c>.</param>
    /// <param name="message">A sentence for the person.</param>
    public static byte[] OfError(int statusCode, string code, string message)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return Write(statusCode, "application/vnd.microsoft.error", json =>
        {
            json.WriteStartObject("value"u8);
            json.WriteString("code"u8, code);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
        });
    }

    private static byte[] Write(int statusCode, string type, Action<Utf8JsonWriter> value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, OutgoingActivity.Json))
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode"u8, statusCode);
            json.WriteString("type"u8, type);
            value(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
