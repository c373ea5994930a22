using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Features.Programmes;

/// <summary>Reads a programme that people wrote as JSON: the property names of <see cref="ProgrammeDefinition"/> in camelCase, enums as text.</summary>
/// <remarks>Strict, because a misspelt property would otherwise be left out silently: unknown and repeated properties, missing ones and other types are refused.</remarks>
public static class ProgrammeJson
{
    /// <summary>The longest programme, in UTF-16 code units.</summary>
    public const int MaxLength = 1_000_000;

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

    /// <summary>Reads a programme and checks all of it.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ProgrammeUnreadable"/>, a refusal of <see cref="ProgrammeRules"/>, or <see cref="NotScorable"/> with all that is wrong
    /// with plans, grades and rater weights; each names its JSON path.
    /// </exception>
    public static ProgrammeDefinition Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxLength)
        {
            throw Unreadable("$", $"<= {MaxLength} characters", $"{json.Length}");
        }

        var definition = Deserialize(json);
        ProgrammeCheck.Run(definition);
        return definition;
    }

    /// <summary>Reads UTF-8, with or without a byte order mark, to its end; as the other overload. The stream stays open.</summary>
    /// <exception cref="RefusedException">As the other overload.</exception>
    public static ProgrammeDefinition Read(Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var reader = new StreamReader(json, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        var text = new char[MaxLength + 1];
        try
        {
            return Read(new string(text, 0, reader.ReadBlock(text)));
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable("$", "UTF-8", "");
        }
    }

    private static ProgrammeDefinition Deserialize(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            ProgrammeShape.Check(document.RootElement, Options.GetTypeInfo(typeof(ProgrammeDefinition)), "$");
            return document.Deserialize<ProgrammeDefinition>(Options)!;
        }
        catch (JsonException wrong)
        {
            var place = wrong.Path ?? $"line {wrong.LineNumber + 1}, position {wrong.BytePositionInLine + 1}";
            throw Unreadable(place, "JSON", "");
        }
    }

    internal static RefusedException Unreadable(string path, string expected, string got) =>
        new(new ProgrammeUnreadable(path, expected, got));
}
