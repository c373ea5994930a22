using System.Text.Json;

namespace PerfBot.Cards.Kit;

/// <summary>The pieces that all elements are made of: texts, containers, columns.</summary>
internal static class PieceWriting
{
    /// <summary>A text that wraps; what Markdown would take is escaped.</summary>
    public static void Text(this Utf8JsonWriter json, string text, Tone tone = Tone.Default, string? size = null, string? weight = null, string? spacing = null, bool isHeading = false)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, Markdown.Escape(text));
        json.WriteBoolean("wrap"u8, true);
        if (tone == Tone.Subtle)
        {
            json.WriteBoolean("isSubtle"u8, true);
        }
        else if (tone != Tone.Default)
        {
            json.WriteString("color"u8, tone.ToString());
        }

        if (size is not null)
        {
            json.WriteString("size"u8, size);
        }

        if (weight is not null)
        {
            json.WriteString("weight"u8, weight);
        }

        if (spacing is not null)
        {
            json.WriteString("spacing"u8, spacing);
        }

        if (isHeading)
        {
            json.WriteString("style"u8, "heading"u8);
        }

        json.WriteEndObject();
    }

    /// <summary>The background of a box.</summary>
    public static string BoxStyle(this Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Attention => "attention",
        Tone.Accent => "accent",
        _ => "emphasis",
    };

    public static void StartContainer(this Utf8JsonWriter json, string? style, string spacing, bool separator = false)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Container"u8);
        if (style is not null)
        {
            json.WriteString("style"u8, style);
        }

        json.WriteString("spacing"u8, spacing);
        if (separator)
        {
            json.WriteBoolean("separator"u8, true);
        }

        json.WriteStartArray("items"u8);
    }

    public static void StartColumns(this Utf8JsonWriter json, string spacing)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "ColumnSet"u8);
        json.WriteString("spacing"u8, spacing);
        json.WriteStartArray("columns"u8);
    }

    public static void StartColumn(this Utf8JsonWriter json, string width)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Column"u8);
        json.WriteString("width"u8, width);
        json.WriteStartArray("items"u8);
    }

    /// <summary>Ends what was started last, with its items.</summary>
    public static void End(this Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
