using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Indicators;

/// <summary>
/// Writes out what a programme only refers to: a line <c>{ "indicator": "TS-01", "version": 1, "weight": 40 }</c> becomes the whole line, a plan
/// <c>{ "template": "sales" }</c> the role's sections, and the metrics of both are declared. All else stays as it was written, in its place.
/// </summary>
internal sealed class IndicatorReferences
{
    // What is told about a mistake quotes the file, so nothing is escaped that was not.
    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IndicatorLibrary _library;
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, ProgrammeMetric> _metrics = new(StringComparer.Ordinal);

    private IndicatorReferences(IndicatorLibrary library) => _library = library;

    /// <summary>The programme with everything written out.</summary>
    /// <exception cref="RefusedException"><see cref="DocumentUnreadable"/>, or <see cref="NotScorable"/> with all references that lead nowhere.</exception>
    public static JsonDocument Expand(JsonDocument programme, IndicatorLibrary library)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var references = new IndicatorReferences(library);
        using (var json = new Utf8JsonWriter(buffer, AsWritten))
        {
            references.Programme(programme.RootElement, json);
        }

        return references._problems.Count == 0
            ? JsonDocument.Parse(buffer.WrittenMemory)
            : throw new RefusedException(new NotScorable(references._problems));
    }

    private void Programme(JsonElement programme, Utf8JsonWriter json)
    {
        if (programme.ValueKind != JsonValueKind.Object)
        {
            programme.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var property in programme.EnumerateObject().Where(p => p.Name != "metrics"))
        {
            json.WritePropertyName(property.Name);
            if (property.Name == "plans")
            {
                Each(property.Value, json, "$.plans", Plan);
            }
            else
            {
                property.Value.WriteTo(json);
            }
        }

        // Last, when it is known what the lines need.
        foreach (var property in programme.EnumerateObject().Where(p => p.Name == "metrics"))
        {
            json.WritePropertyName("metrics");
            Metrics(property.Value, json);
        }

        if (_metrics.Count > 0)
        {
            json.WritePropertyName("metrics");
            StrictJson.Write(json, _metrics.Values.ToArray());
        }

        json.WriteEndObject();
    }

    private void Plan(JsonElement plan, Utf8JsonWriter json, string path)
    {
        if (plan.ValueKind == JsonValueKind.Object && plan.TryGetProperty("template", out _))
        {
            Template(StrictJson.Read<TemplatePlan>(plan, path), json, path);
            return;
        }

        Properties(plan, json, path, "sections", (section, at) => Properties(section, json, at, "lines", (line, place) => Line(line, json, place)));
    }

    private void Line(JsonElement line, Utf8JsonWriter json, string path)
    {
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty("indicator", out _) || line.TryGetProperty("rule", out _))
        {
            line.WriteTo(json);
            return;
        }

        var reference = StrictJson.Read<LineReference>(line, path);
        if (Found(reference.Indicator, reference.Version, reference.Weight, reference.Target, path) is { } full)
        {
            StrictJson.Write(json, full with { Id = reference.Id ?? full.Id, Name = reference.Name ?? full.Name, Source = reference.Source ?? full.Source });
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private void Template(TemplatePlan plan, Utf8JsonWriter json, string path)
    {
        if (!_library.TryGetTemplate(plan.Template, out var template))
        {
            throw StrictJson.Unreadable($"{path}.template", string.Join(" | ", _library.Templates.Select(t => t.Role)), plan.Template);
        }

        var targets = plan.Targets.ToLookup(t => t.Indicator, t => (decimal?)t.Target, StringComparer.Ordinal);
        foreach (var unknown in plan.Targets.Where(t => !template.Lines.Any(l => l.Indicator == t.Indicator)))
        {
            _problems.Add(new($"{path}.targets", new IndicatorNotFound(unknown.Indicator)));
        }

        StrictJson.Write(json, new PlanTemplate
        {
            Positions = plan.Positions ?? _library.RoleOf(plan.Template).Positions,
            Sections =
            [
                .. template.Sections.Select(s => new Section(
                    s.Name, s.Weight, [.. s.Lines.Select(l => Found(l.Indicator, l.Version, l.Weight, targets[l.Indicator].FirstOrDefault(), path)).OfType<Line>()])),
            ],
        });
    }

    private Line? Found(string key, int version, decimal weight, decimal? target, string path)
    {
        try
        {
            var definition = _library.Get(key).Version(version).Definition;
            if (definition.LacksTarget && target is null)
            {
                throw new RefusedException(new IndicatorNeedsTarget(key));
            }

            if (definition.Rule is ScoringRule.Linear linear && target is { } other && other != linear.Target)
            {
                throw new RefusedException(new TargetNotTheRules(other, linear.Target));
            }

            foreach (var metric in definition.Metrics)
            {
                _metrics.TryAdd(metric.Name, metric);
            }

            return definition.ToLine(key, version, weight, target);
        }
        catch (RefusedException refused)
        {
            _problems.Add(new(path, refused.Refusal));
            return null;
        }
    }

    /// <summary>What the programme declares by itself, then what its lines need besides.</summary>
    private void Metrics(JsonElement metrics, Utf8JsonWriter json)
    {
        if (metrics.ValueKind != JsonValueKind.Array)
        {
            metrics.WriteTo(json);
            return;
        }

        json.WriteStartArray();
        var index = 0;
        foreach (var declared in metrics.EnumerateArray())
        {
            declared.WriteTo(json);
            if (declared.ValueKind == JsonValueKind.Object && declared.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                && _metrics.Remove(name.GetString()!, out var needed))
            {
                var aggregate = declared.TryGetProperty("aggregate", out var stated) ? stated.ToString() : nameof(Aggregate.Sum);
                if (aggregate != needed.Aggregate.ToString())
                {
                    _problems.Add(new($"$.metrics[{index}].aggregate", new MetricKnownOtherwise(needed.Name, needed.Aggregate)));
                }
            }

            index++;
        }

        foreach (var needed in _metrics.Values)
        {
            StrictJson.Write(json, needed);
        }

        json.WriteEndArray();
        _metrics.Clear();
    }

    /// <summary>Copies an object, and looks into the list of its property <paramref name="name"/>.</summary>
    private static void Properties(JsonElement element, Utf8JsonWriter json, string path, string name, Action<JsonElement, string> each)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            element.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            json.WritePropertyName(property.Name);
            if (property.Name == name)
            {
                Each(property.Value, json, $"{path}.{name}", (item, _, place) => each(item, place));
            }
            else
            {
                property.Value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void Each(JsonElement list, Utf8JsonWriter json, string path, Action<JsonElement, Utf8JsonWriter, string> write)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            list.WriteTo(json);
            return;
        }

        json.WriteStartArray();
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            write(item, json, $"{path}[{index++}]");
        }

        json.WriteEndArray();
    }

    /// <summary>A line that takes everything from an indicator but what it states itself.</summary>
    private sealed record LineReference
    {
        public required string Indicator { get; init; }

        public required int Version { get; init; }

        public required decimal Weight { get; init; }

        public decimal? Target { get; init; }

        public string? Id { get; init; }

        public Bilingual? Name { get; init; }

        public Bilingual? Source { get; init; }
    }

    /// <summary>A plan that takes its sections from a role's template.</summary>
    private sealed record TemplatePlan
    {
        public required string Template { get; init; }

        /// <summary>Null takes the role's.</summary>
        public IReadOnlyList<string>? Positions { get; init; }

        /// <summary>For indicators that state none, or another one than they state.</summary>
        public IReadOnlyList<OwnTarget> Targets { get; init; } = [];
    }

    private sealed record OwnTarget(string Indicator, decimal Target);
}
