using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>What holds for every review, tried on many.</summary>
public sealed class ScoringProperties
{
    [Fact]
    public void Effective_weights_always_add_up_to_exactly_a_hundred() => Always(input => Segments(input).All(segment =>
    {
        var sum = segment.Lines.Sum(l => l.EffectiveWeight);
        return segment.State switch
        {
            ScoreState.Rated => sum == 100,
            ScoreState.NotRated => sum == 0,
            _ => sum is 100 or 0, // 0 where only lines without weight apply
        };
    }));

    [Fact]
    public void The_total_is_what_a_person_adds_up_on_the_card() => Always(input => Segments(input)
        .Where(segment => segment.State == ScoreState.Rated)
        .All(segment => segment.Total == segment.Lines.Sum(l => l.Contribution)
            && segment.Lines.All(l => l.Contribution == Math.Round(l.EffectiveWeight * (l.Points ?? 0) / 100, 2, MidpointRounding.AwayFromZero))));

    [Fact]
    public void Every_number_can_be_computed_again_from_its_explanation() => Always(input =>
    {
        var score = Scorer.Score(input);
        return score.Lines.All(l => Recomputed.Actual(l) == l.Actual && Recomputed.Points(l) == l.Points)
            && score.Assignments.SelectMany(a => a.Segments).All(s =>
                s.State == ScoreState.NotRated || s.Lines.All(l => l.EffectiveWeight == 0)
                || Recomputed.EffectiveWeights(s).SequenceEqual(s.Lines.Select(l => l.EffectiveWeight)))
            && score.Assignments.SelectMany(a => a.Segments).All(s => Recomputed.Total(s) == s.Total)
            && Recomputed.Total(score) == score.Total;
    });

    [Fact]
    public void The_explanation_survives_being_stored() => Always(input =>
    {
        var stored = JsonSerializer.Serialize(Scorer.Score(input), JsonSerializerOptions.Web);
        return JsonSerializer.Serialize(JsonSerializer.Deserialize<Score>(stored, JsonSerializerOptions.Web), JsonSerializerOptions.Web) == stored;
    });

    [Fact]
    public void The_same_input_gives_the_same_output() => Always(input =>
        JsonSerializer.Serialize(Scorer.Score(input)) == JsonSerializer.Serialize(Scorer.Score(input)));

    [Fact]
    public void Points_lie_between_zero_and_the_cap_with_two_decimals() => Always(input => Scorer.Score(input).Lines.All(l =>
        l.Points is null || (l.Points >= 0 && l.Points <= l.Line.Cap && l.Points == Math.Round(l.Points.Value, 2))));

    [Fact]
    public void The_three_states_are_never_confused() => Always(input => Scorer.Score(input).Lines.All(l => l.State switch
    {
        LineState.Value => l.Actual is not null && l.Points is not null && l.Explanation.NotApplicable is null,
        LineState.NotApplicable => l is { Actual: null, Points: null, EffectiveWeight: 0, Contribution: 0, PointsLost: 0 } && l.Explanation.NotApplicable is not null,
        _ when input.Missing == MissingPolicy.Zero => l is { Actual: null, Points: 0, Contribution: 0 } && l.PointsLost == l.EffectiveWeight,
        _ => l is { Actual: null, Points: null, Contribution: null, PointsLost: null },
    }));

    [Fact]
    public void What_moved_is_what_arrived() => Always(input => Segments(input).All(segment => segment.Lines.All(l =>
    {
        var weight = l.Explanation.Weight;
        var moved = weight.Moves.Sum(m => m.Amount);
        return segment.Lines.All(other => other.EffectiveWeight == 0)
            || Math.Abs(l.State == LineState.NotApplicable ? weight.Before - moved : weight.Before + moved - weight.After) < 0.00000001m;
    })));

    [Fact]
    public void Not_applicable_never_equals_zero_points() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var weights = Inputs.Split(random, 4).Select(w => w / 2).ToArray();
        weights[0] += 50;
        var sections = new[] { Small.Section(100, [.. weights.Select((w, i) => Small.Line($"l{i}", Math.Round(w, 2, MidpointRounding.ToZero)))]) };
        if (sections[0].Lines.Sum(l => l.Weight) != 100)
        {
            return true; // halves of cents do not make a plan
        }

        var others = Enumerable.Range(1, 3).Select(i => Small.Got($"l{i}", random.Next(1, 101))).ToArray();
        var never = Scorer.Score(Small.Input(sections, [Small.Never("l0"), .. others]));
        var zero = Scorer.Score(Small.Input(sections, [Small.Got("l0", 0), .. others]));
        return never.State == ScoreState.NotRated ? weights[1..].All(w => w == 0) : never.Total > zero.Total || never.Total == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_better_actual_never_lowers_the_points() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var direction = random.Next(2) == 0 ? Direction.HigherIsBetter : Direction.LowerIsBetter;
        var line = Small.Line("a", 100, Inputs.Rule(random, direction)) with { Direction = direction, Target = random.Next(1, 100) / 10m, Cap = random.Next(80, 151) };
        var (one, two) = (random.Next(-300, 1500) / 100m, random.Next(-300, 1500) / 100m);
        var isHigherBetter = line.Rule switch
        {
            ScoringRule.Linear linear => linear.Floor < linear.Target,
            ScoringRule.Rating or ScoringRule.Manual or ScoringRule.Okr => true,
            _ => direction == Direction.HigherIsBetter,
        };
        var (worse, better) = one < two == isHigherBetter ? (one, two) : (two, one);
        return Points(worse) <= Points(better);

        decimal Points(decimal actual) => LinePoints.Of(LinePoints.BeforeCap(line, actual), line.Cap);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_plan_whose_weights_do_not_add_up_is_refused_with_the_amount() => Prop.ForAll(
        Gen.Choose(0, 10_000).ArrayOf().ToArbitrary(),
        weights =>
        {
            var sum = weights.Sum(w => w / 100m);
            var isGood = ScoringPlan.TryFrom([Small.Section(100, [.. weights.Select((w, i) => Small.Line($"l{i}", w / 100m))])], null, out _, out var problems);
            return isGood
                ? sum == 100
                : problems.Single() == new Problem("sections[0].lines", new WeightsNotHundred(WeightsOf.Lines, sum));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Spread_weights_always_add_up() => Prop.ForAll(
        Gen.Choose(0, 10_000).NonEmptyListOf().ToArbitrary(),
        weights => Weights.Spread([.. weights.Select(w => w / 100m)]).Sum() == 100).QuickCheckThrowOnFailure();

    private static void Always(Func<ScoringInput, bool> holds) =>
        Prop.ForAll(Inputs.All, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static IEnumerable<SegmentScore> Segments(ScoringInput input) => Scorer.Score(input).Assignments.SelectMany(a => a.Segments);
}
