using System.Text.Json;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Tasks;

namespace PerfBot.Tests.Features.Tasks;

/// <summary>What programmes say about late tasks.</summary>
public sealed class KeepDeadlinesTests
{
    private static readonly Stage Manager = new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager };
    private static readonly Stage Open = new() { Kind = StageKind.OpenResult, Actor = Actor.Hr };

    [Fact]
    public async Task Nothing_happens_before_the_last_day_is_over()
    {
        await using var cycle = await StartAsync(OverdueRule.Skip);
        var due = (await cycle.TaskOf(cycle.Lin, StageKind.SelfReview)).DueOn;
        while (Today(cycle) < due)
        {
            cycle.Clock.Advance(TimeSpan.FromDays(1));
        }

        await cycle.RunAsync(new KeepDeadlines());

        Assert.Equal(TaskState.Open, (await cycle.TaskOf(cycle.Lin, StageKind.SelfReview)).State);
    }

    [Fact]
    public async Task Skip_lets_the_review_go_on_and_what_was_saved_does_not_count()
    {
        await using var cycle = await StartAsync(OverdueRule.Skip);
        await SaveAsync(cycle);
        await LateAsync(cycle);

        var task = await cycle.TaskOf(cycle.Lin, StageKind.SelfReview);
        Assert.Equal((TaskState.Skipped, "写了一半"), (task.State, task.Said.On("page-0").Comment));
        Assert.Equal(StageKind.ManagerReview, await cycle.StageOf(cycle.Lin));
        Assert.Equal(9, (await cycle.AuditAsync("task.skipped")).Count);
        Assert.Equal(TaskState.Skipped, Assert.IsType<TaskDoneCard>(await cycle.AskAsync(cycle.Lin, new OpenTask(task.Id.Value))).State);
    }

    [Fact]
    public async Task AutoComplete_hands_in_what_was_saved()
    {
        await using var cycle = await StartAsync(OverdueRule.AutoComplete);
        await SaveAsync(cycle);
        await LateAsync(cycle);

        Assert.Equal(TaskState.Done, (await cycle.TaskOf(cycle.Lin, StageKind.SelfReview)).State);
        Assert.Equal(StageKind.ManagerReview, await cycle.StageOf(cycle.Lin));
        Assert.Equal(9, (await cycle.AuditAsync("task.auto-completed")).Count);
    }

    [Fact]
    public async Task Block_takes_nothing_more_keeps_what_is_saved_and_ends_with_more_time()
    {
        await using var cycle = await StartAsync(OverdueRule.Block);
        await LateAsync(cycle);
        await SaveAsync(cycle);
        var task = await cycle.TaskOf(cycle.Lin, StageKind.SelfReview);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => cycle.AskAsync(cycle.Lin, new SubmitTask(task.Id.Value, task.Version)));

        Assert.Equal(new DeadlinePassed(task.DueOn), refused.Refusal);

        await cycle.AskAsync(cycle.Wu, new PerfBot.Cards.Cycles.ChangeTask(task.Id.Value, task.Version, Day: $"{Today(cycle).AddDays(2):yyyy-MM-dd}", Reason: "系统故障"));
        await cycle.SelfReviewAsync(cycle.Lin);
        Assert.Equal(StageKind.ManagerReview, await cycle.StageOf(cycle.Lin));
    }

    [Fact]
    public async Task Escalate_tells_the_one_named_once_who_may_remind()
    {
        await using var cycle = await StartAsync(OverdueRule.Escalate);
        await LateAsync(cycle);
        await cycle.RunAsync(new KeepDeadlines());

        var told = Assert.IsType<EscalatedCard>(await cycle.AskAsync(cycle.Zhao, new ShowEscalated()));
        Assert.Equal(new[] { "林小雨", "钱文博" }, told.Tasks.Select(t => t.Assignee).Order());
        Assert.Equal(9, (await cycle.AuditAsync("task.escalated")).Count);
        Assert.Equal(2, Assert.IsType<MyTasksCard>(await cycle.AskAsync(cycle.Zhao, new ShowMyTasks())).Escalated);

        var task = told.Tasks[0].Task;
        Assert.True(Assert.IsType<EscalatedCard>(await cycle.AskAsync(cycle.Zhao, new NudgeTask(task))).Reminded!.Value.IsSent);
        Assert.False(Assert.IsType<EscalatedCard>(await cycle.AskAsync(cycle.Zhao, new NudgeTask(task))).Reminded!.Value.IsSent);
        Assert.IsType<TaskNotFound>((await Assert.ThrowsAsync<RefusedException>(() => cycle.AskAsync(cycle.Qian, new NudgeTask(task)))).Refusal);
    }

    private static Task<OneCycle> StartAsync(OverdueRule rule) => OneCycle.StartAsync(p => p with
    {
        Stages = [new() { Kind = StageKind.SelfReview, Actor = Actor.Subject, WhenOverdue = rule, EscalateTo = rule == OverdueRule.Escalate ? Actor.Manager : null }, Manager, Open],
    });

    private static async Task LateAsync(OneCycle cycle)
    {
        cycle.Clock.Advance(TimeSpan.FromDays(30));
        await cycle.RunAsync(new KeepDeadlines());
    }

    private static async Task SaveAsync(OneCycle cycle)
    {
        var task = await cycle.TaskOf(cycle.Lin, StageKind.SelfReview);
        await cycle.AskAsync(cycle.Lin, new SaveStep(task.Id.Value, task.Version, 0, 0) { Inputs = new Dictionary<string, JsonElement> { ["comment"] = JsonElement.Parse("\"写了一半\"") } });
    }

    private static DateOnly Today(OneCycle cycle) => DateOnly.FromDateTime(cycle.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
}
