using PerfBot.Domain.Scoring;
using static PerfBot.Tests.Domain.Scoring.Small;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>From readings to an actual.</summary>
public sealed class ReadingsTests
{
    [Theory]
    [InlineData(Aggregate.Sum, 60)]
    [InlineData(Aggregate.Mean, 20)]
    [InlineData(Aggregate.Last, 10)]
    [InlineData(Aggregate.Min, 10)]
    [InlineData(Aggregate.Max, 30)]
    public void Each_metric_is_aggregated_by_its_own_rule(Aggregate aggregate, int actual) =>
        Assert.Equal(actual, Actual("x", Metric("x", aggregate, ("2026-02", 30), ("2026-03", 10), ("2026-01", 20), ("2025-12", 99), ("2026-04", 99))).Actual);

    [Fact]
    public void A_ratio_is_total_by_total_and_never_a_mean_of_ratios() => // 1/1 and 1/9: 2/10, not the mean of 100% and 11%
        Assert.Equal(0.2m, Actual("a / b",
            Metric("a", Aggregate.Sum, ("2026-01", 1), ("2026-02", 1)),
            Metric("b", Aggregate.Sum, ("2026-01", 1), ("2026-02", 9))).Actual);

    [Fact]
    public void A_line_without_readings_is_missing_never_zero()
    {
        var line = Actual("a / b", Metric("a", Aggregate.Sum, ("2026-01", 1)), Metric("b", Aggregate.Sum, ("2025-12", 1)));

        Assert.Equal((LineState.Missing, null), (line.State, line.Actual));
        Assert.Equal(["b"], line.Explanation.MissingMetrics);
    }

    [Fact]
    public void A_reading_of_zero_is_a_value() =>
        Assert.Equal((LineState.Value, 0m), (Actual("a", Metric("a", Aggregate.Sum, ("2026-01", 0))) is var line ? line.State : default, line.Actual));

    [Fact]
    public void The_saving_against_the_span_before_takes_as_many_months()
    {
        // October to December: 100 + 100 + 200; January to March: 100 + 100 + 100. September does not count.
        var line = Actual("(prev(费用) - 费用) / prev(费用)", Metric("费用", Aggregate.Sum,
            ("2025-09", 999), ("2025-10", 100), ("2025-11", 100), ("2025-12", 200),
            ("2026-01", 100), ("2026-02", 100), ("2026-03", 100)));

        Assert.Equal(0.25m, line.Actual);
        var inputs = Assert.IsType<ActualFacts.Computed>(line.Explanation.Actual).Inputs;
        Assert.Equal([(true, 400m, 3), (false, 300m, 3)], inputs.Select(i => (i.Previous, i.Value!.Value, i.Readings.Count)));
    }

    [Fact]
    public void A_first_month_has_nothing_to_compare_with_and_does_not_apply()
    {
        var line = Actual("(prev(费用) - 费用) / prev(费用)", Metric("费用", Aggregate.Sum, ("2026-01", 100)));

        Assert.Equal(LineState.NotApplicable, line.State);
        Assert.Equal(new NotApplicableReason.NoEarlierReadings("费用"), line.Explanation.NotApplicable);
    }

    [Fact]
    public void A_zero_to_compare_with_does_not_apply()
    {
        var line = Actual("(prev(费用) - 费用) / prev(费用)", Metric("费用", Aggregate.Sum, ("2025-12", 0), ("2026-01", 100)));

        Assert.Equal(new NotApplicableReason.ZeroDenominator("prev(费用)"), line.Explanation.NotApplicable);
    }

    [Fact]
    public void A_segment_takes_the_months_whose_first_day_lies_in_it()
    {
        var metric = Metric("x", Aggregate.Sum, ("2025-12", 1000), ("2026-01", 1), ("2026-02", 10), ("2026-03", 100));
        var plan = ScoringPlan.From([Section(100, Line("a", 100) with { Formula = "x + prev(x)" })]);
        var input = Input(
            new SegmentInput(Jan1, new(2026, 2, 2), plan),
            new SegmentInput(new(2026, 2, 2), Apr1, plan)) with
        { Metrics = [metric] };

        // The first has January and February, and before them December (November has none); the second has March, and February before it.
        Assert.Equal([1011m, 110m], Scorer.Score(input).Lines.Select(l => l.Actual));
    }

    [Fact]
    public void An_entered_actual_outranks_the_formula_and_a_mark_outranks_both()
    {
        var sections = new[] { Section(100, Line("a", 100) with { Formula = "x" }) };
        var metrics = new[] { Metric("x", Aggregate.Sum, ("2026-01", 10)) };

        Assert.Equal(70, Scorer.Score(Input(sections, Got("a", 70)) with { Metrics = metrics }).Total);
        Assert.Equal(
            ScoreState.NotRated,
            Scorer.Score(Input(sections, ("a", new() { Actual = 70, NotApplicable = "停工" })) with { Metrics = metrics }).State);
    }

    [Fact]
    public void The_readings_behind_a_figure_are_kept_with_source_and_time()
    {
        var reading = new SeriesReading(Month("2026-01"), 5, "工单系统", new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));
        var line = Actual("x", new MetricSeries("x", Aggregate.Sum, [reading]));

        var input = Assert.Single(Assert.IsType<ActualFacts.Computed>(line.Explanation.Actual).Inputs);
        Assert.Equal(reading, Assert.Single(input.Readings));
    }

    private static LineScore Actual(string formula, params MetricSeries[] metrics)
    {
        var sections = new[] { Section(100, Line("a", 100) with { Formula = formula }) };
        return Scorer.Score(Input(sections) with { Metrics = metrics }).Lines.Single();
    }
}
