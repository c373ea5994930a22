using System.Text.Json;

namespace PerfBot.Cards.Kit;

/// <summary>Writes the buttons of a card.</summary>
internal readonly struct ButtonWriter(Utf8JsonWriter json)
{
    public void Write(IReadOnlyList<Button> buttons, bool isLast)
    {
        if (buttons.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteString("spacing"u8, isLast ? "Medium"u8 : "Small"u8);
        json.WriteStartArray("actions"u8);
        foreach (var button in buttons)
        {
            Write(button);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Button button)
    {
        var payload = Sent(button);
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.Execute"u8);
        json.WriteString("verb"u8, button.Verb);
        Write(button, payload);
        json.WriteStartObject("fallback"u8);
        json.WriteString("type"u8, "Action.Submit"u8);
        Write(button, payload);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Write(Button button, ReadOnlySpan<byte> payload)
    {
        json.WriteString("title"u8, button.Text);
        if (button.Style != ButtonStyle.Default)
        {
            json.WriteString("style"u8, button.Style == ButtonStyle.Primary ? "positive"u8 : "destructive"u8);
        }

        if (!button.SendsInputs)
        {
            json.WriteString("associatedInputs"u8, "none"u8);
        }

        // The verb stands in the data too: a client that falls back to Submit sends nothing else.
        json.WriteStartObject("data"u8);
        json.WriteString("verb"u8, button.Verb);
        if (payload.Length > 2)
        {
            json.WriteRawValue(payload[1..^1], skipInputValidation: true); // its properties, without its braces
        }

        json.WriteEndObject();
    }

    /// <summary>What a button sends beside its verb, as an object of JSON.</summary>
    private static byte[] Sent(Button button) => button.Payload is JsonElement again
        ? JsonSerializer.SerializeToUtf8Bytes(again.EnumerateObject().Where(p => !p.NameEquals("verb"u8)).ToDictionary(p => p.Name, p => p.Value), Payload.Json)
        : JsonSerializer.SerializeToUtf8Bytes(button.Payload, button.Payload.GetType(), Payload.Json);
}
