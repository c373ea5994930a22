using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Calendars;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>Whom a cycle is for, and how it ends.</summary>
public sealed class CycleRunningTests : IAsyncLifetime
{
    private RunningCycle _story = null!;

    public async Task InitializeAsync() => _story = await RunningCycle.CompanyAsync();

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Theory]
    [InlineData(null, null, null, "2 3 4 5 6 7 8 9")]
    [InlineData("技术支持工程师", null, null, "5 6 7")]
    [InlineData("技术支持工程师,销售代表", null, null, "5 6 7 8")]
    [InlineData(null, "试用期", null, "5 7")]
    [InlineData("技术支持主管", "试用期", null, "")]
    [InlineData(null, null, "E-MAIL", null)]
    [InlineData(null, null, "8、钱文博", "6 8")]
    [InlineData(null, "试用期", "8", "5 7 8")]
    public async Task An_audience_is_chosen_by_position_tag_and_person(string? positions, string? tags, string? people, string? expected)
    {
        var choice = _story.Choice() with { Positions = positions, Tags = tags, People = people };
        if (expected is null)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => _story.Test.AskAsync(choice, _story.Hr));
            Assert.Equal(["E-MAIL"], Assert.IsType<PeopleNotFound>(refused.Refusal).Texts);
            return;
        }

        var preview = Assert.IsType<CyclePreviewCard>((await _story.Test.AskAsync(choice, _story.Hr)).Card);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, preview.Participants);
        if (expected.Length > 0)
        {
            await _story.StartAsync(choice);
            var ids = await _story.Test.ReadAsync(db => db.Reviews.Select(r => r.Employee).ToListAsync());
            Assert.Equal(expected.Split(' '), (await _story.Test.ChartAsync()).People.Where(p => ids.Contains(p.Id)).Select(p => p.Number).Order());
        }
    }

    [Fact]
    public async Task Who_is_left_out_takes_no_part_and_the_reason_stays()
    {
        var choice = _story.Choice() with { Excluded = "5 产假\n钱文博：长期外派" };
        var preview = Assert.IsType<CyclePreviewCard>((await _story.Test.AskAsync(choice, _story.Hr)).Card);
        Assert.Equal(["林小雨 (产假)", "钱文博 (长期外派)"], preview.Obstacles.Where(o => o.What == Obstacle.Excluded).Select(o => o.Name));

        var cycle = await _story.StartAsync(choice);

        Assert.Empty(await _story.TasksOfAsync("5"));
        Assert.Equal("产假", (await _story.Test.ReadAsync(db => db.Cycles.SingleAsync(c => c.Id == new CycleId(cycle)))).Audience.WhyNot(await _story.IdAsync("5")));
        await RefusedAsync(new ReasonMissing(), _story.Choice() with { Excluded = "5" }, _story.Hr);
    }

    [Fact]
    public async Task A_pilot_is_for_one_or_two_departments()
    {
        await RefusedAsync(new PilotTooLarge(0), _story.Choice("Pilot"), _story.Hr);

        await _story.StartAsync(_story.Choice("Pilot", await _story.DepartmentAsync("销售部")));

        Assert.Equal(CycleKind.Pilot, (await _story.Test.ReadAsync(db => db.Cycles.SingleAsync())).Kind);
        Assert.Equal(2, await _story.Test.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Cards_of_a_cycle_that_starts_on_friday_evening_come_on_monday_morning_and_not_to_who_is_on_leave()
    {
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 14, 12, 0, 0, TimeSpan.Zero)); // 20:00 in Shanghai
        await _story.Test.AskAsync(new AddLeave("2026-08-17", "2026-08-18"), await _story.Test.CallerAsync("6"));

        await _story.StartAsync(_story.Choice(departments: await _story.DepartmentAsync("技术支持部")));

        var (lin, qian) = (await _story.IdAsync("5"), await _story.IdAsync("6"));
        var messages = await _story.Test.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.Equal(new DateTimeOffset(2026, 8, 17, 1, 0, 0, TimeSpan.Zero), Assert.Single(messages, m => m.Recipient == lin).NotBefore);
        Assert.Equal(new DateTimeOffset(2026, 8, 19, 1, 0, 0, TimeSpan.Zero), Assert.Single(messages, m => m.Recipient == qian).NotBefore);
        Assert.Equal(new DateOnly(2026, 8, 19), (await _story.TasksOfAsync("5"))[0].DueOn); // three working days after the Friday
    }

    [Fact]
    public async Task Whoever_joined_after_the_period_takes_no_part()
    {
        _story.Test.Clock.Set(new DateTimeOffset(2026, 10, 12, 2, 0, 0, TimeSpan.Zero));
        await _story.ChangeAsync("10,新人,技术支持部,技术支持工程师,3,,2026-10-08,,\n");

        var preview = Assert.IsType<CyclePreviewCard>((await _story.Test.AskAsync(_story.Choice(), _story.Hr)).Card);

        Assert.Contains(preview.Obstacles, o => o == ("新人", Obstacle.NotInPeriod));
    }

    [Fact]
    public async Task A_cancelled_cycle_leaves_nothing_to_do_and_tells_everybody_once()
    {
        var cycle = await _story.StartAsync();
        await RefusedAsync(new ReasonMissing(), new CancelCycle(cycle, " "), _story.Hr);
        await RefusedAsync(new CycleNotFound(), new CancelCycle(cycle, "试试"), _story.SalesHr); // not all of it is hers

        await _story.Test.AskAsync(new CancelCycle(cycle, "方案调整"), _story.Hr);

        Assert.False(await _story.Test.ReadAsync(db => db.Tasks.AnyAsync(t => t.State == TaskState.Open || t.State == TaskState.Waiting)));
        Assert.False(await _story.Test.ReadAsync(db => db.Reviews.AnyAsync(r => r.ClosedAt == null)));
        var told = await _story.Test.ReadAsync(db => db.Outbox.Where(m => m.Verb == ShowCycleNews.Verb && m.Kind != OutboxKind.Update).Select(m => m.Recipient).ToListAsync());
        Assert.Equal(8, told.Count);
        Assert.Equal(told.Count, told.Distinct().Count());
        var lin = await _story.Test.CallerAsync("5");
        Assert.Equal("方案调整", Assert.IsType<CycleNewsCard>((await _story.Test.AskAsync(new ShowCycleNews(cycle), lin)).Card).Reason);
        Assert.Null(Assert.IsType<CycleNewsCard>((await _story.Test.AskAsync(new ShowCycleNews(cycle), await _story.Test.CallerAsync("1"))).Card).Reason);
        Assert.Equal(TaskState.Cancelled, Assert.IsType<TaskDoneCard>((await _story.Test.AskAsync(new OpenTask((await _story.TasksOfAsync("5"))[0].Id.Value), lin)).Card).State);
        Assert.Single(await _story.Test.AuditAsync("cycle.cancelled"));
        Assert.IsType<StepNotAllowed>((await Assert.ThrowsAsync<RefusedException>(() => _story.Test.AskAsync(new CancelCycle(cycle, "再来"), _story.Hr))).Refusal);

        await _story.StartAsync(); // the same people and period again
        Assert.Equal(8, await _story.Test.ReadAsync(db => db.Reviews.CountAsync(r => r.ClosedAt == null)));
    }

    [Fact]
    public async Task A_cycle_closes_when_every_review_is_closed_or_excluded_with_a_reason()
    {
        var cycle = await _story.StartAsync(_story.Choice(departments: await _story.DepartmentAsync("销售部")));
        var checklist = Assert.IsType<CloseCycleCard>((await _story.Test.AskAsync(new ShowCloseChecklist(), _story.SalesHr)).Card);
        Assert.Equal((2, 0, 0), checklist.Reviews);
        Assert.Equal(["周销", "方人事"], checklist.Open.Select(o => o.Subject).Order(StringComparer.Ordinal));
        Assert.All(checklist.Open, o => Assert.Equal((StageKind.SelfReview, o.Subject), (o.Stage, o.WaitsFor)));
        await RefusedAsync(new ReviewsStillOpen(2), new CloseCycle(cycle), _story.SalesHr);

        foreach (var open in checklist.Open)
        {
            await RefusedAsync(new ReasonMissing(), new ExcludeReview(open.Review, ""), _story.SalesHr);
            checklist = Assert.IsType<CloseCycleCard>((await _story.Test.AskAsync(new ExcludeReview(open.Review, "调岗"), _story.SalesHr)).Card);
        }

        Assert.Equal((2, 2, 2), checklist.Reviews);
        Assert.Empty(checklist.Open);
        Assert.True(checklist.IsMine);
        await RefusedAsync(new ReviewNotOpen(), new ExcludeReview((await _story.ReviewOfAsync("8")).Id.Value, "再来"), _story.SalesHr);
        await _story.Test.AskAsync(new CloseCycle(cycle), _story.SalesHr);
        Assert.Equal(CycleState.Closed, (await _story.Test.ReadAsync(db => db.Cycles.SingleAsync())).State);
        Assert.Equal(2, (await _story.Test.AuditAsync("review.excluded")).Count);
    }

    [Fact]
    public async Task Hr_of_a_department_excludes_nobody_of_another()
    {
        await _story.StartAsync();

        await RefusedAsync(new ReviewNotFound(), new ExcludeReview((await _story.ReviewOfAsync("5")).Id.Value, "调岗"), _story.SalesHr);
        await RefusedAsync(new ReviewNotFound(), new AskExcludeReview((await _story.ReviewOfAsync("5")).Id.Value), _story.SalesHr);
    }

    [Fact]
    public async Task A_clone_asks_for_the_same_people_a_period_later()
    {
        var cycle = await _story.StartAsync(_story.Choice("Pilot", await _story.DepartmentAsync("销售部")) with { Tags = "试用期", People = "8", Excluded = "9 休假" });

        var card = Assert.IsType<PrepareCycleCard>((await _story.Test.AskAsync(new CloneCycle(cycle), _story.Hr)).Card);

        Assert.Equal(
            new PreviewCycle(_story.Programme, null, "2026-10..2026-12", await _story.DepartmentAsync("销售部"), null, "试用期", "8", "9 休假", "Pilot"), card.Chosen);
    }

    [Fact]
    public async Task A_shadow_pilot_computes_everything_and_sends_nothing()
    {
        await RefusedAsync(new PeriodNotOver(new(2026, 9, 30)), _story.Choice("Shadow"), _story.Hr);
        _story.Test.Clock.Set(new DateTimeOffset(2026, 10, 12, 2, 0, 0, TimeSpan.Zero));
        var before = await _story.Test.ReadAsync(db => db.Outbox.CountAsync());

        var cycle = await _story.StartAsync(_story.Choice("Shadow", await _story.DepartmentAsync("技术支持部")));

        Assert.Equal(before, await _story.Test.ReadAsync(db => db.Outbox.CountAsync()));
        Assert.Equal(0, await _story.Test.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Equal(0, await _story.Test.ReadAsync(db => db.Tasks.CountAsync()));
        var report = Assert.IsType<ShadowReportCard>((await _story.Test.AskAsync(new ShowShadowReport(cycle), _story.Hr)).Card);
        Assert.Equal((5, 5), (report.People, report.Blocked)); // no data at all
        Assert.All(report.Missing, m => Assert.Equal(m.Needed, m.Missing));
        Assert.Equal(("赵主管", 3), report.Busiest);
        await RefusedAsync(new CycleNotFound(), new ShowShadowReport(cycle), _story.SalesHr);
        Assert.Contains(Assert.IsType<CyclesCard>((await _story.Test.AskAsync(new ShowCycles(), _story.Hr)).Card).Cycles, c => c.Id == cycle);
    }

    private async Task RefusedAsync<T>(Refusal expected, T request, Caller caller) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<RefusedException>(() => _story.Test.AskAsync(request, caller))).Refusal);
}
