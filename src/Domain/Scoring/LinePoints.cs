using PerfBot.Domain.Plans;

namespace PerfBot.Domain.Scoring;

/// <summary>From an actual to points.</summary>
public static class LinePoints
{
    /// <summary>Scoring rule: round(min(cap, max(0, rule))), two decimals.</summary>
    /// <param name="beforeCap">From <see cref="BeforeCap"/>.</param>
    /// <param name="cap">Of the line.</param>
    public static decimal Of(decimal beforeCap, decimal cap) => Rounding.ToCents(Math.Min(cap, Math.Max(0, beforeCap)));

    /// <summary>What the line's rule makes of <paramref name="actual"/>, before cap and floor, at most ten decimals.</summary>
    /// <param name="line">A line of a <see cref="ScoringPlan"/>, whose parameters were checked; not one that is only information.</param>
    /// <param name="actual">At most ten decimals; for a manual line the points, for an OKR line the progress.</param>
    /// <exception cref="OverflowException">A number on the way is too large.</exception>
    public static decimal BeforeCap(Line line, decimal actual)
    {
        ArgumentNullException.ThrowIfNull(line);
        var higher = line.Direction != Direction.LowerIsBetter;
        var target = line.Target.GetValueOrDefault();
        return Rounding.ToTen(line.Rule switch
        {
            ScoringRule.Proportional => higher ? 100 * actual / target : 100 * ((2 * target) - actual) / target,
            ScoringRule.Linear rule => Along(rule, line.Cap, actual),
            ScoringRule.Bands rule => Step(rule, higher, actual),
            ScoringRule.PassFail => (higher ? actual >= target : actual <= target) ? 100 : 0,
            ScoringRule.Deduction rule => 100 - (rule.PerUnit * Math.Ceiling(Math.Max(0, higher ? target - actual : actual - target) / rule.Step)),
            ScoringRule.Rating rule => 100 * actual / rule.ScaleMax,
            ScoringRule.Okr => 100 * actual,
            ScoringRule.Manual => actual,
            _ => throw new ArgumentException("A line that is only information has no points.", nameof(line)),
        });
    }

    private static decimal Along(ScoringRule.Linear rule, decimal cap, decimal actual)
    {
        var (floor, target, stretch) = rule;

        // Mirrored where lower is better, so that further is always better.
        if (target < floor)
        {
            (floor, target, stretch, actual) = (-floor, -target, -stretch, -actual);
        }

        if (actual <= target)
        {
            return actual <= floor ? 0 : 100 * (actual - floor) / (target - floor);
        }

        return stretch is not { } best ? 100
            : actual >= best ? cap
            : ((100 * (best - target)) + ((cap - 100) * (actual - target))) / (best - target);
    }

    private static decimal Step(ScoringRule.Bands rule, bool higher, decimal actual)
    {
        foreach (var band in rule.Steps)
        {
            if (higher ? actual >= band.At : actual <= band.At)
            {
                return band.Points;
            }
        }

        return 0;
    }
}
