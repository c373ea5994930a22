using System.Globalization;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

public sealed class LinePointsTests
{
    private static readonly ScoringRule Proportional = new ScoringRule.Proportional();

    public static TheoryData<string, ScoringRule, Direction, string, string, string, string> Worked => new()
    {
        { "92% against ≥ 90%", Proportional, Direction.HigherIsBetter, "0.9", "100", "0.92", "100" },
        { "the same with cap 120", Proportional, Direction.HigherIsBetter, "0.9", "120", "0.92", "102.22" },
        { "2.5 h against ≤ 2 h", Proportional, Direction.LowerIsBetter, "2", "100", "2.5", "75" },
        { "3% against ≥ 5%", Proportional, Direction.HigherIsBetter, "0.05", "100", "0.03", "60" },
        { "no complaint against ≤ 2", Proportional, Direction.LowerIsBetter, "2", "120", "0", "120" },
        { "a target at the natural maximum", Proportional, Direction.HigherIsBetter, "1", "100", "0.98", "98" },
        { "25% against ≥ 20%", Proportional, Direction.HigherIsBetter, "0.2", "150", "0.25", "125" },
        { "negative saving", Proportional, Direction.HigherIsBetter, "0.05", "100", "-0.01", "0" },
        { "twice the target, lower is better", Proportional, Direction.LowerIsBetter, "2", "100", "4", "0" },
        { "worse than twice", Proportional, Direction.LowerIsBetter, "2", "100", "9", "0" },
        { "exactly the target, lower is better", Proportional, Direction.LowerIsBetter, "2", "100", "2", "100" },
        { "5 complaints against ≤ 2, 10 each", new ScoringRule.Deduction(10), Direction.LowerIsBetter, "2", "100", "5", "70" },
        { "a begun step counts", new ScoringRule.Deduction(10), Direction.LowerIsBetter, "2", "100", "2.1", "90" },
        { "steps of a tenth", new ScoringRule.Deduction(3, 0.1m), Direction.HigherIsBetter, "1", "100", "0.7", "91" },
        { "met: nothing is taken off", new ScoringRule.Deduction(10), Direction.LowerIsBetter, "2", "100", "2", "100" },
        { "better than met: nothing is added", new ScoringRule.Deduction(10), Direction.LowerIsBetter, "2", "120", "0", "100" },
        { "never below 0", new ScoringRule.Deduction(60), Direction.LowerIsBetter, "2", "100", "9", "0" },
        { "4.2 of 5", new ScoringRule.Rating(5), Direction.HigherIsBetter, "0", "100", "4.2", "84" },
        { "pass", new ScoringRule.PassFail(), Direction.HigherIsBetter, "3", "100", "3", "100" },
        { "fail", new ScoringRule.PassFail(), Direction.HigherIsBetter, "3", "100", "2.99", "0" },
        { "pass, lower is better", new ScoringRule.PassFail(), Direction.LowerIsBetter, "3", "100", "3", "100" },
        { "fail, lower is better", new ScoringRule.PassFail(), Direction.LowerIsBetter, "3", "100", "3.01", "0" },
        { "OKR progress", new ScoringRule.Okr(), Direction.HigherIsBetter, "0", "100", "0.6", "60" },
        { "by hand, rounded away from zero", new ScoringRule.Manual(), Direction.HigherIsBetter, "0", "100", "88.555", "88.56" },
    };

    [Theory, MemberData(nameof(Worked))]
    public void The_worked_examples_come_out(string why, ScoringRule rule, Direction direction, string target, string cap, string actual, string points) =>
        Assert.Equal((why, D(points)), (why, Points(rule, direction, D(target), D(cap), D(actual))));

    [Theory]
    [InlineData("4", "0")]
    [InlineData("5", "0")]
    [InlineData("3.5", "25")]
    [InlineData("2", "100")]
    [InlineData("1.5", "110")]
    [InlineData("1", "120")]
    [InlineData("0", "120")]
    public void Linear_runs_from_floor_over_target_to_stretch_downwards(string actual, string points) =>
        Assert.Equal(D(points), Points(new ScoringRule.Linear(4, 2, 1), Direction.HigherIsBetter, 99, 120, D(actual)));

    [Theory]
    [InlineData("-1", "0")]
    [InlineData("0", "0")]
    [InlineData("1", "33.33")]
    [InlineData("3", "100")]
    [InlineData("4", "110")]
    [InlineData("8", "150")]
    [InlineData("9", "150")]
    public void Linear_runs_upwards(string actual, string points) =>
        Assert.Equal(D(points), Points(new ScoringRule.Linear(0, 3, 8), Direction.LowerIsBetter, 99, 150, D(actual)));

    [Fact]
    public void Linear_without_a_stretch_stays_at_a_hundred() =>
        Assert.Equal(100, Points(new ScoringRule.Linear(0, 3), Direction.HigherIsBetter, 99, 150, 50));

    [Theory]
    [InlineData("1", "120")]
    [InlineData("0.95", "120")]
    [InlineData("0.9499", "100")]
    [InlineData("0.9", "100")]
    [InlineData("0.89", "0")]
    public void The_first_band_that_is_reached_gives_the_points(string actual, string points) => Assert.Equal(
        D(points),
        Points(new ScoringRule.Bands([new(0.95m, 120), new(0.9m, 100)]), Direction.HigherIsBetter, 0, 150, D(actual)));

    [Theory]
    [InlineData("2", "100")]
    [InlineData("2.1", "60")]
    [InlineData("4", "60")]
    [InlineData("4.1", "0")]
    public void Bands_work_downwards(string actual, string points) => Assert.Equal(
        D(points),
        Points(new ScoringRule.Bands([new(2, 120), new(4, 60)]), Direction.LowerIsBetter, 0, 100, D(actual)));

    [Fact]
    public void A_quotient_without_end_is_kept_to_ten_decimals()
    {
        var line = Small.Line("a", 100) with { Target = 0.9m };

        Assert.Equal(102.2222222222m, LinePoints.BeforeCap(line, 0.92m));
    }

    private static decimal Points(ScoringRule rule, Direction direction, decimal target, decimal cap, decimal actual)
    {
        var line = Small.Line("a", 100, rule) with { Direction = direction, Target = target, Cap = cap };
        return LinePoints.Of(LinePoints.BeforeCap(line, actual), cap);
    }

    private static decimal D(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
