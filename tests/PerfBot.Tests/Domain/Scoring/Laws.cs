using System.Text.Json;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

using Scoring = Func<ScoringInput, Score>;

/// <summary>What holds for every review. Each law is given the scoring that it judges, so that a wrong one can be planted.</summary>
internal static class Laws
{
    public static readonly IReadOnlyDictionary<string, Func<Scoring, ScoringInput, bool>> All = new Dictionary<string, Func<Scoring, ScoringInput, bool>>
    {
        [nameof(Effective_weights_add_up_to_exactly_a_hundred)] = Effective_weights_add_up_to_exactly_a_hundred,
        [nameof(The_total_is_the_sum_of_the_contributions)] = The_total_is_the_sum_of_the_contributions,
        [nameof(The_order_of_lines_matters_only_for_ties)] = The_order_of_lines_matters_only_for_ties,
        [nameof(Every_number_follows_from_the_stored_explanation)] = Every_number_follows_from_the_stored_explanation,
        [nameof(The_same_input_gives_the_same_output)] = The_same_input_gives_the_same_output,
        [nameof(Points_lie_between_zero_and_the_cap_with_two_decimals)] = Points_lie_between_zero_and_the_cap_with_two_decimals,
        [nameof(The_three_states_are_never_confused)] = The_three_states_are_never_confused,
        [nameof(What_moved_is_what_arrived)] = What_moved_is_what_arrived,
        [nameof(Every_line_carries_its_explanation)] = Every_line_carries_its_explanation,
    };

    private static bool Effective_weights_add_up_to_exactly_a_hundred(Scoring scoring, ScoringInput input) => Segments(scoring, input).All(segment =>
    {
        var sum = segment.Lines.Sum(l => l.EffectiveWeight);
        return segment.State switch
        {
            ScoreState.Rated => sum == 100,
            ScoreState.NotRated => sum == 0,
            _ => sum is 100 or 0, // 0 where only lines without weight apply
        };
    });

    private static bool The_total_is_the_sum_of_the_contributions(Scoring scoring, ScoringInput input) => Segments(scoring, input)
        .Where(segment => segment.State == ScoreState.Rated)
        .All(segment => segment.Total == segment.Lines.Sum(l => l.Contribution)
            && segment.Lines.All(l => l.Contribution == Math.Round(l.EffectiveWeight * (l.Points ?? 0) / 100, 2, MidpointRounding.AwayFromZero)));

    private static bool The_order_of_lines_matters_only_for_ties(Scoring scoring, ScoringInput input) =>
        Segments(scoring, input).Zip(Segments(scoring, Backwards(input))).All(pair =>
        {
            var (segment, backwards) = pair;
            var ties = segment.Lines.GroupBy(Remainder).Where(g => g.Key > 0 && g.Count() > 1).SelectMany(g => g).Select(l => l.Line.Id).ToHashSet();
            return segment.State == backwards.State
                && (ties.Count > 0 || segment.Total == backwards.Total)
                && segment.Lines.OrderBy(l => l.Line.Id, StringComparer.Ordinal).Zip(backwards.Lines.OrderBy(l => l.Line.Id, StringComparer.Ordinal)).All(lines =>
                    (lines.First.State, lines.First.Actual, lines.First.Points, lines.First.Explanation.Weight.After)
                        == (lines.Second.State, lines.Second.Actual, lines.Second.Points, lines.Second.Explanation.Weight.After)
                    && Math.Abs(lines.First.EffectiveWeight - lines.Second.EffectiveWeight) <= (ties.Contains(lines.First.Line.Id) ? 0.01m : 0));
        });

    private static bool Every_number_follows_from_the_stored_explanation(Scoring scoring, ScoringInput input)
    {
        var stored = JsonSerializer.Serialize(scoring(input), JsonSerializerOptions.Web);
        var score = JsonSerializer.Deserialize<Score>(stored, JsonSerializerOptions.Web)!;
        return JsonSerializer.Serialize(score, JsonSerializerOptions.Web) == stored && Recomputed.Agrees(score);
    }

    private static bool The_same_input_gives_the_same_output(Scoring scoring, ScoringInput input) =>
        JsonSerializer.Serialize(scoring(input)) == JsonSerializer.Serialize(scoring(input));

    private static bool Points_lie_between_zero_and_the_cap_with_two_decimals(Scoring scoring, ScoringInput input) => scoring(input).Lines.All(l =>
        l.Points is null || (l.Points >= 0 && l.Points <= l.Line.Cap && l.Points == Math.Round(l.Points.Value, 2)));

    private static bool The_three_states_are_never_confused(Scoring scoring, ScoringInput input) => scoring(input).Lines.All(l => l.State switch
    {
        LineState.Value => l.Actual is not null && l.Points is not null && l.Explanation.NotApplicable is null,
        LineState.NotApplicable => l is { Actual: null, Points: null, EffectiveWeight: 0, Contribution: 0, PointsLost: 0 } && l.Explanation.NotApplicable is not null,
        _ when input.Missing == MissingPolicy.Zero => l is { Actual: null, Points: 0, Contribution: 0 } && l.PointsLost == l.EffectiveWeight,
        _ => l is { Actual: null, Points: null, Contribution: null, PointsLost: null },
    });

    private static bool What_moved_is_what_arrived(Scoring scoring, ScoringInput input) => Segments(scoring, input).All(segment => segment.Lines.All(l =>
    {
        var weight = l.Explanation.Weight;
        var moved = weight.Moves.Sum(m => m.Amount);
        return segment.Lines.All(other => other.EffectiveWeight == 0)
            || Math.Abs(l.State == LineState.NotApplicable ? weight.Before - moved : weight.Before + moved - weight.After) < 0.00000001m;
    }));

    /// <summary>Formula, inputs with source and time, what the rule gave, and the weight before and after.</summary>
    private static bool Every_line_carries_its_explanation(Scoring scoring, ScoringInput input) => scoring(input).Lines.All(l =>
    {
        var why = l.Explanation;
        return (why.BeforeCap is null) == (l.State != LineState.Value)
            && why.Weight.Effective == l.EffectiveWeight
            && why.Actual switch
            {
                ActualFacts.Computed computed => computed.Formula == l.Line.Formula
                    && computed.Inputs.All(i => i.Readings.All(r => r.Source is not null && r.ObservedAt is not null) && (i.Value is null) == (i.Readings.Count == 0)),
                ActualFacts.NotEntered => l.State != LineState.Value,
                _ => true,
            };
    });

    /// <summary>The remainder of a weight over whole cents.</summary>
    private static decimal Remainder(LineScore line) => line.Explanation.Weight.After * 100 % 1;

    private static ScoringInput Backwards(ScoringInput input) => input with
    {
        Assignments = [.. input.Assignments.Select(a => a with { Segments = [.. a.Segments.Select(s => s with { Plan = Backwards(s.Plan) })] })],
    };

    private static ScoringPlan Backwards(ScoringPlan plan) =>
        ScoringPlan.From([.. plan.Sections.Reverse().Select(s => s with { Lines = [.. s.Lines.Reverse()] })]);

    private static IEnumerable<SegmentScore> Segments(Scoring scoring, ScoringInput input) => scoring(input).Assignments.SelectMany(a => a.Segments);
}
