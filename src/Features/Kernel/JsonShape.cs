using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PerfBot.Features.Kernel;

/// <summary>Compares JSON with the types it is to become, and says exactly which property is wrong; the serializer only says in which object.</summary>
internal static class JsonShape
{
    private const int GotMaxLength = 60;

    /// <exception cref="Domain.Kernel.RefusedException"><see cref="Domain.Kernel.DocumentUnreadable"/>, for the first thing that is wrong.</exception>
    public static void Check(JsonElement element, JsonTypeInfo shape, string path)
    {
        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Enumerable:
                Kind(element, path, "[…]", JsonValueKind.Array);
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Check(item, Of(shape, shape.ElementType!), $"{path}[{index++}]");
                }

                break;
            case JsonTypeInfoKind.Dictionary:
                Kind(element, path, "{…}", JsonValueKind.Object);
                CheckEntries(element, shape, path);
                break;
            case JsonTypeInfoKind.Object:
                Kind(element, path, "{…}", JsonValueKind.Object);
                CheckProperties(element, shape, path);
                break;
            default:
                CheckValue(element, Nullable.GetUnderlyingType(shape.Type) ?? shape.Type, path);
                break;
        }
    }

    private static void CheckEntries(JsonElement element, JsonTypeInfo shape, string path)
    {
        var names = Enum.GetNames(shape.KeyType!);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in element.EnumerateObject())
        {
            Name(entry.Name, names, seen, path);
            Check(entry.Value, Of(shape, shape.ElementType!), $"{path}.{entry.Name}");
        }
    }

    private static void CheckProperties(JsonElement element, JsonTypeInfo shape, string path)
    {
        if (shape.PolymorphismOptions is { } kinds)
        {
            shape = Of(shape, Derived(element, kinds, path));
        }

        var discriminator = shape.PolymorphismOptions?.TypeDiscriminatorPropertyName ?? DiscriminatorOf(shape);
        var known = shape.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).ToDictionary(p => p.Name, StringComparer.Ordinal);
        var names = discriminator is null ? [.. known.Keys] : known.Keys.Prepend(discriminator).ToArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            Name(property.Name, names, seen, path);
            if (known.TryGetValue(property.Name, out var match) && !(property.Value.ValueKind == JsonValueKind.Null && match.IsSetNullable))
            {
                Check(property.Value, Of(shape, match.PropertyType), $"{path}.{property.Name}");
            }
        }

        if (known.Values.FirstOrDefault(p => p.IsRequired && !seen.Contains(p.Name)) is { } missing)
        {
            throw StrictJson.Unreadable($"{path}.{missing.Name}", ExpectedOf(Of(shape, missing.PropertyType)), "");
        }
    }

    private static Type Derived(JsonElement element, JsonPolymorphismOptions kinds, string path)
    {
        var place = $"{path}.{kinds.TypeDiscriminatorPropertyName}";
        var got = element.TryGetProperty(kinds.TypeDiscriminatorPropertyName, out var type) ? type : default;
        foreach (var kind in kinds.DerivedTypes)
        {
            if (got.ValueKind == JsonValueKind.String && got.ValueEquals((string)kind.TypeDiscriminator!))
            {
                return kind.DerivedType;
            }
        }

        throw StrictJson.Unreadable(place, OneOf(kinds.DerivedTypes.Select(k => (string)k.TypeDiscriminator!)), Got(got));
    }

    /// <summary>The property that names the type of a derived shape, which only its base type tells.</summary>
    private static string? DiscriminatorOf(JsonTypeInfo shape) =>
        shape.Type.BaseType is { } parent && parent != typeof(object) ? Of(shape, parent).PolymorphismOptions?.TypeDiscriminatorPropertyName : null;

    private static void CheckValue(JsonElement element, Type type, string path)
    {
        var fits = type switch
        {
            _ when type == typeof(string) => element.ValueKind == JsonValueKind.String,
            _ when type == typeof(decimal) => element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out _),
            _ when type == typeof(int) => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out _),
            _ when type == typeof(bool) => element.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ when type == typeof(DateOnly) => element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", out _),
            _ when type.IsEnum => element.ValueKind == JsonValueKind.String && Enum.GetNames(type).Contains(element.GetString(), StringComparer.Ordinal),
            _ => throw new NotSupportedException($"{type} at {path} has no rule yet."),
        };
        if (!fits)
        {
            throw StrictJson.Unreadable(path, ExpectedOf(type), Got(element));
        }
    }

    private static void Kind(JsonElement element, string path, string expected, JsonValueKind kind)
    {
        if (element.ValueKind != kind)
        {
            throw StrictJson.Unreadable(path, expected, Got(element));
        }
    }

    private static void Name(string name, string[] names, HashSet<string> seen, string path)
    {
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            throw StrictJson.Unreadable($"{path}.{Shortened(name)}", OneOf(names), Shortened(name));
        }

        if (!seen.Add(name))
        {
            throw StrictJson.Unreadable($"{path}.{name}", "1 ×", "2 ×");
        }
    }

    private static string ExpectedOf(JsonTypeInfo shape) => shape.Kind switch
    {
        JsonTypeInfoKind.Enumerable => "[…]",
        JsonTypeInfoKind.Dictionary or JsonTypeInfoKind.Object => "{…}",
        _ => ExpectedOf(Nullable.GetUnderlyingType(shape.Type) ?? shape.Type),
    };

    private static string ExpectedOf(Type type) =>
        type == typeof(string) ? "\"…\""
        : type.IsEnum ? OneOf(Enum.GetNames(type))
        : type == typeof(int) ? "0, 1, 2, …"
        : type == typeof(DateOnly) ? "\"2026-01-31\""
        : type == typeof(bool) ? "true | false"
        : "0.00";

    private static string OneOf(IEnumerable<string> names) => string.Join(" | ", names);

    private static string Got(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "" : Shortened(element.GetRawText());

    private static string Shortened(string text) => text.Length <= GotMaxLength ? text : text[..GotMaxLength] + "…";

    private static JsonTypeInfo Of(JsonTypeInfo from, Type type) => from.Options.GetTypeInfo(type);
}
