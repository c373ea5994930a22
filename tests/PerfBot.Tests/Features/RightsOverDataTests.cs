using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Calendars;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Delivery;
using PerfBot.Cards.Help;
using PerfBot.Cards.Imports;
using PerfBot.Cards.Indicators;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Cards.People;
using PerfBot.Cards.Programmes;
using PerfBot.Cards.Reminders;
using PerfBot.Cards.Results;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Tasks;
using PerfBot.Cards.Team;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Features;

namespace PerfBot.Tests.Features;

/// <summary>Whose data a right reaches: through the real use cases, on a real database.</summary>
public sealed class RightsOverDataTests : IAsyncLifetime
{
    private OneCycle _cycle = null!;

    public async Task InitializeAsync() => _cycle = await OneCycle.StartAsync();

    public Task DisposeAsync() => _cycle.DisposeAsync().AsTask();

    [Fact]
    public async Task An_employee_can_neither_open_nor_fill_in_nor_submit_nor_return_the_task_of_another()
    {
        var task = await _cycle.TaskOf(_cycle.Lin, StageKind.SelfReview);
        var (id, version) = (task.Id.Value, task.Version);

        await RefusedAsync<TaskNotFound>(_cycle.Qian, new OpenTask(id));
        await RefusedAsync<TaskNotFound>(_cycle.Qian, new SaveStep(id, version, 0, 1));
        await RefusedAsync<TaskNotFound>(_cycle.Qian, new SubmitTask(id, version));
        await RefusedAsync<TaskNotFound>(_cycle.Qian, new AskReturn(id));
        await RefusedAsync<TaskNotFound>(_cycle.Qian, new ReturnTask(id, version, "请补充"));
    }

    [Fact]
    public async Task An_employee_cannot_submit_the_managers_task_about_them()
    {
        await _cycle.SelfReviewAsync(_cycle.Lin);
        var task = await _cycle.TaskOf(_cycle.Lin, StageKind.ManagerReview);

        await RefusedAsync<TaskNotFound>(_cycle.Lin, new SubmitTask(task.Id.Value, task.Version));
        await RefusedAsync<TaskNotFound>(_cycle.Lin, new OpenTask(task.Id.Value));
    }

    [Fact]
    public async Task Nobody_sees_their_own_result_before_it_is_opened_whatever_else_they_are()
    {
        foreach (var who in new[] { _cycle.Lin, _cycle.Zhao, _cycle.Wu, _cycle.Zheng })
        {
            await _cycle.SelfReviewAsync(who);
            await _cycle.ManagerReviewAsync((await _cycle.TaskOf(who, StageKind.ManagerReview)).Assignee, who);
            var review = await _cycle.ReviewOf(who);

            await RefusedAsync<ResultNotOpen>(who, new ShowResult(review));
            await RefusedAsync<ResultNotOpen>(who, new ShowResult());
            await RefusedAsync<ResultNotOpen>(who, new ExplainLine(review, "0.WORK"));
            await RefusedAsync<ResultNotOpen>(who, new ExplainTotal(review));
            await RefusedAsync<ResultNotOpen>(who, new ShowResultText(review));
            await RefusedAsync<ResultNotOpen>(who, new ShowComments(review));
            await RefusedAsync<ResultNotOpen>(who, new AcknowledgeResult(review));
        }
    }

    [Fact]
    public async Task An_employee_never_sees_the_result_of_another()
    {
        var review = await _cycle.ReviewOf(_cycle.Qian);

        await SeesNothingOfAsync(review);
        await _cycle.OpenResultsAsync();
        await SeesNothingOfAsync(review);
        Assert.Null(Assert.IsType<ResultCard>(await _cycle.AskAsync(_cycle.Lin, new ShowResult())).Subject);
    }

    [Fact]
    public async Task Comments_are_read_in_full_by_the_subject_and_by_hr_each_as_far_as_they_may()
    {
        await _cycle.OpenResultsAsync();
        var review = await _cycle.ReviewOf(_cycle.Lin);

        var own = Assert.IsType<CommentsCard>(await _cycle.AskAsync(_cycle.Lin, new ShowComments(review, 99)));
        var hr = Assert.IsType<CommentsCard>(await _cycle.AskAsync(_cycle.Wu, new ShowComments(review)));

        Assert.Equal([("赵主管", "ManagerReview 的说明")], own.Comments);
        Assert.Equal([("林小雨", "SelfReview 的说明"), ("赵主管", "ManagerReview 的说明")], hr.Comments);
    }

    [Fact]
    public async Task A_manager_sees_the_own_reports_and_nobody_else()
    {
        var team = Assert.IsType<TeamCard>(await _cycle.AskAsync(_cycle.Zhao, new ShowTeam()));

        Assert.Equal(["林小雨", "钱文博"], team.People.Select(p => p.Name));
        await RefusedAsync<ReviewNotFound>(_cycle.Zhao, new ShowResult(await _cycle.ReviewOf(_cycle.Sun)));
        await RefusedAsync<ReviewNotFound>(_cycle.Zhao, new ShowComments(await _cycle.ReviewOf(_cycle.Chen)));
    }

