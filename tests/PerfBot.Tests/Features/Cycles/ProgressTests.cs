using System.Text;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>HR's one card, and what HR does from it.</summary>
public sealed class ProgressTests : IAsyncLifetime
{
    private OneCycle _cycle = null!;

    public async Task InitializeAsync() => _cycle = await OneCycle.StartAsync();

    public Task DisposeAsync() => _cycle.DisposeAsync().AsTask();

    [Fact]
    public async Task It_shows_where_reviews_get_stuck_and_who_is_overdue()
    {
        await _cycle.SelfReviewAsync(_cycle.Lin);
        _cycle.Clock.Advance(TimeSpan.FromDays(30));

        var card = Assert.IsType<ProgressCard>(await _cycle.AskAsync(_cycle.Wu, new ShowProgress()));

        Assert.Equal(8, card.OverdueCount); // Lin is through
        Assert.Equal(ProgressCard.MaxOverdue, card.Overdue.Count);
        Assert.Equal(new Bottleneck(null, StageKind.SelfReview, 4, 4), card.Bottlenecks[0]);
        Assert.Equal(7, card.Late); // Wu does not remind herself
    }

    [Fact]
    public async Task A_nudge_is_shown_before_it_is_sent_and_reaches_those_shown()
    {
        await _cycle.SelfReviewAsync(_cycle.Lin);
        var preview = Assert.IsType<NudgeCard>(await _cycle.AskAsync(_cycle.Wu, new AskNudge(_cycle.Cycle, $"{NudgeCycle.Department}{_cycle.Support.Value}")));

        Assert.Equal(["赵主管", "钱文博"], preview.People.Select(p => p.Name));
        Assert.Equal([(StageKind.SelfReview, 1), (StageKind.ManagerReview, 1)], preview.People[0].Tasks);
        Assert.Empty(await _cycle.AuditAsync("cycle.nudged"));

        await _cycle.AskAsync(_cycle.Wu, new NudgeCycle(_cycle.Cycle, preview.Who));

        Assert.Equal(new[] { _cycle.Zhao, _cycle.Qian }.ToHashSet(), await _cycle.ReadAsync(db => db.Tasks.Where(t => t.NudgedAt != null).Select(t => t.Assignee).ToHashSetAsync()));
        var again = Assert.IsType<NudgeCard>(await _cycle.AskAsync(_cycle.Wu, new AskNudge(_cycle.Cycle, preview.Who)));
        Assert.Equal((0, 2), (again.People.Count, again.Lately));
    }

    [Fact]
    public async Task Some_can_be_chosen_by_stage_by_person_or_by_being_late_and_nonsense_means_nobody()
    {
        await _cycle.SelfReviewAsync(_cycle.Lin);

        Assert.Equal(["赵主管"], await ChosenAsync($"{NudgeCycle.Stage}ManagerReview"));
        Assert.Equal(["孙立"], await ChosenAsync($"{NudgeCycle.Person}{_cycle.Sun.Value}"));
        Assert.Empty(await ChosenAsync(NudgeCycle.Overdue));
        Assert.Empty(await ChosenAsync("department:; DROP TABLE"));
    }

    [Fact]
    public async Task HR_gives_a_task_to_somebody_else_and_more_time()
    {
        await _cycle.SelfReviewAsync(_cycle.Lin);
        var task = await _cycle.TaskOf(_cycle.Lin, StageKind.ManagerReview);
        var list = Assert.IsType<PersonTasksCard>(await _cycle.AskAsync(_cycle.Wu, new ShowPersonTasks(_cycle.Cycle, _cycle.Zhao.Value)));
        Assert.Equal(2, list.Tasks.Count);
        Assert.Equal(["陈总 (专员)", "吴人事 (专员)"], Assert.IsType<ChangeTaskCard>(await _cycle.AskAsync(_cycle.Wu, new AskChangeTask(task.Id.Value))).Candidates.Select(c => c.Name));

        await _cycle.AskAsync(_cycle.Wu, new ChangeTask(task.Id.Value, task.Version, $"{_cycle.Chen.Value}", $"{DateTime.UnixEpoch.Add(_cycle.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).AddDays(40):yyyy-M-d}", "赵主管休假"));

        var after = await _cycle.TaskOf(_cycle.Lin, StageKind.ManagerReview);
        Assert.Equal(_cycle.Chen, after.Assignee);
        await RefusedAsync<TaskNotFound>(_cycle.Zhao, new OpenTask(task.Id.Value));
        Assert.Contains("赵主管休假", Assert.Single(await _cycle.AuditAsync("task.changed")).Detail, StringComparison.Ordinal);
        await RefusedAsync<CardOutdated>(_cycle.Wu, new ChangeTask(task.Id.Value, task.Version, $"{_cycle.Wu.Value}"));
    }

