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
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.Execute"u8);
        json.WriteString("verb"u8, button.Verb);
        WriteSent(button);
        json.WriteStartObject("fallback"u8);
        json.WriteString("type"u8, "Action.Submit"u8);
        WriteSent(button);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteSent(Button button)
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
        json.WritePropertyName("data"u8);
        var payload = JsonSerializer.SerializeToElement(button.Payload, button.Payload.GetType(), Payload.Json);
        json.WriteStartObject();
        json.WriteString("verb"u8, button.Verb);
        foreach (var property in payload.EnumerateObject().Where(p => !p.NameEquals("verb"u8)))
        {
            property.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