    [Fact]
    public async Task Hr_of_a_department_sees_that_department_alone()
    {
        var review = await _cycle.ReviewOf(_cycle.Lin);

        var progress = Assert.IsType<ProgressCard>(await _cycle.AskAsync(_cycle.Fang, new ShowProgress()));

        Assert.Equal([("商务部", 2)], progress.Departments.Select(d => (d.Name, d.All)));
        Assert.Equal(1, progress.Late); // Fang does not remind herself
        await RefusedAsync<ReviewNotFound>(_cycle.Fang, new ShowResult(review));
        await RefusedAsync<ReviewNotFound>(_cycle.Fang, new AskDecision(review, OneCycle.LineWithoutData));
        await RefusedAsync<ReviewNotFound>(_cycle.Fang, new DecideLine(review, OneCycle.LineWithoutData, 1, IsNotApplicable: true, Reason: "无"));
        await RefusedAsync<CycleNotFound>(_cycle.Fang, new AskOpenResults(_cycle.Cycle));
        await RefusedAsync<CycleNotFound>(_cycle.Fang, new OpenResults(_cycle.Cycle));
    }

    [Fact]
    public async Task Hr_of_a_department_starts_cycles_and_nudges_in_that_department_alone()
    {
        await _cycle.AskAsync(_cycle.Fang, new NudgeCycle(_cycle.Cycle));
        await _cycle.AskAsync(_cycle.Fang, _cycle.Start() with { Period = "2026-10..2026-12", Token = Guid.CreateVersion7(), Departments = $"{_cycle.Support.Value},{_cycle.Sales.Value}" });

        Assert.Equal([_cycle.Sun], await _cycle.ReadAsync(db => db.Tasks.Where(t => t.NudgedAt != null).Select(t => t.Assignee).ToListAsync()));
        Assert.Equal(
            new[] { _cycle.Fang, _cycle.Sun }.ToHashSet(),
            await _cycle.ReadAsync(db => db.Reviews.Where(r => r.Cycle != new CycleId(_cycle.Cycle)).Select(r => r.Employee).ToHashSetAsync()));
    }

    [Fact]
    public async Task Hr_cannot_decide_about_the_own_review()
    {
        var review = await _cycle.ReviewOf(_cycle.Wu);

        await RefusedAsync<ReviewNotFound>(_cycle.Wu, new AskDecision(review, OneCycle.LineWithoutData));
        await RefusedAsync<ReviewNotFound>(_cycle.Wu, new DecideLine(review, OneCycle.LineWithoutData, 1, IsNotApplicable: false, Value: "100", Reason: "系统故障"));
    }

    [Fact]
    public async Task Only_hr_decides_about_a_line_unless_hr_cannot_check_the_review()
    {
        var (lin, wu) = (await _cycle.ReviewOf(_cycle.Lin), await _cycle.ReviewOf(_cycle.Wu));
        await RefusedAsync<ReviewNotFound>(_cycle.Zhao, new AskDecision(lin, OneCycle.LineWithoutData));
        await RefusedAsync<ReviewNotFound>(_cycle.Chen, new AskDecision(wu, OneCycle.LineWithoutData)); // not yet: the review has not come so far

        await _cycle.SelfReviewAsync(_cycle.Wu);
        await _cycle.ManagerReviewAsync(_cycle.Chen, _cycle.Wu);

        Assert.Equal(_cycle.Chen, (await _cycle.TaskOf(_cycle.Wu, StageKind.HrReview)).Assignee);
        Assert.IsType<DecideLineCard>(await _cycle.AskAsync(_cycle.Chen, new AskDecision(wu, OneCycle.LineWithoutData)));
    }

    [Fact]
    public async Task An_auditor_may_look()
    {
        var progress = Assert.IsType<ProgressCard>(await _cycle.AskAsync(_cycle.Zheng, new ShowProgress()));
        var result = Assert.IsType<ResultCard>(await _cycle.AskAsync(_cycle.Zheng, new ShowResult(await _cycle.ReviewOf(_cycle.Lin))));

        Assert.False(progress.CanAct);
        Assert.Equal(9, progress.Departments.Sum(d => d.All));
        Assert.Equal("林小雨", result.Subject);
    }

