using System.Text.Json;

namespace PerfBot.EndToEnd.Reckoning;

/// <summary>One person's figures in a period, each aggregated as the programme's JSON says.</summary>
internal sealed class PlainFigures(JsonElement programme, IReadOnlyCollection<(string Metric, string Month, decimal Value)> readings, string[] months, string[] monthsBefore)
{
    /// <summary>The figure in the period; null without a reading.</summary>
    public decimal? this[string metric] => Aggregate(metric, months);

    /// <summary>The figure in as many months before it.</summary>
    public decimal? Before(string metric) => Aggregate(metric, monthsBefore);

    private decimal? Aggregate(string metric, string[] within)
    {
        var values = readings.Where(r => r.Metric == metric && within.Contains(r.Month)).OrderBy(r => r.Month, StringComparer.Ordinal).Select(r => r.Value).ToList();
        var how = programme.GetProperty("metrics").EnumerateArray().Single(m => m.GetProperty("name").GetString() == metric).GetProperty("aggregate").GetString();
        return values.Count == 0 ? null : how switch
        {
            "Sum" => values.Sum(),
            "Mean" => values.Sum() / values.Count,
            "Last" => values[^1],
            _ => throw new NotSupportedException(how),
        };
    }
}
