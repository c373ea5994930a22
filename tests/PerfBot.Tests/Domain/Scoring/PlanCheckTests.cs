using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;
using static PerfBot.Tests.Domain.Scoring.Small;

namespace PerfBot.Tests.Domain.Scoring;

public sealed class PlanCheckTests
{
    [Fact]
    public void Weights_that_do_not_add_up_are_refused_with_the_amount()
    {
        // 转型线上: 20 + 30 + 10; 保持现有业务: 40 + 30. The rest was never stated.
        var online = Refusal(Section(100, Line("流量", 20), Line("转化率", 30), Line("拜访", 10)));
        var existing = Refusal(Section(100, Line("复购率", 40), Line("周期", 30)));
        var surplus = Refusal(Section(70, Line("a", 100)), Section(30.01m, Line("b", 100)));

        Assert.Equal(new("sections[0].lines", new WeightsNotHundred(WeightsOf.Lines, 60)), online);
        Assert.Equal(40, Assert.IsType<WeightsNotHundred>(online.Refusal).Missing);
        Assert.Equal(30, Assert.IsType<WeightsNotHundred>(existing.Refusal).Missing);
        Assert.Equal(new("sections", new WeightsNotHundred(WeightsOf.Sections, 100.01m)), surplus);
        Assert.Equal(-0.01m, Assert.IsType<WeightsNotHundred>(surplus.Refusal).Missing);
    }

    [Fact]
    public void A_plan_without_sections_or_a_section_without_lines_is_refused()
    {
        Assert.Equal(new("sections", new WeightsNotHundred(WeightsOf.Sections, 0)), Refusal());
        Assert.Equal(new("sections[0].lines", new WeightsNotHundred(WeightsOf.Lines, 0)), Refusal(Section(100)));
    }

    [Theory]
    [InlineData(-1, 101)]
    [InlineData(33.335, 66.665)]
    public void A_weight_is_from_zero_to_a_hundred_with_two_decimals(double first, double second)
    {
        var problems = Problems(Section(100, Line("a", (decimal)first), Line("b", (decimal)second)));

        Assert.Equal(
            [new("sections[0].lines[0].weight", new WeightOutOfRange((decimal)first)), new("sections[0].lines[1].weight", new WeightOutOfRange((decimal)second))],
            problems);
    }

    [Fact]
    public void Enormous_weights_are_refused_and_do_not_crash() =>
        Assert.Equal(2, Problems(Section(100, Line("a", decimal.MaxValue), Line("b", decimal.MaxValue))).Count);

    [Fact]
    public void Information_has_no_weight() => Assert.Equal(
        new("sections[0].lines[1].weight", new InformationHasWeight(10)),
        Refusal(Section(100, Line("a", 90), Line("i", 10, new ScoringRule.Information()))));

