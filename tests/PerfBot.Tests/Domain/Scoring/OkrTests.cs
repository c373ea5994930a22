using PerfBot.Domain.Scoring;
using static PerfBot.Tests.Domain.Scoring.Small;

namespace PerfBot.Tests.Domain.Scoring;

public sealed class OkrTests
{
    [Theory]
    [InlineData(30, 25, 27, 60)] // downwards: 3 of 5
    [InlineData(30, 25, 31, 0)]
    [InlineData(30, 25, 20, 120)] // further than the target, up to the cap
    [InlineData(0, 8, 2, 25)]
    [InlineData(-4, 4, 0, 50)]
    public void Progress_runs_from_start_to_target_in_either_direction(int start, int target, int current, int points) =>
        Assert.Equal(points, Okr(120, new Objective(100, [new(100, start, target, current)])).Points);

    [Fact]
    public void Objectives_and_key_results_are_weighted()
    {
        // First objective: 25% × 100% + 75% × 0; second: 50%. 60% × 25 + 40% × 50 = 35.
        var line = Okr(
            100,
            new Objective(60, [new(25, 0, 4, 9), new(75, 0, 4, -1)]),
            new Objective(40, [new(100, 0, 4, 2)]));

        Assert.Equal((0.35m, 35m), (line.Actual, line.Points));
        var facts = Assert.IsType<ActualFacts.KeyResults>(line.Explanation.Actual).Objectives;
        Assert.Equal([0.25m, 0.5m], facts.Select(o => o.Progress));
        Assert.Equal([1m, 0m], facts[0].KeyResults);
    }

    [Fact]
    public void Thirds_end_after_ten_decimals() =>
        Assert.Equal((0.6666666667m, 66.67m), Okr(100, new Objective(100, [new(100, 0, 3, 2)])) is var line ? (line.Actual, line.Points) : default);

    [Fact]
    public void A_key_result_without_a_check_in_makes_the_line_missing() =>
        Assert.Equal(LineState.Missing, Okr(100, new Objective(100, [new(50, 0, 3, 2), new(50, 0, 3, null)])).State);

    [Fact]
    public void The_check_in_is_kept()
    {
        var result = new KeyResult(100, 0, 3, 2, "check-in 7", new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

        var facts = Assert.IsType<ActualFacts.KeyResults>(Okr(100, new Objective(100, [result])).Explanation.Actual);
        Assert.Same(result, facts.Objectives[0].Objective.KeyResults[0]);
    }

    [Fact]
    public void A_key_result_that_starts_at_its_target_is_refused() => Assert.Equal(
        new("assignments[0].segments[0].sections[0].lines[0].objectives[0].keyResults[0].target", new KeyResultWithoutWay(3)),
        Refused(() => Okr(100, new Objective(100, [new(100, 3, 3, 3)]))));

    [Fact]
    public void Weights_of_objectives_and_key_results_must_add_up()
    {
        Assert.Equal(
            new("assignments[0].segments[0].sections[0].lines[0].objectives", new WeightsNotHundred(WeightsOf.Objectives, 60)),
            Refused(() => Okr(100, new Objective(60, [new(100, 0, 3, 3)]))));
        Assert.Equal(
            new("assignments[0].segments[0].sections[0].lines[0].objectives[0].keyResults", new WeightsNotHundred(WeightsOf.KeyResults, 0)),
            Refused(() => Okr(100, new Objective(100, []))));
    }

    private static LineScore Okr(decimal cap, params Objective[] objectives) => Scorer.Score(Input(
        [Section(100, Line("a", 100, new ScoringRule.Okr()) with { Cap = cap })],
        ("a", new LineEntry { Objectives = objectives }))).Lines.Single();
}
