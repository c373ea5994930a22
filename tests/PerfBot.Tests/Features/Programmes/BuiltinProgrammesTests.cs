using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Imports;
using PerfBot.Features.Programmes;

namespace PerfBot.Tests.Features.Programmes;

public sealed class BuiltinProgrammesTests
{
    private static readonly IReadOnlyList<ProgrammeDefinition> All = BuiltinProgrammes.Load();

    private static ProgrammeDefinition Standard => All[0];

    [Fact]
    public void Every_file_that_is_built_in_is_offered_under_its_key()
    {
        var files = typeof(BuiltinProgrammes).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(BuiltinProgrammes.Folder, StringComparison.Ordinal));

        Assert.Equal(BuiltinProgrammes.Keys.Concat(BuiltinProgrammes.FlowKeys), All.Select(p => p.Key));
        Assert.Equal(BuiltinProgrammes.Keys.Select(k => $"{BuiltinProgrammes.Folder}{k}.json").Order(), files.Order());
    }

    [Fact]
    public void The_five_step_flow_goes_from_the_plan_to_the_interview() =>
        Assert.Equal(
            [StageKind.SetPlan, StageKind.AgreePlan, StageKind.CheckIn, StageKind.SelfReview, StageKind.ManagerReview, StageKind.OpenResult, StageKind.Interview, StageKind.Acknowledge],
            All.Single(p => p.Key == "five-step").Stages.Select(s => s.Kind));

    [Fact]
    public void The_full_flow_has_every_stage_there_is() =>
        Assert.Equal(Enum.GetValues<StageKind>(), All.Single(p => p.Key == "full").Stages.Select(s => s.Kind));

    [Fact]
    public void The_standard_review_goes_from_the_person_over_manager_and_HR_to_the_open_result()
    {
        Assert.Equal(
            [StageKind.SelfReview, StageKind.ManagerReview, StageKind.HrReview, StageKind.OpenResult, StageKind.Acknowledge],
            Standard.Stages.Select(s => s.Kind));
        Assert.Equal([3, 3, 3, 2, 5], Standard.Stages.Select(s => s.DueAfterWorkingDays));
        Assert.Empty(Standard.StageOf(StageKind.SelfReview).Sees);
        Assert.Equal([StageKind.SelfReview], Standard.StageOf(StageKind.ManagerReview).Sees);
        Assert.Equal([90, 80, 60, 0], Standard.Grades.Select(g => g.From));
        Assert.Equal(new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 10, [RaterGroup.Manager] = 90 }, Standard.RaterWeights);
    }

    [Fact]
    public void The_standard_review_shows_every_kind_of_rule_that_people_meet()
    {
        Type[] rules = [typeof(ScoringRule.Proportional), typeof(ScoringRule.Bands), typeof(ScoringRule.PassFail), typeof(ScoringRule.Rating), typeof(ScoringRule.Manual)];

        Assert.Empty(rules.Except(Lines(Standard).Select(l => l.Rule.GetType())));
    }

    [Theory]
    [InlineData("技术支持工程师", "TS")]
    [InlineData("商务经理", "BU")]
    [InlineData("行政专员", "AD")]
    [InlineData("人事经理", "HR")]
    [InlineData("销售代表", "SA")]
    public void A_position_is_measured_on_the_indicators_of_its_role(string position, string role)
    {
        var plan = Standard.PlanFor(position)!;

        Assert.All(plan.Sections.SelectMany(s => s.Lines), l => Assert.StartsWith(role + "-", l.Id, StringComparison.Ordinal));
        Assert.InRange(plan.Sections.Count, 2, 3);
    }

    [Fact]
    public void Who_has_no_plan_takes_no_part_in_the_standard_review() => Assert.Null(Standard.PlanFor("总经理"));

    [Fact]
    public void The_sales_cycle_is_not_scored_twice() => Assert.DoesNotContain(Lines(Standard), l => l.Indicator == "SA-04");

    [Fact]
    public void Every_line_says_what_it_counts_what_is_aimed_at_and_where_it_comes_from() =>
        Assert.All(Lines(Standard), l =>
        {
            Assert.False(string.IsNullOrEmpty(l.Unit), l.Id);
            Assert.NotNull(l.Target);
            Assert.NotNull(l.Source);
        });

    [Fact]
    public void A_straight_line_aims_at_the_target_that_people_read() =>
        Assert.All(All.SelectMany(Lines), l => Assert.True(l.Rule is not ScoringRule.Linear linear || linear.Target == l.Target, l.Id));

    /// <summary>Otherwise it is a name without a use, most likely a formula that was changed and left it behind.</summary>
    [Fact]
    public void Every_metric_is_used_by_a_formula() => Assert.All(All, programme =>
    {
        var used = Lines(programme).Where(l => l.Formula is not null).SelectMany(l => Formula.Parse(l.Formula!).Metrics).ToHashSet();
        Assert.Equal(used.Order(), programme.Metrics.Select(m => m.Name).Order());
    });

    /// <summary>A target a month compares with the mean per month, whatever the cycle's length.</summary>
    [Fact]
    public void A_single_metric_with_a_monthly_target_is_never_added_up() => Assert.All(All, programme =>
    {
        foreach (var line in Lines(programme).Where(l => l.Period == LinePeriod.Month))
        {
            var first = Formula.Parse(line.Formula!).Metrics[0];
            Assert.Equal(Aggregate.Mean, programme.Metrics.Single(m => m.Name == first).Aggregate);
        }
    });

    [Theory]
    [InlineData("order-sales", "northwind-orders")]
    [InlineData("ticket-support", "servicenow-incidents")]
    public void The_reviews_of_imported_files_use_what_their_mapping_yields(string key, string mapping) =>
        Assert.Equal(ShippedMappings.Find(mapping)!.Metrics.Select(m => m.Name), All.Single(p => p.Key == key).Metrics.Select(m => m.Name));

    [Fact]
    public void Everything_that_people_read_is_in_both_languages()
    {
        var texts = All.SelectMany(Texts).ToList();

        Assert.True(texts.Count > 150);
        Assert.All(texts, t =>
        {
            Assert.Contains(t.Zh, IsChinese);
            Assert.False(string.IsNullOrWhiteSpace(t.En));
            Assert.DoesNotContain(t.En, IsChinese);
        });
    }

    private static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static IEnumerable<Line> Lines(ProgrammeDefinition programme) => programme.Plans.SelectMany(p => p.Sections).SelectMany(s => s.Lines);

    private static IEnumerable<Bilingual> Texts(ProgrammeDefinition programme) =>
    [
        programme.Name,
        .. programme.Grades.Select(g => g.Label!),
        .. programme.Metrics.Select(m => m.Label),
        .. programme.Plans.SelectMany(p => p.Sections).Select(s => s.Name),
        .. Lines(programme).Select(l => l.Name),
        .. Lines(programme).Select(l => l.Source!),
    ];
}
