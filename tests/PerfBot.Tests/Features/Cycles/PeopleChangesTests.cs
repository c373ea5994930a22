using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Results;
using PerfBot.Tests.Features.Imports;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>People change in the middle of a cycle.</summary>
public sealed class PeopleChangesTests : IAsyncLifetime
{
    private RunningCycle _story = null!;
    private Guid _cycle;

    public async Task InitializeAsync()
    {
        _story = await RunningCycle.CompanyAsync();
        _cycle = await _story.StartAsync(_story.Choice(departments: await _story.DepartmentAsync("技术支持部")));
    }

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task Nothing_happens_while_nobody_changes()
    {
        await _story.FollowAsync();

        Assert.Empty(await _story.ChangesAsync());
    }

    [Fact]
    public async Task A_leaver_s_review_is_excluded_and_what_waited_for_them_is_cancelled()
    {
        await _story.ChangeAsync("5,林小雨,技术支持部,技术支持工程师,3,,,2026-08-09,\n");

        var review = await _story.ReviewOfAsync("5");
        Assert.NotNull(review.ClosedAt);
        Assert.Contains("2026-08-09", review.ExcludedBecause, StringComparison.Ordinal);
        Assert.All(await _story.TasksOfAsync("5"), task => Assert.Equal(TaskState.Cancelled, task.State));
        var change = Assert.Single(await _story.ChangesAsync());
        Assert.Equal((ChangeKind.Left, "林小雨", new DateOnly(2026, 8, 9)), (change.Kind, change.Name, change.Day));
        Assert.Single(await _story.Test.AuditAsync("cycle.people-changed"));
        Assert.Null((await _story.ReviewOfAsync("6")).ClosedAt);
    }

