using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Results;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Programmes;
using PerfBot.Features.Tasks;

namespace PerfBot.Tests.Features.Reviews;

/// <summary>How reviews pass the stages of programmes of every shape.</summary>
public sealed class StagePassageTests
{
    private static readonly Stage Self = new() { Kind = StageKind.SelfReview, Actor = Actor.Subject };
    private static readonly Stage Manager = new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager, Sees = [StageKind.SelfReview] };
    private static readonly Stage Open = new() { Kind = StageKind.OpenResult, Actor = Actor.Hr };

    [Theory]
    [InlineData("five-step")]
    [InlineData("full")]
    public async Task A_ready_flow_leads_everybody_from_its_first_stage_to_its_last(string key)
    {
        var flow = BuiltinProgrammes.Load().Single(p => p.Key == key);
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = flow.Stages, Missing = MissingPolicy.Zero });
        var passed = new HashSet<StageKind>();
        for (var round = 0; round < 400 && await NextAsync(cycle) is { } task; round++)
        {
            passed.Add(task.Kind);
            await DoAsync(cycle, task);
        }

        await cycle.AskAsync(cycle.Wu, new OpenResults(cycle.Cycle));
        for (var round = 0; round < 400 && await NextAsync(cycle) is { } task; round++)
        {
            passed.Add(task.Kind);
            await DoAsync(cycle, task);
        }

        Assert.Equal(flow.Stages.Select(s => s.Kind).Where(k => k != StageKind.OpenResult).ToHashSet(), passed);
        Assert.Equal(CycleState.Closed, await cycle.ReadAsync(db => db.Cycles.Select(c => c.State).SingleAsync()));
        Assert.Equal(0, await cycle.ReadAsync(db => db.Reviews.CountAsync(r => r.ClosedAt == null)));
    }

    [Fact]
    public async Task A_duty_that_falls_to_somebody_else_stands_in_the_audit_log()
    {
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = [Manager with { Sees = [] }, Open] });

        var fell = await cycle.AuditAsync("stage.fell-to");

        Assert.Contains("\"to\":\"Hr\"", Assert.Single(fell).Detail, StringComparison.Ordinal); // Chen has no manager
        Assert.Equal(cycle.Wu, (await cycle.TaskOf(cycle.Chen, StageKind.ManagerReview)).Assignee);
    }

    [Fact]
    public async Task A_stage_of_several_people_is_complete_with_the_last_of_them()
    {
        var committee = new Stage { Kind = StageKind.Calibration, Actor = Actor.Committee, People = ["E1", "E2", "E4"] };
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = [Manager with { Sees = [] }, committee, Open] });
        await cycle.ManagerReviewAsync(cycle.Zhao, cycle.Lin);

        var tasks = await cycle.TasksOf(cycle.Lin, StageKind.Calibration);
        Assert.Equal(new[] { cycle.Chen, cycle.Wu, cycle.Zhao }.ToHashSet(), tasks.Select(t => t.Assignee).ToHashSet());
        foreach (var task in tasks)
        {
            Assert.Equal(StageKind.Calibration, await cycle.StageOf(cycle.Lin));
            await cycle.AskAsync(task.Assignee, new SubmitTask(task.Id.Value, task.Version, "ok"));
        }

        Assert.Equal(StageKind.OpenResult, await cycle.StageOf(cycle.Lin));
    }

    [Fact]
    public async Task A_stage_that_opens_together_waits_for_the_last_review_and_then_opens_for_all()
    {
        var together = new Stage { Kind = StageKind.Calibration, Actor = Actor.Hr, Together = true };
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = [Self, Manager, together, Open] });
        EmployeeId[] all = [cycle.Chen, cycle.Wu, cycle.Fang, cycle.Zhao, cycle.Lin, cycle.Qian, cycle.Sun, cycle.Zheng, cycle.He];
        foreach (var subject in all)
        {
            Assert.Empty(await cycle.TasksOf(cycle.Chen, StageKind.Calibration));
            await cycle.SelfReviewAsync(subject);
            await cycle.ManagerReviewAsync((await cycle.TaskOf(subject, StageKind.ManagerReview)).Assignee, subject);
        }

        Assert.Equal(all.Length, await cycle.ReadAsync(db => db.Tasks.CountAsync(t => t.Kind == StageKind.Calibration && t.State == TaskState.Open)));
        Assert.All(await cycle.ReadAsync(db => db.Reviews.Select(r => r.Stage).ToListAsync()), stage => Assert.Equal(StageKind.Calibration, stage));
    }

    [Fact]
    public async Task Two_who_came_last_at_once_are_let_in_by_the_scheduler()
    {
        var together = new Stage { Kind = StageKind.Calibration, Actor = Actor.Hr, Together = true };
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = [Self, Manager, together, Open] });
        await cycle.InAsync(async db =>
        {
            foreach (var review in await db.Reviews.ToListAsync())
            {
                review.Enter(StageKind.Calibration);
            }
        });

        await cycle.RunAsync(new KeepDeadlines());

        Assert.Equal(9, await cycle.ReadAsync(db => db.Tasks.CountAsync(t => t.Kind == StageKind.Calibration)));
    }

    [Fact]
    public async Task A_return_goes_to_the_nearest_stage_before_but_never_to_raters()
    {
        var rate = new Stage { Kind = StageKind.RaterFeedback, Actor = Actor.Raters, Groups = [RaterGroup.Peer] };
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = [Self, rate, Manager, Open] });
        await cycle.SelfReviewAsync(cycle.Lin);
        var rater = Assert.Single(await cycle.TasksOf(cycle.Lin, StageKind.RaterFeedback));
        await RefusedAsync<CommentMissing>(cycle, rater.Assignee, new SubmitTask(rater.Id.Value, rater.Version));
        await cycle.AskAsync(rater.Assignee, new SubmitTask(rater.Id.Value, rater.Version, "总是乐于助人"));
        var task = await cycle.TaskOf(cycle.Lin, StageKind.ManagerReview);

        await cycle.AskAsync(cycle.Zhao, new ReturnTask(task.Id.Value, task.Version, "请补充事例"));

        Assert.Equal(StageKind.SelfReview, await cycle.StageOf(cycle.Lin));
        await cycle.AskAsync(cycle.Lin, new SubmitTask((await cycle.TaskOf(cycle.Lin, StageKind.SelfReview)).Id.Value, (await cycle.TaskOf(cycle.Lin, StageKind.SelfReview)).Version));
        Assert.Equal((TaskState.Done, TaskState.Open), ((await cycle.TaskOf(cycle.Lin, StageKind.RaterFeedback)).State, (await cycle.TaskOf(cycle.Lin, StageKind.ManagerReview)).State));
    }

    [Fact]
    public async Task Nobody_returns_a_review_behind_the_opening_of_results()
    {
        var interview = new Stage { Kind = StageKind.Interview, Actor = Actor.Manager };
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = [Manager with { Sees = [] }, Open, interview], Missing = MissingPolicy.Zero });
        foreach (var subject in await cycle.ReadAsync(db => db.Reviews.Select(r => r.Employee).ToListAsync()))
        {
            await cycle.ManagerReviewAsync((await cycle.TaskOf(subject, StageKind.ManagerReview)).Assignee, subject);
        }

        await cycle.AskAsync(cycle.Wu, new OpenResults(cycle.Cycle));
        var task = await cycle.TaskOf(cycle.Lin, StageKind.Interview);

        Assert.False(Assert.IsType<PlainTaskCard>(await cycle.AskAsync(cycle.Zhao, new OpenTask(task.Id.Value))).CanReturn);
        await RefusedAsync<NothingBefore>(cycle, cycle.Zhao, new ReturnTask(task.Id.Value, task.Version, "重评"));
    }

    [Fact]
    public async Task A_fixed_day_is_due_for_everybody_and_a_stage_that_opens_later_is_due_at_once()
    {
        var day = new DateOnly(2090, 3, 31);
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = [Self with { DueOn = day }, Manager with { DueOn = new DateOnly(2020, 1, 1) }, Open] });
        await cycle.SelfReviewAsync(cycle.Lin);

        Assert.Equal(day, (await cycle.TaskOf(cycle.Qian, StageKind.SelfReview)).DueOn);
        Assert.Equal((await cycle.TaskOf(cycle.Lin, StageKind.ManagerReview)).OpenedAt.ToOffset(TimeSpan.FromHours(8)).Day, (await cycle.TaskOf(cycle.Lin, StageKind.ManagerReview)).DueOn.Day);
    }

    [Fact]
    public async Task A_result_is_acknowledged_when_its_stage_has_come_and_not_before()
    {
        Stage[] after = [new() { Kind = StageKind.Interview, Actor = Actor.Manager }, new() { Kind = StageKind.Acknowledge, Actor = Actor.Subject }];
        await using var cycle = await OneCycle.StartAsync(p => p with { Stages = [Manager with { Sees = [] }, Open, .. after], Missing = MissingPolicy.Zero });
        foreach (var subject in await cycle.ReadAsync(db => db.Reviews.Select(r => r.Employee).ToListAsync()))
        {
            await cycle.ManagerReviewAsync((await cycle.TaskOf(subject, StageKind.ManagerReview)).Assignee, subject);
        }

        await cycle.AskAsync(cycle.Wu, new OpenResults(cycle.Cycle));
        var review = await cycle.ReviewOf(cycle.Lin);
        Assert.False(Assert.IsType<ResultCard>(await cycle.AskAsync(cycle.Lin, new ShowResult())).CanAcknowledge);
        await cycle.AskAsync(cycle.Lin, new AcknowledgeResult(review));
        Assert.Equal(StageKind.Interview, await cycle.StageOf(cycle.Lin));

        var talk = await cycle.TaskOf(cycle.Lin, StageKind.Interview);
        await cycle.AskAsync(cycle.Zhao, new SubmitTask(talk.Id.Value, talk.Version, "已面谈"));
        Assert.True(Assert.IsType<ResultCard>(await cycle.AskAsync(cycle.Lin, new ShowResult())).CanAcknowledge);
        await cycle.AskAsync(cycle.Lin, new AcknowledgeResult(review));
        Assert.Null(await cycle.StageOf(cycle.Lin));
    }

    private static Task<ReviewTask?> NextAsync(OneCycle cycle) => cycle.ReadAsync(db => db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open).OrderBy(t => t.Id).FirstOrDefaultAsync());

    private static async Task DoAsync(OneCycle cycle, ReviewTask task)
    {
        if (task.Kind == StageKind.Acknowledge)
        {
            await cycle.AskAsync(task.Assignee, new AcknowledgeResult(task.Review.Value));
            return;
        }

        var version = task.Version;
        if (task.Kind is StageKind.SelfReview or StageKind.ManagerReview)
        {
            await cycle.AskAsync(task.Assignee, new SaveStep(task.Id.Value, version++, 0, 1) { Inputs = new Dictionary<string, JsonElement> { ["line-0.WORK"] = JsonElement.Parse("\"4\"") } });
        }

        await cycle.AskAsync(task.Assignee, new SubmitTask(task.Id.Value, version, task.Kind == StageKind.HrReview ? null : "好"));
    }

    private static async Task RefusedAsync<TRefusal>(OneCycle cycle, EmployeeId who, object request)
        where TRefusal : Refusal =>
        Assert.IsType<TRefusal>((await Assert.ThrowsAsync<RefusedException>(() => cycle.AskAsync(who, request))).Refusal);
}
