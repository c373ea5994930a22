using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

using Scoring = Func<ScoringInput, Score>;

/// <summary>Scorings with one error each, such as a program might have that nobody tested.</summary>
internal static class PlantedScoring
{
    /// <summary>Each weight is rounded by itself.</summary>
    public static Score WeightsRoundedAlone(ScoringInput input) => Lines(input, l => Weighed(l, Cents(l.Explanation.Weight.After)));

    /// <summary>What is missing to 100 goes to the last line.</summary>
    public static Score LastLineTakesTheRest(ScoringInput input) => Segments(input, segment =>
    {
        var weights = segment.Lines.Select(l => Math.Floor(l.Explanation.Weight.After * 100) / 100).ToArray();
        weights[^1] += weights.Sum() > 0 ? 100 - weights.Sum() : 0;
        return segment with { Lines = [.. segment.Lines.Zip(weights, Weighed)] };
    });

    /// <summary>The total is rounded once from unrounded contributions, and no longer what the card adds up to.</summary>
    public static Score TotalOfUnroundedContributions(ScoringInput input) => Segments(input, s => s.State != ScoreState.Rated ? s
        : s with { Total = Cents(s.Lines.Sum(l => l.EffectiveWeight * (l.Points ?? 0) / 100)) });

    /// <summary>The same once more differs by a cent.</summary>
    public static Scoring Unsteady()
    {
        var calls = 0;
        return input => Scorer.Score(input) is var score && score.Total is { } total ? score with { Total = total + (++calls % 2 * 0.01m) } : score;
    }

    public static Score NoCap(ScoringInput input) => Lines(input, l => l.State == LineState.Value ? l with { Points = Math.Round(l.Explanation.BeforeCap!.Value, 2) } : l);

    /// <summary>Half to even, as computers round where nobody told them.</summary>
    public static Score ContributionsToEven(ScoringInput input) =>
        Lines(input, l => l.Points is { } points ? l with { Contribution = Math.Round(l.EffectiveWeight * points / 100, 2) } : l);

    public static Score NotApplicableIsZero(ScoringInput input) => Lines(input, l => l.State == LineState.NotApplicable ? l with { Points = 0 } : l);

    public static Score MissingIsZero(ScoringInput input) => Lines(input, l => l is { State: LineState.Missing, Points: null } ? l with { Points = 0, Contribution = 0 } : l);

    public static Score MovesForgotten(ScoringInput input) => Lines(input, l => l with { Explanation = l.Explanation with { Weight = l.Explanation.Weight with { Moves = [] } } });

    /// <summary>The explanation holds the first reading where the score was made of all.</summary>
    public static Score ReadingsLeftOut(ScoringInput input) => Inputs(input, i => i with { Readings = [.. i.Readings.Take(1)] });

    public static Score SourcesForgotten(ScoringInput input) => Inputs(input, i => i with { Readings = [.. i.Readings.Select(r => r with { Source = null })] });

    public static Score WeightBeforeIsAfter(ScoringInput input) => Lines(input, l => l with { Explanation = l.Explanation with { Weight = l.Explanation.Weight with { Before = l.Explanation.Weight.After } } });

    /// <summary>The rule that is shown is not the one that was used.</summary>
    public static Score AnotherRuleShown(ScoringInput input) => Lines(input, l => l.Line.Rule is ScoringRule.Linear linear ? l with { Line = l.Line with { Rule = linear with { Floor = linear.Floor + 0.5m } } } : l);

    private static LineScore Weighed(LineScore line, decimal weight) =>
        line with { EffectiveWeight = weight, Explanation = line.Explanation with { Weight = line.Explanation.Weight with { Effective = weight } } };

    private static Score Inputs(ScoringInput input, Func<InputFacts, InputFacts> change) => Lines(input, l => l.Explanation.Actual is ActualFacts.Computed computed
        ? l with { Explanation = l.Explanation with { Actual = computed with { Inputs = [.. computed.Inputs.Select(change)] } } }
        : l);

    private static Score Lines(ScoringInput input, Func<LineScore, LineScore> change) => Segments(input, s => s with { Lines = [.. s.Lines.Select(change)] });

    private static Score Segments(ScoringInput input, Func<SegmentScore, SegmentScore> change)
    {
        var score = Scorer.Score(input);
        return score with { Assignments = [.. score.Assignments.Select(a => a with { Segments = [.. a.Segments.Select(change)] })] };
    }

    private static decimal Cents(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