    [Fact]
    public void Line_ids_are_there_short_and_unique()
    {
        var longId = new string('x', 65);
        var problems = Problems(Section(100, Line("", 25), Line(longId, 25), Line("a", 25), Line("a", 25)));

        Assert.Equal(
            [
                new("sections[0].lines[0].id", new LineIdRefused("")),
                new("sections[0].lines[1].id", new LineIdRefused(longId)),
                new("sections[0].lines[3].id", new LineTwice("a")),
            ],
            problems);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.01, true)]
    [InlineData(150, true)]
    [InlineData(150.01, false)]
    [InlineData(99.999, false)]
    public void A_cap_lies_above_zero_and_up_to_a_hundred_and_fifty(double cap, bool isGood) =>
        Assert.Equal(isGood, Problems(Section(100, Line("a", 100) with { Cap = (decimal)cap })).Count == 0);

    public static TheoryData<ScoringRule, double?, RuleFault, string> Faults => new()
    {
        { new ScoringRule.Proportional(), null, RuleFault.TargetRequired, "target" },
        { new ScoringRule.PassFail(), null, RuleFault.TargetRequired, "target" },
        { new ScoringRule.Deduction(1), null, RuleFault.TargetRequired, "target" },
        { new ScoringRule.Proportional(), 0, RuleFault.TargetNotAboveZero, "target" },
        { new ScoringRule.Proportional(), -1, RuleFault.TargetNotAboveZero, "target" },
        { new ScoringRule.Linear(2, 2), 1, RuleFault.FloorIsTarget, "rule.target" },
        { new ScoringRule.Linear(2, 4, 4), 1, RuleFault.StretchOnWrongSide, "rule.stretch" },
        { new ScoringRule.Linear(2, 4, 3), 1, RuleFault.StretchOnWrongSide, "rule.stretch" },
        { new ScoringRule.Linear(4, 2, 3), 1, RuleFault.StretchOnWrongSide, "rule.stretch" },
        { new ScoringRule.Linear(4, 2, 5), 1, RuleFault.StretchOnWrongSide, "rule.stretch" },
        { new ScoringRule.Bands([]), 1, RuleFault.NoBands, "rule.bands" },
        { new ScoringRule.Bands([new(0.9m, 100), new(0.95m, 120)]), 1, RuleFault.BandsNotInOrder, "rule.bands[1].at" },
        { new ScoringRule.Bands([new(0.9m, 100), new(0.9m, 80)]), 1, RuleFault.BandsNotInOrder, "rule.bands[1].at" },
        { new ScoringRule.Deduction(-1), 1, RuleFault.DeductionBelowZero, "rule.perUnit" },
        { new ScoringRule.Deduction(1, 0), 1, RuleFault.StepNotAboveZero, "rule.step" },
        { new ScoringRule.Rating(0), 1, RuleFault.ScaleNotAboveZero, "rule.scaleMax" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_parameter_that_its_rule_forbids_is_refused(ScoringRule rule, double? target, RuleFault fault, string where) => Assert.Equal(
        new($"sections[0].lines[0].{where}", new RuleRefused(fault)),
        Refusal(Section(100, Line("a", 100, rule) with { Target = (decimal?)target })));

    [Fact]
    public void Bands_rise_where_lower_is_better()
    {
        var rising = Line("a", 100, new ScoringRule.Bands([new(2, 100), new(4, 60)]));

        Assert.Empty(Problems(Section(100, rising with { Direction = Direction.LowerIsBetter })));
        Assert.Equal(new RuleRefused(RuleFault.BandsNotInOrder), Refusal(Section(100, rising)).Refusal);
    }

    [Fact]
    public void A_formula_that_cannot_be_read_is_refused_where_it_stands() => Assert.Equal(
        new("sections[0].lines[0].formula", new FormulaRefused(FormulaFault.ValueExpected, 4, "")),
        Refusal(Section(100, Line("a", 100) with { Formula = "x /" })));

    [Fact]
    public void A_plan_with_many_faults_names_them_all_at_once()
    {
        var refused = Assert.Throws<RefusedException>(() => ScoringPlan.From([Section(90, Line("a", 50) with { Cap = 0, Formula = "" })]));

        Assert.Equal(
            ["sections[0].lines[0].cap", "sections[0].lines[0].formula", "sections[0].lines", "sections"],
            Assert.IsType<NotScorable>(refused.Refusal).Problems.Select(p => p.Path));
    }

    [Fact]
    public void A_plan_names_the_metrics_that_it_needs() => Assert.Equal(
        ["已解决工单", "总工单", "费用"],
        ScoringPlan.From([Section(100,
            Line("a", 50) with { Formula = "已解决工单 / 总工单" },
            Line("b", 50) with { Formula = "prev(费用) - 费用 + 总工单" })]).Metrics);

    private static Problem Refusal(params Section[] sections) => Assert.Single(Problems(sections));

    private static IReadOnlyList<Problem> Problems(params Section[] sections)
    {
        ScoringPlan.TryFrom(sections, null, out _, out var problems);
        return problems;
    }
}
