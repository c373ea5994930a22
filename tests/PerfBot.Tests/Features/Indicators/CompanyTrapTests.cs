using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Indicators;

/// <summary>The traps that lie in a company rather than in an indicator.</summary>
public sealed class CompanyTrapTests
{
    [Fact]
    public async Task T11_two_posts_without_departments_make_a_plan_each_and_the_manager_scores_both()
    {
        await using var test = await TestDb.CreateAsync();
        await test.ImportPeopleAsync("工号,姓名,岗位,直属上级,角色,占比\n1,甲,总经理,,HR,100\n2,乙,技术支持,1,,60\n2,乙,销售,1,,40\n");
        await test.InAsync((db, _) => ProgrammePublishing.PublishBuiltinAsync(db, BuiltinProgrammes.Load(), test.Clock.GetUtcNow(), CancellationToken.None));
        var hr = await test.CallerAsync("1");
        var standard = await test.ReadAsync(db => db.Programmes.SingleAsync(p => p.Key == "standard"));

        await test.AskAsync(new StartCycle($"{standard.Id.Value}", "2026-01..2026-03", null, null, Guid.CreateVersion7()), hr);

        var review = await test.ReadAsync(db => db.Reviews.AsNoTracking().SingleAsync());
        Assert.Equal([("技术支持", 60m), ("销售", 40m)], review.Plan.Assignments.Select(a => (a.Position, a.Share)));
        Assert.Contains("TS-01", review.Plan.Assignments[0].Sections[0].Lines.Select(l => l.Id));
        Assert.Contains("SA-01", review.Plan.Assignments[1].Sections[0].Lines.Select(l => l.Id));
        Assert.Null(review.Department);
        Assert.Equal(hr.Who.Id, review.Manager);
        Assert.Equal(StageKind.SelfReview, review.Stage);
    }

    /// <summary>Two peers and two reports are fewer than three each: together they are one group, and nowhere stands what a single one said.</summary>
    [Fact]
    public void T12_groups_too_small_to_show_are_merged_or_left_out_and_no_single_rating_stands_anywhere()
    {
        GroupAnswers[] answers = [new(RaterGroup.Manager, [[4]]), new(RaterGroup.Peer, [[5], [3]]), new(RaterGroup.DirectReport, [[2], [1]])];

        var merged = Rated(answers, new() { [RaterGroup.DirectReport] = RaterGroup.Peer });
        var leftOut = Rated([.. answers.Where(a => a.Group == RaterGroup.Manager)], null);

        Assert.Equal([(1, 60m, 4m), (4, 40m, 2.75m)], merged.Groups.Select(g => (g.Raters, g.WeightUsed, g.Mean!.Value)));
        Assert.Equal([RaterGroup.Peer, RaterGroup.DirectReport], merged.Groups[1].Groups.Order());
        Assert.Equal([(100m, 4m)], leftOut.Groups.Where(g => g.Mean is not null).Select(g => (g.WeightUsed, g.Mean!.Value)));
        Assert.Contains("三人", OneLine.Of("OF-07").Note!.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", typeof(DocumentUnreadable))]
    [InlineData("\"grades\": [],", typeof(GradesMissing))]
    [InlineData("\"grades\": [ { \"name\": \"合格\", \"from\": 60 } ],", typeof(NotScorable))]
    public void T13_a_programme_has_to_state_its_grades_and_cut_offs(string grades, Type refusal) =>
        Assert.IsType(refusal, Assert.Throws<RefusedException>(() => ProgrammeJson.Read(Programme(grades))).Refusal);

    [Fact]
    public void T13_the_cut_offs_are_shown_before_anything_is_sent()
    {
        var programme = ProgrammeJson.Read(Programme("\"grades\": [ { \"name\": \"优秀\", \"from\": 90 }, { \"name\": \"合格\", \"from\": 60 }, { \"name\": \"不合格\", \"from\": 0 } ],"));

        var card = new CyclePreviewCard(
            new PreviewCycle(null, null), Cards.Sample.Cycle, [], 1, [], [.. programme.Grades.Select(g => (programme.GradeLabel(g.Name), g.From))], [], [], Cards.Sample.Id(1));

        Assert.Contains(card.Render(Language.Chinese).Body.OfType<Paragraph>(), p => p.Text.Contains("优秀 ≥ 90，合格 ≥ 60，不合格 ≥ 0", StringComparison.Ordinal));
    }

    private static ActualFacts.Rated Rated(GroupAnswers[] answers, Dictionary<RaterGroup, RaterGroup>? mergedInto)
    {
        var (from, to) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1));
        var line = OneLine.Of("OF-07").ToLine("OF-07", 1, 100);
        var score = Scorer.Score(new ScoringInput
        {
            From = from,
            To = to,
            Raters = new RaterRules(new Dictionary<RaterGroup, decimal> { [RaterGroup.Manager] = 60, [RaterGroup.Peer] = 20, [RaterGroup.DirectReport] = 20 }, MergedInto: mergedInto),
            Grades = [new Grade("-", 0)],
            Assignments = [new("-", 100, [new(from, to, ScoringPlan.From([new Section(Bilingual.Of("-"), 100, [line])]), new Dictionary<string, LineEntry> { ["OF-07"] = new() { Ratings = answers } })])],
        });
        return Assert.IsType<ActualFacts.Rated>(score.Lines.Single().Explanation.Actual);
    }

    private static string Programme(string grades) => $$"""
        {
          "key": "small", "name": { "en": "Small", "zh": "小方案" }, {{grades}}
          "stages": [ { "kind": "ManagerReview", "actor": "Manager" }, { "kind": "OpenResult", "actor": "Hr" } ],
          "plans": [ { "template": "tech-support" } ]
        }
        """;
}
