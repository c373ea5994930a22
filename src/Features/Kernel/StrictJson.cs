using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Kernel;

/// <summary>Reads definitions that people wrote as JSON: the property names of the type in camelCase, enums as text.</summary>
/// <remarks>Strict, because a misspelt property would otherwise be left out silently: unknown and repeated properties, missing ones and other types are refused.</remarks>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true, // a rule's "type" need not stand first
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>Reads a document.</summary>
    /// <exception cref="RefusedException"><see cref="DocumentUnreadable"/>.</exception>
    public static T Read<T>(string json)
    {
        using var document = Parse(json);
        return Read<T>(document.RootElement, "$");
    }

    /// <summary>Reads a part of a document that stands at <paramref name="path"/>.</summary>
    /// <exception cref="RefusedException"><see cref="DocumentUnreadable"/>.</exception>
    public static T Read<T>(JsonElement element, string path)
    {
        try
        {
            JsonShape.Check(element, Options.GetTypeInfo(typeof(T)), path);
            return element.Deserialize<T>(Options)!;
        }
        catch (JsonException wrong)
        {
            throw Unreadable(wrong.Path is null ? path : path + wrong.Path[1..], "JSON", "");
        }
    }

    /// <summary>The JSON of a text.</summary>
    /// <exception cref="RefusedException"><see cref="DocumentUnreadable"/>.</exception>
    public static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException wrong)
        {
            throw Unreadable($"line {wrong.LineNumber + 1}, position {wrong.BytePositionInLine + 1}", "JSON", "");
        }
    }

    /// <summary>A value as it would be read again.</summary>
    public static void Write<T>(Utf8JsonWriter json, T value) => JsonSerializer.Serialize(json, value, Options);

    /// <summary>The JSON schema of a type as it is read here.</summary>
    public static JsonNode SchemaOf<T>() => Options.GetJsonSchemaAsNode(typeof(T), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    /// <summary>Reads UTF-8, with or without a byte order mark, to its end. The stream stays open.</summary>
    /// <param name="stream">The text.</param>
    /// <param name="most">The longest text, in UTF-16 code units.</param>
    /// <exception cref="RefusedException"><see cref="DocumentUnreadable"/>.</exception>
    public static string Text(Stream stream, int most)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        var text = new char[most + 1];
        try
        {
            return new(text, 0, reader.ReadBlock(text));
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable("$", "UTF-8", "");
        }
    }

    public static RefusedException Unreadable(string path, string expected, string got) => new(new DocumentUnreadable(path, expected, got));
}