    [Fact]
    public async Task An_auditor_and_an_administrator_change_nothing_of_others_by_any_button()
    {
        var task = await _cycle.TaskOf(_cycle.Lin, StageKind.SelfReview);
        var review = await _cycle.ReviewOf(_cycle.Lin);
        var requests = new object[]
        {
            new SaveStep(task.Id.Value, task.Version, 0, 1),
            new SubmitTask(task.Id.Value, task.Version),
            new ReturnTask(task.Id.Value, task.Version, "请补充"),
            new DecideLine(review, OneCycle.LineWithoutData, 1, IsNotApplicable: true, Reason: "无"),
            new AcknowledgeResult(review),
            _cycle.Start() with { Token = Guid.CreateVersion7(), Period = "2026-10..2026-12" },
            new OpenResults(_cycle.Cycle),
            new NudgeCycle(_cycle.Cycle),
            new ExportProgress(_cycle.Cycle),
            new ChangeTask(task.Id.Value, task.Version, Day: "2026-12-31"),
            new DelegateTask(task.Id.Value, task.Version, $"{_cycle.Qian.Value}"),
            new TakeBackTask(task.Id.Value),
            new NudgeTask(task.Id.Value),
            new ApproveAll(_cycle.Cycle, ""),
            new EditProgramme("small"),
            new CopyProgramme("small", "mine", "我的", "Mine"),
            new AddStage("small", 1, "CheckIn"),
            new SaveStage("small", 1, StageKind.SelfReview),
            new PublishDraft("small", 1),
            new DiscardDraft("small", 1),
            new ExportProgramme("small"),
            new LinkStranger("account", $"{_cycle.Lin.Value}"),
            new DismissStranger("account"),
            new PublishIndicator(new PreviewIndicator("TS-01", 1, "TS-01/1", "名称", "Name")),
            new ConfirmImport($"{Guid.Empty}", "people"),
            new SaveNotice(Guid.CreateVersion7(), 0, "标题", "正文"),
            new AddressNotice(Guid.Empty, "Everyone"),
            new TestNotice(Guid.Empty),
            new ReleaseNotice(Guid.Empty, 1),
            new UnscheduleNotice(Guid.Empty),
            new DiscardNotice(Guid.Empty),
            new ConfirmNotice(Guid.Empty),
            new ResendNotice(Guid.Empty),
            new RemindNotice(Guid.Empty),
            new RecallNotice(Guid.Empty),
            new ExportNotice(Guid.Empty),
            new RetryUnreachable(),
            new RemoveLeave(Guid.Empty),
            new SnoozeReminders("2026-01-01"),
            new CancelCycle(_cycle.Cycle, "试试"),
            new CloseCycle(_cycle.Cycle),
            new ExcludeReview(review, "试试"),
            new SetUpSeries("standard", "Month", "0"),
            new EndSeries(Guid.Empty),
        }.ToDictionary(r => r.GetType());
        var before = await _cycle.DumpAsync();

        // The own language, leave and reminders are what everybody may change.
        Type[] own = [typeof(ChooseLanguage), typeof(AddLeave), typeof(EndSnooze)];
        foreach (var handler in Handlers.All.Where(h => h.Request.IsAssignableTo(typeof(ISubmit)) && !h.Request.IsAssignableTo(typeof(IShow)) && !own.Contains(h.Request)))
        {
            foreach (var who in new[] { _cycle.Zheng, _cycle.He })
            {
                await Assert.ThrowsAsync<RefusedException>(() => _cycle.AskAsync(who, requests[handler.Request]));
            }
        }

        Assert.Equal(before, await _cycle.DumpAsync());
    }

    [Fact]
    public async Task An_administrator_sees_no_review_of_others()
    {
        await RefusedAsync<ReviewNotFound>(_cycle.He, new ShowResult(await _cycle.ReviewOf(_cycle.Lin)));
        await RefusedAsync<NotAllowed>(_cycle.He, new ShowProgress());
    }

    [Fact]
    public async Task A_total_a_state_or_an_actor_that_a_client_sends_is_ignored()
    {
        var task = await _cycle.TaskOf(_cycle.Lin, StageKind.SelfReview);
        var sent = $$"""{"task":"{{task.Id.Value}}","version":{{task.Version}},"page":0,"to":1,"total":100,"state":"Done","assignee":"{{_cycle.Qian.Value}}","line-0.TICKETS":"5","line-0.WORK":"3"}""";

        await _cycle.AskAsync(_cycle.Lin, JsonSerializer.Deserialize<SaveStep>(sent, Payload.Json)!);

        var after = await _cycle.TaskOf(_cycle.Lin, StageKind.SelfReview);
        Assert.Equal((TaskState.Open, _cycle.Lin), (after.State, after.Assignee));
        Assert.Equal(3, after.Said.On("0.WORK").Rating);
        Assert.Equal(new Answer(), after.Said.On("0.TICKETS")); // the data answers this line, nobody else
    }

    private async Task SeesNothingOfAsync(Guid review)
    {
        await RefusedAsync<ReviewNotFound>(_cycle.Lin, new ShowResult(review));
        await RefusedAsync<ReviewNotFound>(_cycle.Lin, new ExplainLine(review, "0.WORK"));
        await RefusedAsync<ReviewNotFound>(_cycle.Lin, new ExplainTotal(review));
        await RefusedAsync<ReviewNotFound>(_cycle.Lin, new ShowResultText(review));
        await RefusedAsync<ReviewNotFound>(_cycle.Lin, new ShowComments(review));
        await RefusedAsync<ReviewNotFound>(_cycle.Lin, new AcknowledgeResult(review));
    }

    private async Task RefusedAsync<TRefusal>(EmployeeId who, object request)
        where TRefusal : Refusal
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => _cycle.AskAsync(who, request));
        Assert.IsType<TRefusal>(refused.Refusal);
    }
}
