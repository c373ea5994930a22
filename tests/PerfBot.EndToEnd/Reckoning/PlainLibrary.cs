using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfBot.EndToEnd.Reckoning;

/// <summary>Writes out the lines of a programme's JSON that only refer to an indicator, from the library's JSON.</summary>
internal static class PlainLibrary
{
    private static readonly Lazy<Dictionary<string, JsonNode>> Indicators = new(() => Resources("Indicators/")
        .SelectMany(file => file["indicators"]!.AsArray()).ToDictionary(i => (string)i!["key"]!, i => i!));

    /// <summary>A built-in programme with every line and every metric in it.</summary>
    public static JsonElement Programme(string key)
    {
        var programme = Resources($"Programmes/{key}.json").Single();
        var metrics = programme["metrics"]?.AsArray() ?? [];
        foreach (var lines in programme["plans"]!.AsArray().SelectMany(p => p!["sections"]!.AsArray()).Select(s => s!["lines"]!.AsArray()))
        {
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines[i]!["rule"] is null)
                {
                    lines[i] = Line(lines[i]!.AsObject(), metrics);
                }
            }
        }

        programme["metrics"] = metrics.DeepClone();
        return JsonSerializer.SerializeToElement(programme);
    }

    private static JsonObject Line(JsonObject reference, JsonArray metrics)
    {
        var full = Indicators.Value[(string)reference["indicator"]!]["versions"]![(int)reference["version"]! - 1]!.DeepClone().AsObject();
        foreach (var metric in full["metrics"]?.AsArray() ?? [])
        {
            if (!metrics.Any(m => (string)m!["name"]! == (string)metric!["name"]!))
            {
                metrics.Add(metric!.DeepClone());
            }
        }

        full["id"] = (string)reference["indicator"]!;
        foreach (var (name, value) in reference)
        {
            full[name] = value!.DeepClone();
        }

        return full;
    }

    private static IEnumerable<JsonNode> Resources(string beginning)
    {
        var assembly = typeof(PerfBot.Features.AddFeaturesExtensions).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(beginning, StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            yield return JsonNode.Parse(file)!;
        }
    }
}
