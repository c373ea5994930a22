using System.Text.Json;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Indicators;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Programmes;

/// <summary>Reads a programme that people wrote as JSON: the property names of <see cref="ProgrammeDefinition"/> in camelCase, enums as text.</summary>
public static class ProgrammeJson
{
    /// <summary>The longest programme, in UTF-16 code units.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>Reads a programme and checks all of it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="library">The indicators that lines may refer to; null takes those that come with PerfBot.</param>
    /// <exception cref="RefusedException">
    /// <see cref="DocumentUnreadable"/>, a refusal of <see cref="ProgrammeRules"/>, or <see cref="NotScorable"/> with all that is wrong
    /// with plans, indicators, grades and rater weights; each names its JSON path.
    /// </exception>
    public static ProgrammeDefinition Read(string json, IndicatorLibrary? library = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxLength)
        {
            throw StrictJson.Unreadable("$", $"<= {MaxLength} characters", $"{json.Length}");
        }

        using var document = StrictJson.Parse(json);
        return Read(document, library);
    }

    /// <summary>Reads UTF-8, with or without a byte order mark, to its end; as the other overload. The stream stays open.</summary>
    /// <exception cref="RefusedException">As the other overload.</exception>
    public static ProgrammeDefinition Read(Stream json, IndicatorLibrary? library = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(StrictJson.Text(json, MaxLength), library);
    }

    /// <summary>Reads a document that was parsed already, as the other overloads.</summary>
    internal static ProgrammeDefinition Read(JsonDocument document, IndicatorLibrary? library)
    {
        library ??= BuiltinIndicators.Library;
        using var full = IndicatorReferences.Expand(document, library);
        var definition = StrictJson.Read<ProgrammeDefinition>(full.RootElement, "$");
        ProgrammeCheck.Run(definition, library);
        return definition;
    }
}
