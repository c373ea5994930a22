using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Calendars;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Tasks;
using PerfBot.Tests.Features.Cycles;

namespace PerfBot.Tests.Features.Reminders;

/// <summary>Whoever asks for it: nobody is reminded outside of their working hours, or twice.</summary>
public sealed class NudgingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset MondayMorning = new(2026, 8, 17, 1, 0, 0, TimeSpan.Zero); // 9:00 in Shanghai

    private RunningCycle _story = null!;

    public async Task InitializeAsync() => _story = await RunningCycle.CompanyAsync();

    public Task DisposeAsync() => _story.DisposeAsync().AsTask();

    [Fact]
    public async Task A_nudge_on_friday_evening_comes_on_monday_morning_instead_of_that_day_s_digest()
    {
        var cycle = await _story.StartAsync();
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 14, 12, 0, 0, TimeSpan.Zero)); // 20:00
        var preview = Assert.IsType<NudgeCard>((await _story.Test.AskAsync(new AskNudge(cycle), _story.Hr)).Card);
        Assert.Equal((7, 7), (preview.People.Count, preview.Later));

        await _story.Test.AskAsync(new NudgeCycle(cycle, NudgeCycle.All), _story.Hr);
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 15, 3, 0, 0, TimeSpan.Zero));
        await _story.Test.AskAsync(new NudgeCycle(cycle, NudgeCycle.All), _story.Hr);

        var reminders = await RemindersAsync();
        Assert.Equal(7, reminders.Count);
        Assert.All(reminders, r => Assert.Equal(MondayMorning, r.NotBefore));
        Assert.Equal(7, await _story.Test.ReadAsync(db => db.Digests.CountAsync(d => d.Day == new DateOnly(2026, 8, 17))));
    }

    [Fact]
    public async Task A_nudge_in_working_hours_comes_at_once()
    {
        var cycle = await _story.StartAsync();
        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 12, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, Assert.IsType<NudgeCard>((await _story.Test.AskAsync(new AskNudge(cycle), _story.Hr)).Card).Later);

        await _story.Test.AskAsync(new NudgeCycle(cycle, $"{NudgeCycle.Person}{(await _story.IdAsync("5")).Value}"), _story.Hr);

        Assert.True(Assert.Single(await RemindersAsync()).NotBefore <= new DateTimeOffset(2026, 8, 12, 3, 0, 5, TimeSpan.Zero));
    }

    [Fact]
    public async Task Who_is_told_of_somebody_late_hears_in_the_morning_and_not_before_the_late_one_was_back()
    {
        await _story.Test.InAsync(async (db, _) =>
        {
            var standard = await db.Programmes.AsNoTracking().Select(p => p.Definition).FirstAsync();
            await ProgrammePublishing.PublishAsync(
                db,
                standard with { Key = "strict", Stages = [.. standard.Stages.Select(s => s.Kind == StageKind.SelfReview ? s with { WhenOverdue = OverdueRule.Escalate, EscalateTo = Actor.Manager } : s)] },
                _story.Hr,
                _story.Test.Clock.GetUtcNow(),
                CancellationToken.None);
        });
        var strict = await _story.Test.ReadAsync(db => db.Programmes.AsNoTracking().SingleAsync(p => p.Key == "strict"));
        await _story.StartAsync(_story.Choice() with { Programme = $"{strict.Id.Value}" }); // Monday the 10th: due on Thursday the 13th
        await _story.Test.AskAsync(new AddLeave("2026-08-13", "2026-08-14"), await _story.Test.CallerAsync("6"));

        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 13, 16, 30, 0, TimeSpan.Zero)); // half past midnight on Friday
        await _story.Test.AskAsync(new KeepDeadlines(), new Caller.Scheduler());

        var (zhao, qian) = (await _story.IdAsync("3"), await _story.IdAsync("6"));
        var told = await _story.Test.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Recipient == zhao && m.Verb == ShowEscalated.Verb).ToListAsync());
        Assert.NotEmpty(told);
        Assert.All(told, m => Assert.Equal(new DateTimeOffset(2026, 8, 14, 1, 0, 0, TimeSpan.Zero), m.NotBefore));
        Assert.Null((await TaskOfAsync(qian)).LateAt);

        _story.Test.Clock.Set(new DateTimeOffset(2026, 8, 17, 16, 30, 0, TimeSpan.Zero)); // the first day back has passed
        await _story.Test.AskAsync(new KeepDeadlines(), new Caller.Scheduler());

        Assert.Equal(zhao, (await TaskOfAsync(qian)).EscalatedTo);
    }

    private Task<ReviewTask> TaskOfAsync(PerfBot.Domain.People.EmployeeId who) => _story.Test.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Assignee == who && t.Kind == StageKind.SelfReview));

    private Task<List<OutboxMessage>> RemindersAsync() => _story.Test.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Verb == ShowReminder.Verb).ToListAsync());
}
