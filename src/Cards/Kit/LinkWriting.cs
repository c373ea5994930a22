using System.Text.Json;

namespace PerfBot.Cards.Kit;

/// <summary>What leads or comes from elsewhere: marked text, pictures, buttons to pages.</summary>
internal static class LinkWriting
{
    /// <summary>A text that wraps and whose Markdown is meant.</summary>
    public static void Marked(this Utf8JsonWriter json, string markdown)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, markdown);
        json.WriteBoolean("wrap"u8, true);
        json.WriteString("spacing"u8, "Medium"u8);
        json.WriteEndObject();
    }

    public static void Picture(this Utf8JsonWriter json, Picture picture)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Image"u8);
        json.WriteString("url"u8, picture.Url);
        json.WriteString("altText"u8, picture.Alt);
        json.WriteString("size"u8, "Stretch"u8);
        json.WriteString("spacing"u8, "Medium"u8);
        json.WriteEndObject();
    }

    public static void Links(this Utf8JsonWriter json, Links links)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteString("spacing"u8, "Medium"u8);
        json.WriteStartArray("actions"u8);
        foreach (var (text, url) in links.Items)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Action.OpenUrl"u8);
            json.WriteString("title"u8, text);
            json.WriteString("url"u8, url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
