using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Programmes;

/// <summary>Programmes as YAML: the same names and rules as <see cref="ProgrammeJson"/>, in a form that people read and change by hand.</summary>
public static partial class ProgrammeYaml
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a programme and checks all of it. What is wrong is told with its line and column.</summary>
    /// <exception cref="RefusedException">As <see cref="ProgrammeJson.Read(string, IndicatorLibrary)"/>.</exception>
    public static ProgrammeDefinition Read(string yaml, IndicatorLibrary? library = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        if (yaml.Length > ProgrammeJson.MaxLength)
        {
            throw StrictJson.Unreadable("$", $"<= {ProgrammeJson.MaxLength} characters", $"{yaml.Length}");
        }

        using var text = YamlText.Parse(yaml);
        try
        {
            return ProgrammeJson.Read(text.Json, library);
        }
        catch (RefusedException refused) when (refused.Refusal is DocumentUnreadable wrong)
        {
            throw new RefusedException(wrong with { Path = text.PlaceOf(wrong.Path) });
        }
        catch (RefusedException refused) when (refused.Refusal is NotScorable wrong)
        {
            throw new RefusedException(new NotScorable([.. wrong.Problems.Select(p => p with { Path = text.PlaceOf(p.Path) })]));
        }
    }

    /// <summary>Writes a programme with everything written out; what has its default is written as well, what is absent is not.</summary>
    public static string Write(ProgrammeDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            StrictJson.Write(json, definition);
        }

        using var document = JsonDocument.Parse(bytes.ToArray());
        var text = new StringBuilder();
        Mapping(document.RootElement, text, indent: 0, isItem: false);
        return text.ToString();
    }

    private static void Mapping(JsonElement element, StringBuilder text, int indent, bool isItem)
    {
        var isFirst = isItem;
        foreach (var property in element.EnumerateObject().Where(p => !IsAbsent(p.Value)))
        {
            text.Append(' ', isFirst ? 0 : indent).Append(Scalar(property.Name)).Append(':');
            isFirst = false;
            Value(property.Value, text, indent);
        }
    }

    private static void Value(JsonElement value, StringBuilder text, int indent)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('\n');
                Mapping(value, text, indent + 2, isItem: false);
                break;
            case JsonValueKind.Array when value[0].ValueKind is JsonValueKind.Object:
                text.Append('\n');
                foreach (var item in value.EnumerateArray())
                {
                    text.Append(' ', indent + 2).Append("- ");
                    Mapping(item, text, indent + 4, isItem: true);
                }

                break;
            case JsonValueKind.Array:
                text.Append(" [").AppendJoin(", ", value.EnumerateArray().Select(Scalar)).Append("]\n");
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static bool IsAbsent(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static string Scalar(JsonElement value) => value.ValueKind == JsonValueKind.String ? Scalar(value.GetString()!) : value.GetRawText();

    /// <summary>Plain where nobody could read anything else from it; quoted otherwise, as JSON does, which YAML reads too.</summary>
    private static string Scalar(string text) =>
        Plain().IsMatch(text) && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off") ? text : JsonSerializer.Serialize(text, Quoted);

    [GeneratedRegex(@"^[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff_-]*( [A-Za-z0-9\u4e00-\u9fff_-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
