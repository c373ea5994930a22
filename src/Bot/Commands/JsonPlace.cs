using System.Globalization;
using System.Text.Json;
using PerfBot.Domain.Kernel;

namespace PerfBot.Bot.Commands;

/// <summary>A value in a JSON document that knows where it stands, and refuses what was not asked for.</summary>
internal readonly struct JsonPlace(JsonElement element, string path)
{
    public string Path => path;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    /// <summary>The value as an object that has no other properties than <paramref name="names"/>, and none twice.</summary>
    public JsonPlace ObjectOf(params ReadOnlySpan<string> names)
    {
        foreach (var property in Properties())
        {
            if (!names.Contains(property.Name))
            {
                throw Refused(property.Place.Path, "There is no such property.", "没有这个属性。");
            }
        }

        return this;
    }

    /// <summary>The properties of an object, none twice.</summary>
    public List<(string Name, JsonPlace Place)> Properties()
    {
        Expect(JsonValueKind.Object, "an object", "对象");
        var properties = new List<(string Name, JsonPlace Place)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var name = NameOf(property);
            var place = new JsonPlace(property.Value, PathTo(name));
            if (!seen.Add(name))
            {
                throw Refused(place.Path, "The property is given twice.", "属性重复。");
            }

            properties.Add((name, place));
        }

        return properties;
    }

    public JsonPlace Required(string name) => element.TryGetProperty(name, out var value)
        ? new(value, PathTo(name))
        : throw Refused(PathTo(name), "The property is missing.", "缺少这个属性。");

    /// <summary>The property, if it is there. A null is refused where the value is read: it is not the same as absent.</summary>
    public JsonPlace? Optional(string name) => element.TryGetProperty(name, out var value) ? new(value, PathTo(name)) : null;

    /// <summary>The property, if it is there and not null.</summary>
    public JsonPlace? Nullable(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new(value, PathTo(name)) : null;

    public List<JsonPlace> Items()
    {
        Expect(JsonValueKind.Array, "an array", "数组");
        var items = new List<JsonPlace>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
        {
            items.Add(new(item, $"{path}[{items.Count}]"));
        }

        return items;
    }

    public string Text()
    {
        Expect(JsonValueKind.String, "a text", "文本");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    public decimal Number()
    {
        Expect(JsonValueKind.Number, "a number", "数字");
        return element.TryGetDecimal(out var number)
            ? number
            : throw Refused(path, "The number is too large to compute exactly.", "数值过大，无法精确计算。");
    }

    public decimal? NumberOrNull() => element.ValueKind == JsonValueKind.Null ? null : Number();

    public bool Flag() => element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? element.GetBoolean()
        : throw Refused(path, "This must be true or false.", "此处应为 true 或 false。");

    public DateOnly Day() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Refused(path, "This must be a day such as 2026-01-31.", "此处应为日期，如 2026-01-31。");

    public TWord Word<TWord>() where TWord : struct, Enum => WordOf<TWord>(Text());

    /// <summary>Reads <paramref name="name"/>, which stands here, as a word of <typeparamref name="TWord"/>; a number is not one.</summary>
    public TWord WordOf<TWord>(string name) where TWord : struct, Enum
    {
        var names = Enum.GetNames<TWord>();
        var words = string.Join(", ", names);
        return names.Contains(name) ? Enum.Parse<TWord>(name) : throw Refused(path, $"This must be one of {words}.", $"此处应为 {words} 之一。");
    }

    public RefusedDocumentException Refused(string en, string zh) => Refused(path, en, zh);

    private void Expect(JsonValueKind kind, string en, string zh)
    {
        if (element.ValueKind != kind)
        {
            throw Refused(path, $"This must be {en}.", $"此处应为{zh}。");
        }
    }

    private string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    // Half a surrogate pair, escaped, is JSON but no text.
    private RefusedDocumentException NotUnicode() => Refused(path, "The text is not valid Unicode.", "文本不是有效的 Unicode。");

    private string PathTo(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-') ? $"{path}.{name}" : $"{path}['{name}']";

    private static RefusedDocumentException Refused(string at, string en, string zh) => new([new(at, new(en, zh))]);
}

/// <summary>What is wrong with a document, and where.</summary>
internal sealed record DocumentProblem(string Path, Bilingual Words);

/// <summary>Stops the reading of a document that is refused.</summary>
internal sealed class RefusedDocumentException(IReadOnlyList<DocumentProblem> problems) : Exception
{
    public IReadOnlyList<DocumentProblem> Problems => problems;
}
