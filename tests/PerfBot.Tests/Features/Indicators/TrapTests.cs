using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Indicators;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Cards;

namespace PerfBot.Tests.Features.Indicators;

/// <summary>Where indicators as people write them mislead whoever computes them: each trap with a test of its own. T11 to T13 are in <see cref="CompanyTrapTests"/>.</summary>
public sealed class TrapTests
{
    private static IndicatorLibrary Library => BuiltinIndicators.Library;

    [Theory]
    [InlineData("TS-06", "count/year", Direction.HigherIsBetter, 8)]
    [InlineData("BU-04", "h", Direction.LowerIsBetter, 24)]
    [InlineData("AD-04", "count/month", Direction.LowerIsBetter, 2)]
    public void T1_a_name_that_ends_in_rate_says_nothing_about_unit_and_direction(string key, string unit, Direction direction, decimal target)
    {
        var definition = OneLine.Of(key);

        Assert.EndsWith("率", definition.Name.Zh, StringComparison.Ordinal);
        Assert.Equal((unit, direction, target), (definition.Unit, definition.Direction, definition.Target));
        Assert.NotNull(definition.Note);
    }

    [Theory]
    [InlineData("TS-06", "近12个月培训次数", 8, "", 0, 100)]
    [InlineData("BU-04", "投诉总响应时间", 60, "投诉数", 3, 100)]
    [InlineData("BU-04", "投诉总响应时间", 90, "投诉数", 3, 0)]
    [InlineData("AD-04", "设备故障次数", 3, "", 0, 80)]
    public void T1_a_count_or_hours_named_a_rate_are_scored_as_what_they_are(string key, string first, decimal value, string second, decimal other, decimal points) =>
        Assert.Equal(points, OneLine.Score(key, (first, value), (second, other)).Points);

    [Fact]
    public void T2_the_same_name_is_a_yearly_count_in_one_role_and_a_share_in_another()
    {
        var both = Library.Indicators.Where(i => i.Present.Definition.Name.Zh == "培训参与率").Select(i => (i.Role.Key, i.Key, i.Present.Definition.Unit, i.Present.Definition.Target));

        Assert.Equal([("tech-support", "TS-06", "count/year", 8m), ("human-resources", "HR-05", "%", (decimal?)0.9m)], both);
    }

    [Theory]
    [InlineData("员工满意度评分", "AD-03", 4.2, "HR-04", 4.0)]
    [InlineData("老客户复购率", "BU-03", 0.3, "SA-02", 0.25)]
    public void T3_a_target_belongs_to_the_role(string name, string first, decimal target, string second, decimal other)
    {
        Assert.Equal(name, OneLine.Of(first).Name.Zh);
        Assert.Equal(name, OneLine.Of(second).Name.Zh);
        Assert.Equal([target, other], [OneLine.Of(first).Target!.Value, OneLine.Of(second).Target!.Value]);
    }

    [Fact]
    public void T4_two_formulas_of_one_name_are_versions_with_a_name_each_and_the_card_says_which()
    {
        (string, decimal)[] readings = [("复购客户数", 40), ("老客户数", 100), ("老客户订单金额", 10_000), ("总订单金额", 100_000)];
        var (byCustomers, byAmount) = (Library.Get("BU-03").Version(1), Library.Get("BU-03").Version(2));

        Assert.Same(byCustomers, Library.Get("BU-03").Present);
        Assert.Equal(0.4m, OneLine.Score(byCustomers, 1, [], readings).Actual);
        Assert.Equal(0.1m, OneLine.Score(byAmount, 1, [], readings).Actual);
        Assert.Contains(("指标版本", "BU-03，第 1 版（按客户数）"), Explained(OneLine.Score(byCustomers, 1, [], readings), Language.Chinese));
        Assert.Contains(("指标版本", "BU-03，第 2 版（按金额）"), Explained(OneLine.Score(byAmount, 1, [], readings), Language.Chinese));
        Assert.Contains(("Indicator", "BU-03, version 2 (by amount)"), Explained(OneLine.Score(byAmount, 1, [], readings), Language.English));
    }

