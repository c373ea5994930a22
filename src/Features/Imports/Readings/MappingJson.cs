using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>JSON to a <see cref="ReadingMapping"/>, strictly: what is unknown, missing or of another type is refused with its path.</summary>
internal static class MappingJson
{
    /// <summary>The largest mapping, in characters.</summary>
    public const int MaxLength = 200_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public static ReadingMapping Read(string json)
    {
        if (json.Length > MaxLength)
        {
            throw new RefusedException(new MappingTooLarge(MaxLength, json.Length));
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            CheckNames(document.RootElement, typeof(ReadingMapping), "$");
            return document.Deserialize<ReadingMapping>(Options) ?? throw new RefusedException(new MappingValueWrong("$"));
        }
        catch (JsonException wrong) when (wrong.Path is { } path)
        {
            throw new RefusedException(new MappingValueWrong(path));
        }
        catch (JsonException broken)
        {
            throw new RefusedException(NotJson(json, broken));
        }
    }

    /// <summary>Where reading stopped, in characters: the parser counts bytes, of which a Chinese one has three.</summary>
    private static MappingNotJson NotJson(string json, JsonException broken)
    {
        var line = (int)(broken.LineNumber ?? 0);
        var bytes = Encoding.UTF8.GetBytes(json.Split('\n').ElementAtOrDefault(line) ?? "");
        var before = Math.Min((int)(broken.BytePositionInLine ?? 0), bytes.Length);
        return new MappingNotJson(line + 1, Encoding.UTF8.GetCharCount(bytes, 0, before) + 1);
    }

    /// <summary>Says which name is wrong; the serializer only says in which object.</summary>
    private static void CheckNames(JsonElement element, Type type, string path)
    {
        var shape = Options.GetTypeInfo(type);
        if (shape.Kind == JsonTypeInfoKind.Enumerable && element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                var itemPath = $"{path}[{index++}]";
                if (item.ValueKind == JsonValueKind.Null)
                {
                    throw new RefusedException(new MappingValueWrong(itemPath));
                }

                CheckNames(item, shape.ElementType!, itemPath);
            }
        }
        else if (shape.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            var known = shape.Properties.ToDictionary(property => property.Name);
            var seen = new HashSet<string>();
            foreach (var property in element.EnumerateObject())
            {
                if (!seen.Add(property.Name))
                {
                    throw new RefusedException(new MappingNameTwice($"{path}.{property.Name}", property.Name));
                }

                CheckNames(
                    property.Value,
                    known.TryGetValue(property.Name, out var match) ? match.PropertyType : throw new RefusedException(new MappingPropertyUnknown($"{path}.{property.Name}")),
                    $"{path}.{property.Name}");
            }

            if (shape.Properties.FirstOrDefault(property => property.IsRequired && !element.TryGetProperty(property.Name, out _)) is { } missing)
            {
                throw new RefusedException(new MappingPropertyMissing($"{path}.{missing.Name}"));
            }
        }
    }
}