    [Fact]
    public async Task Somebody_who_leaves_later_is_a_leaver_only_then()
    {
        await _story.ChangeAsync("5,林小雨,技术支持部,技术支持工程师,3,,,2026-08-12,\n");
        Assert.Empty(await _story.ChangesAsync());

        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 13, 2, 0, 0, TimeSpan.Zero));
        await _story.FollowAsync();

        Assert.Equal(ChangeKind.Left, Assert.Single(await _story.ChangesAsync()).Kind);
    }

    [Fact]
    public async Task A_new_manager_takes_over_what_is_open_and_the_old_one_s_card_is_dead()
    {
        await HandInAsync("5");
        var scoring = (await _story.TasksOfAsync("5")).Single(t => t.Kind == StageKind.ManagerReview);
        var (zhao, sun) = (await _story.Test.CallerAsync("3"), await _story.Test.CallerAsync("4"));
        Assert.Equal(zhao.Who.Id, scoring.Assignee);

        await _story.ChangeAsync("5,林小雨,技术支持部,技术支持工程师,4,,,,\n");

        var task = (await _story.TasksOfAsync("5")).Single(t => t.Kind == StageKind.ManagerReview);
        Assert.Equal((sun.Who.Id, TaskState.Open), (task.Assignee, task.State));
        Assert.Equal(sun.Who.Id, (await _story.ReviewOfAsync("5")).Manager);
        await RefusedAsync<TaskNotFound>(new OpenTask(task.Id.Value), zhao);
        await RefusedAsync<TaskNotFound>(new SubmitTask(task.Id.Value, scoring.Version), zhao);
        Assert.NotNull((await _story.Test.AskAsync(new OpenTask(task.Id.Value), sun)).Card);
        var change = Assert.Single(await _story.ChangesAsync());
        Assert.Equal((ChangeKind.ManagerChanged, "赵主管", "孙主管"), (change.Kind, change.Before, change.After));
    }

    [Fact]
    public async Task When_the_manager_leaves_the_new_one_takes_over()
    {
        await HandInAsync("5");

        await _story.ChangeAsync("3,赵主管,技术支持部,技术支持主管,1,,,2026-08-09,\n5,林小雨,技术支持部,技术支持工程师,4,,,,\n6,钱文博,技术支持部,技术支持工程师,4,,,,\n7,李雷,技术支持部,技术支持工程师,4,,,,\n");

        var sun = await _story.IdAsync("4");
        Assert.Equal(sun, (await _story.TasksOfAsync("5")).Single(t => t.Kind == StageKind.ManagerReview).Assignee);
        Assert.Equal(4, (await _story.ChangesAsync()).Count); // three other managers, and a leaver
    }

    [Fact]
    public async Task When_hr_who_has_to_check_leaves_the_next_in_line_acts()
    {
        await HandInAsync("5");
        await HandInAsync("5", "3");
        Assert.Equal(_story.Hr.Who.Id, (await _story.TasksOfAsync("5")).Single(t => t.Kind == StageKind.HrReview).Assignee);

        await _story.ChangeAsync("2,吴人事,,人事经理,1,,,2026-08-09,\n");

        var task = (await _story.TasksOfAsync("5")).Single(t => t.Kind == StageKind.HrReview);
        Assert.Equal((await _story.IdAsync("1"), TaskState.Open), (task.Assignee, task.State)); // no other HR: the one who has no manager
        Assert.Contains(await _story.ChangesAsync(), c => c.Kind == ChangeKind.ActorReplaced && c.Before == "吴人事" && c.After == "陈总");
    }

    [Fact]
    public async Task Another_position_splits_the_plan_into_segments_of_months()
    {
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 20, 2, 0, 0, TimeSpan.Zero));
        await _story.ChangeAsync("5,林小雨,技术支持部,销售代表,3,,,,\n");

        var review = await _story.ReviewOfAsync("5");
        Assert.Equal([("技术支持工程师", (DateOnly?)null, (DateOnly?)new DateOnly(2026, 9, 1)), ("销售代表", new DateOnly(2026, 9, 1), null)], review.Plan.Assignments.Select(p => (p.Position, p.From, p.To)));
        Assert.Equal(0, review.Plan.Assignments[1].Continues);
        Assert.Equal([0, 1], Assert.Single(review.Plan.Tracks()));
        Assert.Contains(review.Plan.Lines(), l => l.Key.StartsWith("0.", StringComparison.Ordinal));
        Assert.Contains(review.Plan.Lines(), l => l.Key.StartsWith("1.", StringComparison.Ordinal));
        var change = Assert.Single(await _story.ChangesAsync());
        Assert.Equal((ChangeKind.RoleChanged, "技术支持工程师", "销售代表"), (change.Kind, change.Before, change.After));
    }

    [Fact]
    public async Task Each_segment_is_scored_on_its_own_months_and_every_line_keeps_its_key()
    {
        await _story.Test.ImportSheetAsync("工号,数据项,月份,数值\n" + string.Concat(
            new[] { ("2026-07", 40), ("2026-08", 44), ("2026-09", 10) }.Select(m => $"5,总工单,{m.Item1},50\n5,已解决工单,{m.Item1},{m.Item2}\n")));
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 20, 2, 0, 0, TimeSpan.Zero));
        await _story.ChangeAsync("5,林小雨,技术支持部,销售代表,3,,,,\n");

        var review = await _story.ReviewOfAsync("5");
        await _story.Test.InAsync(async (db, services) =>
        {
            var cycle = await db.Cycles.SingleAsync();
            var programme = await services.GetRequiredService<ProgrammeBook>().GetAsync(db, cycle.Programme, CancellationToken.None);
            var score = await services.GetRequiredService<ReviewScoring>().ScoreAsync(db, review, cycle.Period, programme, [], CancellationToken.None);
            var assignment = Assert.Single(score.Assignments);
            Assert.Equal([(new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 1)), (new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 1))], assignment.Segments.Select(s => (s.From, s.To)));
            Assert.Equal(0.84m, score.Lines.Single(l => l.Line.Formula == "已解决工单 / 总工单").Actual); // July and August, not September
            Assert.All(ResultCards.Keyed(review, score), l => Assert.EndsWith($".{l.Score.Line.Id}", l.Key, StringComparison.Ordinal));
            Assert.Contains(ResultCards.Keyed(review, score), l => l.Key.StartsWith("1.", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Another_role_asks_again_for_what_a_form_that_was_handed_in_did_not_ask()
    {
        await HandInAsync("5");
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 20, 2, 0, 0, TimeSpan.Zero));
        await _story.ChangeAsync("5,林小雨,技术支持部,销售代表,3,,,,\n");

        Assert.Equal(StageKind.SelfReview, (await _story.ReviewOfAsync("5")).Stage);
        var tasks = await _story.TasksOfAsync("5");
        Assert.Equal((TaskState.Open, true), tasks.Where(t => t.Kind == StageKind.SelfReview).Select(t => (t.State, t.ReturnReason!.Contains("岗位已变动", StringComparison.Ordinal))).Single());
        Assert.Equal(TaskState.Waiting, tasks.Single(t => t.Kind == StageKind.ManagerReview).State);
        Assert.Single(await _story.Test.AuditAsync("task.returned"));

        await HandInAsync("5");

        Assert.Equal(TaskState.Open, (await _story.TasksOfAsync("5")).Single(t => t.Kind == StageKind.ManagerReview).State);
    }

    [Fact]
    public async Task Another_role_asks_the_manager_again_only_after_the_subject()
    {
        await HandInAsync("5");
        await HandInAsync("5", "3");
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 20, 2, 0, 0, TimeSpan.Zero));
        await _story.ChangeAsync("5,林小雨,技术支持部,销售代表,3,,,,\n");

        Assert.Equal(
            [(StageKind.SelfReview, TaskState.Open), (StageKind.ManagerReview, TaskState.Waiting), (StageKind.HrReview, TaskState.Waiting)],
            (await _story.TasksOfAsync("5")).OrderBy(t => t.Kind).Select(t => (t.Kind, t.State)));
        await HandInAsync("5");
        await HandInAsync("5", "3");
        Assert.Equal(StageKind.HrReview, (await _story.ReviewOfAsync("5")).Stage);
    }

    [Fact]
    public async Task A_task_that_the_old_manager_had_given_away_goes_to_the_new_one()
    {
        await HandInAsync("5");
        var scoring = (await _story.TasksOfAsync("5")).Single(t => t.Kind == StageKind.ManagerReview);
        var (zhao, sun) = (await _story.Test.CallerAsync("3"), await _story.Test.CallerAsync("4"));
        await _story.Test.AskAsync(new DelegateTask(scoring.Id.Value, scoring.Version, $"{(await _story.IdAsync("1")).Value}"), zhao);

        await _story.ChangeAsync("5,林小雨,技术支持部,技术支持工程师,4,,,,\n");

        var task = (await _story.TasksOfAsync("5")).Single(t => t.Kind == StageKind.ManagerReview);
        Assert.Equal((sun.Who.Id, null), (task.Assignee, task.DelegatedBy));
        Assert.IsType<TaskNotFound>((await Assert.ThrowsAsync<RefusedException>(() => _story.Test.AskAsync(new TakeBackTask(task.Id.Value), zhao))).Refusal);
    }

    [Fact]
    public async Task What_hr_of_a_department_checks_goes_to_hr_of_the_other_one()
    {
        var cycle = await _story.StartAsync(_story.Choice(departments: await _story.DepartmentAsync("销售部")), _story.SalesHr);
        await HandInAsync("8");
        await HandInAsync("8", "1");
        Assert.Equal(_story.SalesHr.Who.Id, (await _story.TasksOfAsync("8")).Single(t => t.Kind == StageKind.HrReview).Assignee);

        await _story.ChangeAsync("8,周销,技术支持部,销售代表,1,,,,\n");

        Assert.Equal(_story.Hr.Who.Id, (await _story.TasksOfAsync("8")).Single(t => t.Kind == StageKind.HrReview).Assignee);
        Assert.Equal(cycle, (await _story.ReviewOfAsync("8")).Cycle.Value);
    }

    [Fact]
    public async Task The_log_holds_neither_names_nor_why_somebody_is_left_out()
    {
        await _story.ChangeAsync("5,林小雨,技术支持部,技术支持工程师,4,,,,\n");
        await _story.Test.AskAsync(new ExcludeReview((await _story.ReviewOfAsync("6")).Id.Value, "长期病假"), _story.Hr);

        var log = string.Concat(await _story.Test.ReadAsync(db => db.AuditEvents.AsNoTracking().Where(e => e.Action == "cycle.people-changed" || e.Action == "review.excluded").Select(e => e.Detail).ToListAsync()));
        Assert.DoesNotContain("赵主管", log, StringComparison.Ordinal);
        Assert.DoesNotContain("长期病假", log, StringComparison.Ordinal);
        Assert.Contains(CycleEndings.Fingerprint(await _story.ReviewOfAsync("6")), log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_department_is_where_progress_is_counted_and_who_is_hr()
    {
        Assert.DoesNotContain((await ShownToSalesAsync()).Cycles, c => c.Id == _cycle);

        await _story.ChangeAsync("5,林小雨,销售部,技术支持工程师,3,,,,\n");

        Assert.Contains((await ShownToSalesAsync()).Cycles, c => c.Id == _cycle);
        var change = Assert.Single(await _story.ChangesAsync());
        Assert.Equal((ChangeKind.Moved, "技术支持部", "销售部"), (change.Kind, change.Before, change.After));
    }

    [Fact]
    public async Task A_joiner_takes_part_from_the_joining_date_and_only_where_the_cycle_is_for_them()
    {
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 25, 2, 0, 0, TimeSpan.Zero));
        await _story.ChangeAsync("10,新人,技术支持部,技术支持工程师,3,,2026-08-24,,\n11,新销,销售部,销售代表,1,,2026-08-24,,\n12,后来,技术支持部,技术支持工程师,3,,2026-10-08,,\n");

        var review = await _story.ReviewOfAsync("10");
        Assert.Equal((new DateOnly(2026, 9, 1), StageKind.SelfReview), (review.Plan.Assignments[0].From, review.Stage));
        Assert.Equal(await _story.IdAsync("10"), Assert.Single(await _story.TasksOfAsync("10")).Assignee);
        Assert.Empty(await _story.TasksOfAsync("11"));
        Assert.Empty(await _story.TasksOfAsync("12"));
        var change = Assert.Single(await _story.ChangesAsync());
        Assert.Equal((ChangeKind.Joined, "新人", new DateOnly(2026, 8, 24)), (change.Kind, change.Name, change.Day));
    }

    [Fact]
    public async Task Hr_is_told_with_one_card_and_sees_the_list()
    {
        await _story.ChangeAsync("5,林小雨,技术支持部,技术支持工程师,4,,,2026-08-09,\n6,钱文博,技术支持部,技术支持工程师,4,,,,\n");

        var hr = _story.Hr.Who.Id;
        Assert.Equal(1, await _story.Test.ReadAsync(db => db.Outbox.CountAsync(m => m.Recipient == hr && m.Verb == ShowChanges.Verb)));
        var card = Assert.IsType<ChangesCard>((await _story.Test.AskAsync(new ShowChanges(), _story.Hr)).Card);
        Assert.Equal([ChangeKind.Left, ChangeKind.ManagerChanged], card.Changes.Select(c => c.Kind).Order());
        Assert.Equal(_cycle, card.Id);
        Assert.Empty(Assert.IsType<ChangesCard>((await _story.Test.AskAsync(new ShowChanges(), _story.SalesHr)).Card).Changes);
    }

    private async Task<CyclesCard> ShownToSalesAsync() => Assert.IsType<CyclesCard>((await _story.Test.AskAsync(new ShowCycles(), _story.SalesHr)).Card);

    /// <summary>Hands in what waits for an actor about a subject, without filling anything in.</summary>
    private Task HandInAsync(string subject, string? actor = null) => HandIn.Async(_story, subject, actor ?? subject);

    private async Task RefusedAsync<T>(object request, Caller caller)
        where T : Refusal
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => request is OpenTask open ? _story.Test.AskAsync(open, caller) : _story.Test.AskAsync((SubmitTask)request, caller));
        Assert.IsType<T>(refused.Refusal);
    }
}