    [Theory]
    [InlineData(3, 3, 100)]
    [InlineData(3, 2, 0)]
    public void T5_a_target_at_the_natural_maximum_asks_for_no_more_than_everything(decimal attempted, decimal passed, decimal points)
    {
        Assert.Equal((1m, 100m), (OneLine.Of("TS-07").Target, OneLine.Of("TS-07").Cap));
        Assert.Equal(points, OneLine.Score("TS-07", ("认证考试数", attempted), ("认证通过数", passed)).Points);
    }

    [Fact]
    public void T5_nobody_who_attempted_nothing_divides_by_zero() =>
        Assert.Equal(new NotApplicableReason.ZeroDenominator("认证考试数"), OneLine.Score("TS-07", ("认证考试数", 0), ("认证通过数", 0)).Explanation.NotApplicable);

    [Theory]
    [InlineData("AD-01", "办公物资采购成本")]
    [InlineData("AD-02", "水电费用")]
    public void T6_the_first_month_and_a_base_of_zero_do_not_apply_and_spending_more_earns_nothing(string key, string metric)
    {
        var saving = Library.Get(key).Present;

        Assert.Equal(new NotApplicableReason.NoEarlierReadings(metric), OneLine.Score(key, (metric, 970)).Explanation.NotApplicable);
        Assert.IsType<NotApplicableReason.ZeroDenominator>(OneLine.Score(saving, 1, [(metric, 0)], [(metric, 970)]).Explanation.NotApplicable);
        var more = OneLine.Score(saving, 1, [(metric, 1000)], [(metric, 1100)]);
        Assert.Equal((-0.1m, 0m), (more.Actual, more.Points));
        Assert.Equal(0.03m, OneLine.Score(saving, 1, [(metric, 1000)], [(metric, 970)]).Actual);
        Assert.NotNull(saving.Definition.Note); // states all three
    }

    [Fact]
    public void T6_three_percent_against_five_is_sixty_points() =>
        Assert.Equal(60, OneLine.Score(Library.Get("AD-01").Present, 1, [("办公物资采购成本", 1000)], [("办公物资采购成本", 970)]).Points);

    [Fact]
    public void T7_the_sales_cycle_is_a_level_or_days_saved_never_both()
    {
        Assert.Equal((Direction.LowerIsBetter, 25m), (OneLine.Of("SA-03").Direction, OneLine.Of("SA-03").Target));
        Assert.Equal((Direction.HigherIsBetter, 5m), (OneLine.Of("SA-04").Direction, OneLine.Of("SA-04").Target));
        Assert.Equal(5, OneLine.Score("SA-04", ("基准销售周期", 30), ("销售周期总天数", 75), ("成交单数", 3)).Actual);

        var problem = Assert.Single(Refused(Lines("SA-03", 50, "SA-04", 50)));

        Assert.Equal(new Problem("$.plans[0].sections[0].lines[1].indicator", new IndicatorsExclude("SA-03", "SA-04")), problem);
        Assert.Empty(Library.Templates.SelectMany(t => LibraryCheck.Template(Library, t)));
        Assert.NotNull(Read(Lines("SA-03", 50, "SA-01", 50)));
    }

    [Fact]
    public void T8_a_share_of_revenue_that_is_aimed_at_and_a_weight_are_kept_apart()
    {
        Assert.True(Library.TryGetTemplate("sales", out var template));
        var line = template.Lines.First(l => l.Indicator == "SA-01");

        Assert.Equal((40m, 0.3m), (line.Weight, OneLine.Of("SA-01").Target));
        var facts = Explained(OneLine.Score("SA-01", ("新客户订单金额", 36_000), ("总订单金额", 100_000)), Language.Chinese);
        Assert.Contains(("目标", "≥ 30%"), facts);
        Assert.Contains(("权重", "100%"), facts);
    }