    [Theory]
    [InlineData("soon", typeof(DayUnreadable))]
    [InlineData("2020-01-01", typeof(NewDayUnfit))]
    [InlineData("", typeof(NothingChosen))]
    public async Task What_cannot_be_changed_is_refused_with_the_reason(string day, Type refusal)
    {
        var task = await _cycle.TaskOf(_cycle.Lin, StageKind.SelfReview);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _cycle.AskAsync(_cycle.Wu, new ChangeTask(task.Id.Value, task.Version, Day: day)));

        Assert.IsType(refusal, refused.Refusal);
    }

    [Fact]
    public async Task HR_neither_chooses_who_judges_them_nor_reaches_outside_the_own_departments()
    {
        await _cycle.SelfReviewAsync(_cycle.Wu);
        var own = await _cycle.TaskOf(_cycle.Wu, StageKind.ManagerReview);
        var foreign = await _cycle.TaskOf(_cycle.Lin, StageKind.SelfReview);

        await RefusedAsync<TaskNotFound>(_cycle.Wu, new AskChangeTask(own.Id.Value));
        await RefusedAsync<TaskNotFound>(_cycle.Fang, new AskChangeTask(foreign.Id.Value));
        await RefusedAsync<TaskNotFound>(_cycle.Fang, new ChangeTask(foreign.Id.Value, foreign.Version, Day: "2090-01-01"));
        Assert.Empty(Assert.IsType<PersonTasksCard>(await _cycle.AskAsync(_cycle.Fang, new ShowPersonTasks(_cycle.Cycle, _cycle.Lin.Value))).Tasks);
    }

    [Fact]
    public async Task Nobody_else_can_assess_in_the_subjects_place()
    {
        var task = await _cycle.TaskOf(_cycle.Lin, StageKind.SelfReview);

        await RefusedAsync<DelegateUnfit>(_cycle.Wu, new ChangeTask(task.Id.Value, task.Version, $"{_cycle.Zhao.Value}"));
    }

    [Fact]
    public async Task The_export_says_who_stands_where_without_a_score_and_ends_soon()
    {
        await _cycle.InAsync(async db => (await db.Employees.SingleAsync(e => e.Id == _cycle.Qian)).Describe("=1+1", null, null, null, null, null));

        var card = Assert.IsType<ExportCard>(await _cycle.AskAsync(_cycle.Wu, new ExportProgress(_cycle.Cycle)));

        Assert.Equal(9, card.Rows);
        var text = Encoding.UTF8.GetString(await _cycle.ReadAsync(db => db.Downloads.Select(d => d.Content).SingleAsync()));
        Assert.StartsWith("\uFEFF工号,姓名,部门,环节,待处理人,截止日期,逾期天数\r\n", text, StringComparison.Ordinal);
        Assert.Contains("E6,'=1+1,技术支持部,员工自评,'=1+1,", text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Link.Segments[^1], await _cycle.DumpAsync(), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> ChosenAsync(string who) =>
        Assert.IsType<NudgeCard>(await _cycle.AskAsync(_cycle.Wu, new AskNudge(_cycle.Cycle, who))).People.Select(p => p.Name);

    private async Task RefusedAsync<TRefusal>(EmployeeId who, object request)
        where TRefusal : Refusal =>
        Assert.IsType<TRefusal>((await Assert.ThrowsAsync<RefusedException>(() => _cycle.AskAsync(who, request))).Refusal);
}
