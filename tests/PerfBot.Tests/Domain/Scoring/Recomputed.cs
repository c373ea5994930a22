using PerfBot.Domain.Formulas;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>Computes a score again from nothing but its explanation, the way a doubting employee would.</summary>
internal static class Recomputed
{
    public static decimal? Actual(LineScore line) => line.State != LineState.Value ? null : line.Explanation.Actual switch
    {
        ActualFacts.Computed computed => Ten(Formula.Parse(computed.Formula).Evaluate(
            input => Figure(computed.Inputs.Single(i => i.Metric == input.Metric && i.Previous == input.Previous))).Number),
        ActualFacts.Entered entered => Ten(entered.Value),
        ActualFacts.ByHand byHand => Ten(byHand.Points!.Value),
        ActualFacts.Rated rated => Ten(rated.Groups.Sum(g => g.Weight * g.Mean ?? 0) / rated.Groups.Sum(g => g.Mean is null ? 0 : g.Weight)),
        ActualFacts.KeyResults results => Ten(results.Objectives.Sum(o =>
            o.Objective.Weight * o.Objective.KeyResults.Sum(k => k.Weight * Math.Clamp(
                (k.Current!.Value - k.Start) / (k.Target - k.Start), 0, line.Line.Cap / 100)) / 100) / 100),
        _ => throw new InvalidOperationException("A value without facts."),
    };

    public static decimal? Points(LineScore line) => line.State == LineState.Value
        ? LinePoints.Of(LinePoints.BeforeCap(line.Line, line.Actual!.Value), line.Line.Cap)
        : line.Points;

    public static decimal[] EffectiveWeights(SegmentScore segment) =>
        Weights.Round([.. segment.Lines.Select(l => l.Explanation.Weight.After)]);

    public static decimal? Total(SegmentScore segment) => segment.State != ScoreState.Rated ? null
        : segment.Lines.Sum(l => Cents(l.EffectiveWeight * (l.Points ?? 0) / 100));

    public static decimal? Total(Score score)
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
