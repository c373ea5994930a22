using PerfBot.Domain.Cycles;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Imports;

namespace PerfBot.Tests.Bot.Demo;

public sealed class DemoCompanyTests
{
    private static readonly IReadOnlyDictionary<string, Score> Quarter = DemoCompany.Scores(DemoCompany.Quarter);

    [Theory]
    [InlineData("people.csv")]
    [InlineData("readings.csv")]
    public void A_file_is_plain_UTF8_without_a_mark(string file)
    {
        var bytes = DemoCompany.Bytes(file);

        Assert.NotEqual(0xEF, bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void Twenty_people_are_read_without_a_problem()
    {
        var people = DemoCompany.People;

        Assert.Empty(people.Problems);
        Assert.Empty(people.IgnoredColumns);
        Assert.Equal(20, people.People.Count);
        Assert.Equal(20, people.People.Select(p => p.Name).Distinct().Count());
        Assert.All(people.People, p =>
        {
            Assert.True(Guid.TryParseExact(p.ChannelUser, "D", out _));
            Assert.EndsWith("@xinhe.example", p.Email, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_company_has_the_cases_that_a_demo_is_to_show()
    {
        var people = DemoCompany.People.People;

        Assert.Equal("总经理", Assert.Single(people, p => p.Assignments[0].ManagerNumber is null).Assignments[0].Position);
        Assert.Equal("林雅琴", Assert.Single(people, p => p.Roles == GrantedRoles.Hr).Name);
        Assert.Equal([60, 40], Assert.Single(people, p => p.Assignments.Count == 2).Assignments.Select(a => a.Share));
        Assert.Equal("唐子涵", Assert.Single(people, p => p.Assignments[0].Department is null).Name);
        Assert.Equal("郑凯", Assert.Single(people, p => p.HiredOn > new DateOnly(2026, 7, 1)).Name);
        Assert.Equal(["总经理"], people.SelectMany(p => p.Assignments).Select(a => a.Position!).Where(p => DemoCompany.Standard.PlanFor(p) is null));
    }

    [Fact]
    public void Every_reading_is_of_somebody_there_and_of_a_metric_that_the_standard_review_uses()
    {
        var readings = DemoCompany.Readings;
        var numbers = DemoCompany.People.People.Select(p => p.Number).ToHashSet();
        var metrics = DemoCompany.Standard.Metrics.Select(m => m.Name).ToHashSet();

        Assert.Empty(readings.Problems);
        Assert.All(readings.Readings, r =>
        {
            Assert.Contains(r.Employee, numbers);
            Assert.Contains(r.Metric, metrics);
            Assert.NotNull(r.Source);
        });
        Assert.Equal(metrics.Order(), readings.Readings.Select(r => r.Metric).Distinct().Order());
    }

    [Fact]
    public void Everybody_but_one_is_rated_and_the_totals_spread_over_the_grades()
    {
        Assert.Equal(19, Quarter.Count); // the general manager takes no part
        Assert.Equal(["X019"], Quarter.Where(s => s.Value.State == ScoreState.Blocked).Select(s => s.Key));
        Assert.DoesNotContain(Quarter.Values, s => s.State == ScoreState.NotRated);
        Assert.Equal(["不合格", "优秀", "合格", "良好"], Quarter.Values.Select(s => s.Grade).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("X005", "优秀")]
    [InlineData("X006", "良好")]
    [InlineData("X007", "合格")]
    [InlineData("X020", "不合格")]
    [InlineData("X009", "合格")] // joined in the middle of the quarter: two months of figures
    public void A_grade_is_what_the_figures_say(string number, string grade) => Assert.Equal(grade, Quarter[number].Grade);

    [Fact]
    public void Figures_that_cannot_be_are_not_applicable_and_ones_that_are_not_there_are_missing()
    {
        Assert.Equal(new NotApplicableReason.ZeroDenominator("认证考试数"), Line("X007", "TS-07").Explanation.NotApplicable);
        Assert.Equal(new NotApplicableReason.ZeroDenominator("投诉数"), Line("X013", "BU-04").Explanation.NotApplicable);
        Assert.Equal(new NotApplicableReason.NoEarlierReadings("水电费用"), Line("X014", "AD-02").Explanation.NotApplicable);
        Assert.Equal(["客户投诉次数"], Line("X019", "SA-05").Explanation.MissingMetrics);
        Assert.Equal(LineState.Missing, Line("X019", "SA-05").State);
        Assert.Single(Quarter.Values.SelectMany(s => s.Lines), l => l.State == LineState.Missing);
    }

    /// <summary>The figures that the specification works through: 92% of tickets, 2.5 hours, 25% of leads, 3% saved.</summary>
    [Theory]
    [InlineData("X006", "TS-01", 0.92, 102.22)]
    [InlineData("X007", "TS-02", 2.5, 75)]
    [InlineData("X011", "BU-02", 0.25, 120)]
    [InlineData("X015", "AD-01", 0.03, 60)]
    [InlineData("X020", "SA-05", 5, 70)]
    public void Well_known_examples_come_out_as_they_should(string number, string line, decimal actual, decimal points)
    {
        Assert.Equal(actual, Line(number, line).Actual);
        Assert.Equal(points, Line(number, line).Points);
    }

    /// <summary>Targets a month and a year are as far away in one month as in three.</summary>
    [Theory]
    [InlineData("X006", "TS-04")]
    [InlineData("X006", "TS-06")]
    [InlineData("X017", "SA-06")]
    public void A_steady_figure_scores_alike_in_a_month_and_in_a_quarter(string number, string line)
    {
        var month = DemoCompany.Scores(CyclePeriod.Of(new(2026, 9, 1), new(2026, 10, 1)));

        Assert.Equal(100, Line(number, line).Points);
        Assert.Equal(100, month[number].Lines.Single(l => l.Line.Id == line).Points);
    }

    private static LineScore Line(string number, string line) => Quarter[number].Lines.Single(l => l.Line.Id == line);
}