    [Theory]
    [InlineData(40, "33.33 50 16.67", "SA-09", 20, "SA-10", 30, "SA-11", 10)]
    [InlineData(30, "57.14 42.86", "SA-02", 40, "SA-04", 30)]
    public void T9_a_remainder_that_nobody_stated_is_refused_with_the_amount_and_the_offer_to_spread_it(decimal missing, string spread, params object[] lines)
    {
        var problems = Refused(Lines(lines));

        Assert.All(problems, p => Assert.Equal("$.plans[0].sections[0].lines", p.Path));
        Assert.Equal(missing, Assert.IsType<WeightsNotHundred>(problems[0].Refusal).Missing);
        var offer = Assert.IsType<WeightsCouldBe>(problems[1].Refusal);
        Assert.Equal(spread, string.Join(' ', offer.Weights.Select(w => w.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(100, offer.Weights.Sum());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    public void T10_a_yearly_count_is_worth_the_same_in_a_month_a_quarter_and_a_year(int months)
    {
        Assert.Equal(LinePeriod.Year, OneLine.Of("TS-06").Period);
        Assert.Equal(100, OneLine.Score("TS-06", months, ("近12个月培训次数", 8)).Points);
        Assert.Equal(60, OneLine.Score("TS-06", months, ("近12个月培训次数", 4)).Points);
        Assert.Equal(100, OneLine.Score("TS-04", months, ("知识库文章数", 2)).Points); // and a monthly one too
    }

    [Fact]
    public void T14_the_four_goals_that_are_known_to_be_bad_are_flagged_and_the_good_one_passes()
    {
        Assert.Equal([GoalFault.Vague], GoalLinter.Goal("提高销售业绩").Select(r => r.Kind));
        Assert.Equal([GoalFault.Vague], GoalLinter.Goal("加强客户维护").Select(r => r.Kind));
        Assert.Equal([GoalFault.Unrelated], GoalLinter.Goal("按时打卡").Select(r => r.Kind));
        Assert.Equal([GoalFault.Unrelated], GoalLinter.Goal("每周写周报").Select(r => r.Kind));
        Assert.Empty(GoalLinter.Goal("每月完成5个新客户开发"));
    }

    /// <summary>Lines by reference: key and weight, one after the other; those without a target of their own get one.</summary>
    private static string Lines(params object[] lines) => string.Join(", ", lines.Chunk(2).Select(l =>
        $$"""{ "indicator": "{{l[0]}}", "version": 1, "weight": {{l[1]}}{{(OneLine.Of((string)l[0]).LacksTarget ? ", \"target\": 0.1" : "")}} }"""));

    private static ProgrammeDefinition Read(string lines) => ProgrammeJson.Read($$"""
        {
          "key": "after-the-pivot", "name": { "en": "After the pivot", "zh": "转型线上" },
          "stages": [ { "kind": "ManagerReview", "actor": "Manager" }, { "kind": "OpenResult", "actor": "Hr" } ],
          "grades": [ { "name": "合格", "from": 60 }, { "name": "不合格", "from": 0 } ],
          "plans": [ { "sections": [ { "name": { "en": "All", "zh": "全部" }, "weight": 100, "lines": [ {{lines}} ] } ] } ]
        }
        """);

    private static IReadOnlyList<Problem> Refused(string lines) =>
        Assert.IsType<NotScorable>(Assert.Throws<RefusedException>(() => Read(lines)).Refusal).Problems;

    private static IReadOnlyList<(string Label, string Value)> Explained(LineScore line, Language lang) =>
        new ExplainLineCard(Sample.Id(1), line, new Dictionary<string, Bilingual>(), Sample.Metrics, Decision: null, Sample.Shanghai).Render(lang).Body.OfType<Facts>().First().Pairs;
}
