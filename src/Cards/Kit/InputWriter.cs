using System.Globalization;
using System.Text.Json;

namespace PerfBot.Cards.Kit;

/// <summary>Writes the fields of a card.</summary>
internal readonly struct InputWriter(Utf8JsonWriter json)
{
    public void Write(Element element)
    {
        json.WriteStartObject();
        switch (element)
        {
            case TextInput e:
                json.WriteString("type"u8, "Input.Text"u8);
                Common(e.Id, e.Label, e.Value, e.Placeholder, e.IsRequired, e.Missing);
                json.WriteNumber("maxLength"u8, e.MaxLength);
                if (e.IsLong)
                {
                    json.WriteBoolean("isMultiline"u8, true);
                }

                break;
            case NumberInput e:
                // A text field: number fields of some clients swallow what they cannot read, and a decimal must come back exactly as typed.
                json.WriteString("type"u8, "Input.Text"u8);
                Common(e.Id, e.Label, e.Value, e.Placeholder, isRequired: false, errorMessage: null);
                json.WriteNumber("maxLength"u8, 24);
                break;
            case DateInput e:
                json.WriteString("type"u8, "Input.Date"u8);
                Common(e.Id, e.Label, Day(e.Value), placeholder: null, e.IsRequired, e.Missing);
                if (Day(e.Earliest) is { } earliest)
                {
                    json.WriteString("min"u8, earliest);
                }

                if (Day(e.Latest) is { } latest)
                {
                    json.WriteString("max"u8, latest);
                }

                break;
            case ChoiceInput e:
                json.WriteString("type"u8, "Input.ChoiceSet"u8);
                Common(e.Id, e.Label, e.Value, e.Placeholder, e.IsRequired, e.Missing);
                json.WriteString("style"u8, e.IsExpanded ? "expanded"u8 : "compact"u8);
                if (e.IsMany)
                {
                    json.WriteBoolean("isMultiSelect"u8, true);
                }

                json.WriteStartArray("choices"u8);
                foreach (var (value, text) in e.Choices)
                {
                    json.WriteStartObject();
                    json.WriteString("title"u8, text);
                    json.WriteString("value"u8, value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"{element.GetType().Name} has no JSON yet.");
        }

        json.WriteEndObject();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Common(string id, string label, string? value, string? placeholder, bool isRequired, string? errorMessage)
    {
        json.WriteString("id"u8, id);
        json.WriteString("label"u8, label);
        if (value is not null)
        {
            json.WriteString("value"u8, value);
        }

        if (placeholder is not null)
        {
            json.WriteString("placeholder"u8, placeholder);
        }

        if (isRequired)
        {
            json.WriteBoolean("isRequired"u8, true);
        }

        if (errorMessage is not null)
        {
            json.WriteString("errorMessage"u8, errorMessage);
        }
    }
}
