using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;
using static PerfBot.Tests.Domain.Scoring.Small;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>What follows a result.</summary>
public sealed class FollowUpTests
{
    private static readonly CommissionTier[] Tiers = [new(0, 1), new(10_000, 2.5m), new(50_000, 4)];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-500, 0)]
    [InlineData(10_000, 100)]
    [InlineData(10_001, 100.03)] // 100 + 0.025
    [InlineData(60_000, 1500)] // 100 + 1000 + 400
    public void Each_tier_pays_on_the_part_inside_it(double amount, double commission) =>
        Assert.Equal((decimal)commission, Commission.For((decimal)amount, Tiers));

    [Fact]
    public void Cents_are_rounded_once_at_the_end() => // 0.004 + 0.004: not 0 + 0
        Assert.Equal(0.01m, Commission.For(0.8m, [new(0, 1), new(0.4m, 1)]));

    [Fact]
    public void Tiers_that_make_no_sense_are_refused()
    {
        Assert.Equal(new TiersNotRising(5), Refusal([new(5, 1), new(5, 2)]));
        Assert.Equal(new AmountBelowZero(-1), Refusal([new(5, -1)]));

        static Refusal Refusal(CommissionTier[] tiers) => Assert.Throws<RefusedException>(() => Commission.For(1, tiers)).Refusal;
    }

    [Fact]
    public void A_course_is_recommended_once()
    {
        CourseRule[] rules =
        [
            new CourseRule.LineUnder("a", 60, "客户沟通技巧"),
            new CourseRule.ForGrade("不合格", "客户沟通技巧"),
            new CourseRule.ForGrade("不合格", "合同流程优化"),
            new CourseRule.LineUnder("a", 59, "产品培训"),
        ];
        var score = Scorer.Score(Input([Section(100, Line("a", 100))], Got("a", 59)));

        Assert.Equal(["客户沟通技巧", "合同流程优化"], Courses.Recommended(score, rules, new HashSet<string>()).Select(r => r.Course));
        Assert.Equal([rules[2]], Courses.Recommended(score, rules, new HashSet<string> { "客户沟通技巧" }));
        Assert.Empty(Courses.Recommended(score with { State = ScoreState.Blocked }, rules, new HashSet<string>()));
    }

    [Fact]
    public void The_distribution_guide_warns_above_its_share_and_only_large_departments()
    {
        var guide = new DistributionGuide([new("优秀", 20)], FromPeople: 5);
        string[] five = ["优秀", "优秀", "合格", "合格", "合格"];

        Assert.Equal(new DistributionWarning(new("优秀", 20), 2, 5), Assert.Single(guide.Warnings(five)));
        Assert.Empty(guide.Warnings(["优秀", "合格", "合格", "合格", "合格"]));
        Assert.Empty(guide.Warnings(five[..4]));
    }
}
