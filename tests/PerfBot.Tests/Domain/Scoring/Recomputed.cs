using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;
using PerfBot.Fuzz;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>Computes a score again from nothing but its explanation, the way a doubting employee would: with the rules in hand and none of the engine's code.</summary>
internal static class Recomputed
{
    public static bool Agrees(Score score) =>
        score.Assignments.SelectMany(a => a.Segments).All(Agrees) && Total(score) == score.Total;

    private static bool Agrees(SegmentScore segment)
    {
        var weights = EffectiveWeights([.. segment.Lines.Select(l => l.Explanation.Weight.After)]);
        var anyWeight = segment.Lines.Any(l => l.Explanation.Weight.After > 0);
        return Total(segment) == segment.Total && segment.Lines.Zip(weights).All(pair =>
        {
            var (line, weight) = pair;
            var actual = line.State == LineState.Value ? Actual(line) : (decimal?)null;
            var points = actual is { } value ? Points(line.Line, value) : line.State == LineState.Missing ? line.Points : null;
            return line.Actual == actual
                && line.Points == points
                && line.EffectiveWeight == (anyWeight ? weight : 0)
                && line.Contribution == Contribution(line)
                && line.PointsLost == (Contribution(line) is { } got ? Math.Max(0, line.EffectiveWeight - got) : null)
                && line.Explanation.Weight.Before == line.Explanation.Weight.SectionWeight * line.Line.Weight / 100;
        });
    }

    private static decimal? Contribution(LineScore line) =>
        line.State == LineState.NotApplicable ? 0 : line.Points is { } points ? Cents(line.EffectiveWeight * points / 100) : null;

    private static decimal Actual(LineScore line) => Ten(line.Explanation.Actual switch
    {
        ActualFacts.Computed computed => ReferenceParser.Parse(computed.Formula)!
            .Evaluate((metric, previous) => Figure(computed.Inputs.Single(i => i.Metric == metric && i.Previous == previous))).Number!.Value,
        ActualFacts.Entered entered => entered.Value,
        ActualFacts.ByHand byHand => byHand.Points!.Value,
        ActualFacts.Rated rated => rated.Groups.Sum(g => g.Weight * g.Mean ?? 0) / rated.Groups.Sum(g => g.Mean is null ? 0 : g.Weight),
        ActualFacts.KeyResults results => results.Objectives.Sum(o => o.Objective.Weight * o.Objective.KeyResults.Sum(k => k.Weight * Progress(k, line.Line.Cap)) / 100) / 100,
        _ => throw new InvalidOperationException("A value without facts."),
    });

    private static decimal Progress(KeyResult result, decimal cap) =>
        Math.Min(cap / 100, Math.Max(0, (result.Current!.Value - result.Start) / (result.Target - result.Start)));

    private static decimal Points(Line line, decimal actual)
    {
        var sign = line.Direction == Direction.LowerIsBetter ? -1 : 1;
        var ahead = sign * (actual - line.Target.GetValueOrDefault()); // above 0: better than the target
        var points = line.Rule switch
        {
            ScoringRule.Proportional => sign > 0 ? 100 * actual / line.Target!.Value : 200 - (100 * actual / line.Target!.Value),
            ScoringRule.Linear rule => Between(rule, line.Cap, actual),
            ScoringRule.Bands rule => rule.Steps.FirstOrDefault(b => sign * (actual - b.At) >= 0)?.Points ?? 0,
            ScoringRule.PassFail => ahead < 0 ? 0 : 100,
            ScoringRule.Deduction rule => ahead >= 0 ? 100 : 100 - (rule.PerUnit * decimal.Ceiling(-ahead / rule.Step)),
            ScoringRule.Rating rule => 100 * actual / rule.ScaleMax,
            ScoringRule.Okr => 100 * actual,
            _ => actual,
        };
        return Cents(Math.Clamp(Ten(points), 0, line.Cap));
    }

    /// <summary>On the straight line between the two nearest of floor, target and stretch.</summary>
    private static decimal Between(ScoringRule.Linear rule, decimal cap, decimal actual)
    {
        var sign = rule.Floor < rule.Target ? 1 : -1;
        (decimal At, decimal Points)[] corners = rule.Stretch is { } stretch
            ? [(sign * rule.Floor, 0), (sign * rule.Target, 100), (sign * stretch, cap)]
            : [(sign * rule.Floor, 0), (sign * rule.Target, 100)];
        var at = sign * actual;
        var above = Array.FindIndex(corners, c => c.At >= at);
        if (above <= 0)
        {
            return above < 0 ? corners[^1].Points : 0;
        }

        var (from, to) = (corners[above - 1], corners[above]);
        return ((from.Points * (to.At - at)) + (to.Points * (at - from.At))) / (to.At - from.At);
    }

    /// <summary>Largest remainder, a cent at a time.</summary>
    public static decimal[] EffectiveWeights(decimal[] raw)
    {
        var cents = raw.Select(w => decimal.Floor(w * 100)).ToArray();
        foreach (var line in Enumerable.Range(0, raw.Length).OrderByDescending(i => (raw[i] * 100) - cents[i]).ThenBy(i => i))
        {
            cents[line] += cents.Sum() < 10_000 ? 1 : 0;
        }

        return [.. cents.Select(c => c / 100)];
    }

    private static decimal? Total(SegmentScore segment) => segment.State == ScoreState.Rated ? segment.Lines.Sum(Contribution) : null;

    private static decimal? Total(Score score)
    {
        var assignments = score.Assignments.Where(a => a.State == ScoreState.Rated).Select(a => (a.Share, Total: Cents(
            a.Segments.Sum(s => (Total(s) ?? 0) * s.Days) / a.Segments.Sum(s => s.State == ScoreState.Rated ? s.Days : 0)))).ToList();
        return score.State != ScoreState.Rated ? null
            : Cents(assignments.Sum(a => a.Total * a.Share) / assignments.Sum(a => a.Share));
    }

    private static decimal? Figure(InputFacts input)
    {
        var values = input.Readings.Select(r => r.Value).ToList();
        return values.Count == 0 ? null : input.Aggregate switch
        {
            Aggregate.Sum => values.Sum(),
            Aggregate.Mean => values.Sum() / values.Count,
            Aggregate.Min => values.Min(),
            Aggregate.Max => values.Max(),
            _ => input.Readings.MaxBy(r => r.Period)!.Value,
        };
    }

    private static decimal Cents(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    private static decimal Ten(decimal value) => Math.Round(value, 10, MidpointRounding.AwayFromZero);
}
