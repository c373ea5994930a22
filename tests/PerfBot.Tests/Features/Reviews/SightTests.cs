using PerfBot.Cards.Results;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;

namespace PerfBot.Tests.Features.Reviews;

/// <summary>Before results open nobody sees more than their stage does.</summary>
public sealed class SightTests
{
    private const string Words = "上级的话";

    [Fact]
    public async Task A_stage_after_the_own_one_stays_unseen_until_the_results_open()
    {
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = WithSecondLook(p.Stages) });
        await cycle.SelfReviewAsync(cycle.Lin);
        await cycle.ManagerReviewAsync(cycle.Zhao, cycle.Lin);
        var second = await cycle.TaskOf(cycle.Lin, StageKind.SecondReview);
        await cycle.AskAsync(second.Assignee, new SubmitTask(second.Id.Value, second.Version, Words));

        Assert.DoesNotContain(Words, await SeenAsync(cycle, cycle.Zhao)); // the manager scored before that
        Assert.Contains("ManagerReview 的说明", await SeenAsync(cycle, cycle.Zhao));
        Assert.DoesNotContain(Words, await SeenAsync(cycle, cycle.Wu)); // HR's stage does not see it in this programme
        Assert.Contains("ManagerReview 的说明", await SeenAsync(cycle, cycle.Wu));
        Assert.Contains(Words, await SeenAsync(cycle, cycle.Zheng)); // auditors see all
        var check = await cycle.TaskOf(cycle.Lin, StageKind.HrReview);
        Assert.DoesNotContain(Words, Assert.IsType<CheckReviewCard>(await cycle.AskAsync(check.Assignee, new OpenTask(check.Id.Value))).Comments.Select(c => c.Text));
    }

    private static async Task<List<string>> SeenAsync(OneCycle cycle, EmployeeId who)
    {
        var review = await cycle.ReviewOf(cycle.Lin);
        var result = Assert.IsType<ResultCard>(await cycle.AskAsync(who, new ShowResult(review)));
        var comments = Assert.IsType<CommentsCard>(await cycle.AskAsync(who, new ShowComments(review)));
        return [.. result.Comments.Concat(comments.Comments).Select(c => c.Text)];
    }

    private static List<Stage> WithSecondLook(IReadOnlyList<Stage> stages) =>
        [.. stages.SelectMany(s => s.Kind == StageKind.HrReview ? [new() { Kind = StageKind.SecondReview, Actor = Actor.SecondManager, Sees = [StageKind.ManagerReview] }, s] : new[] { s })];
}
