using System.Text.Json;

namespace PerfBot.EndToEnd.Reckoning;

/// <summary>What a line's actual is: a number, nothing yet, or a line that does not apply.</summary>
internal readonly record struct Found(decimal? Value, bool Applies = true)
{
    public static Found Never => new(null, Applies: false);

    public static Found Of(decimal? value) => new(value);

    /// <summary>A quotient; dividing by nothing does not apply.</summary>
    public static Found Ratio(decimal? a, decimal? b) => a is null || b is null ? new(null) : b == 0 ? Never : new(a / b);
}

/// <summary>
/// A review scored once more from the programme's JSON and the rules as the specification words them, without a line of
/// the product: slow, plain, and only for what the built-in programmes use.
/// </summary>
internal static class PlainReckoning
{
    /// <summary>What each line of a plan brings, in cents; null where it does not apply.</summary>
    /// <param name="plan">The plan's JSON.</param>
    /// <param name="find">The actual of the line with an id.</param>
    public static IReadOnlyList<(string Line, decimal? Contribution)> Contributions(JsonElement plan, Func<JsonElement, Found> find)
    {
        var sections = plan.GetProperty("sections").EnumerateArray().ToList();
        var lines = sections.SelectMany((section, place) => section.GetProperty("lines").EnumerateArray()
            .Select(line => (Section: place, Line: line, Weight: line.GetProperty("weight").GetDecimal(), Found: find(line)))).ToList();

        // The weight of what does not apply goes to the rest of its section, and an empty section's to the other sections.
        decimal Applying(int section) => lines.Where(l => l.Section == section && l.Found.Applies).Sum(l => l.Weight);
        var livingSections = sections.Select((s, i) => Applying(i) > 0 ? s.GetProperty("weight").GetDecimal() : 0).Sum();
        var weights = ToHundred([.. lines.Select(l => l.Found.Applies
            ? Math.Round(100 * sections[l.Section].GetProperty("weight").GetDecimal() * l.Weight / Applying(l.Section) / livingSections, 10)
            : 0)]);

        return
        [
            .. lines.Select((l, i) => (
                Id(l.Line),
                l.Found.Applies
                    ? Cents(weights[i] * Points(l.Line, l.Found.Value ?? throw new InvalidOperationException($"{Id(l.Line)} has no actual.")) / 100)
                    : (decimal?)null)),
        ];
    }

    /// <summary>Half a cent goes up: 四舍五入.</summary>
    public static decimal Cents(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    public static string Id(JsonElement line) => line.GetProperty("id").GetString()!;

    /// <summary>The points of a line: the rule, not below 0, not above the cap.</summary>
    private static decimal Points(JsonElement line, decimal exact)
    {
        var actual = Math.Round(exact, 10, MidpointRounding.AwayFromZero);
        var rule = line.GetProperty("rule");
        var higher = line.GetProperty("direction").GetString() == "HigherIsBetter";
        var target = line.GetProperty("target").GetDecimal();
        var cap = line.TryGetProperty("cap", out var most) ? most.GetDecimal() : 100;
        var points = rule.GetProperty("type").GetString() switch
        {
            "Proportional" => higher ? actual / target * 100 : (2 - (actual / target)) * 100,
            "PassFail" => (higher ? actual >= target : actual <= target) ? 100 : 0,
            "Deduction" => 100 - (rule.GetProperty("perUnit").GetDecimal() * Math.Ceiling(Math.Max(0, higher ? target - actual : actual - target) / rule.GetProperty("step").GetDecimal())),
            "Bands" => rule.GetProperty("bands").EnumerateArray()
                .Where(band => higher ? actual >= band.GetProperty("at").GetDecimal() : actual <= band.GetProperty("at").GetDecimal())
                .Select(band => band.GetProperty("points").GetDecimal()).DefaultIfEmpty(0).Max(),
            "Linear" => Line(rule, cap, actual),
            "Rating" => actual / rule.GetProperty("scaleMax").GetDecimal() * 100,
            "Manual" => actual,
            var other => throw new NotSupportedException(other),
        };
        return Cents(Math.Round(Math.Clamp(points, 0, cap), 10, MidpointRounding.AwayFromZero));
    }

    /// <summary>0 at the floor, 100 at the target, the cap at the stretch, straight in between. Works for falling figures as it stands.</summary>
    private static decimal Line(JsonElement rule, decimal cap, decimal actual)
    {
        var (floor, target, stretch) = (rule.GetProperty("floor").GetDecimal(), rule.GetProperty("target").GetDecimal(), rule.GetProperty("stretch").GetDecimal());
        var toTarget = (actual - floor) / (target - floor);
        var toStretch = (actual - target) / (stretch - target);
        return toTarget <= 1 ? 100 * toTarget : 100 + ((cap - 100) * Math.Min(1, toStretch));
    }

    /// <summary>Two decimals that add up to exactly 100: what is left over goes to the largest remainders, the earlier first.</summary>
    private static decimal[] ToHundred(decimal[] exact)
    {
        var cut = exact.Select(w => Math.Floor(w * 100) / 100).ToArray();
        var left = (int)((100 - cut.Sum()) * 100);
        foreach (var i in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - cut[i]).ThenBy(i => i).Take(left))
        {
            cut[i] += 0.01m;
        }

        return cut;
    }
}
