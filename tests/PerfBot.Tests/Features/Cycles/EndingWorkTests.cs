using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Cycles;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>A cycle of hundreds that is called off: nobody can act from the click on, and everybody is told once.</summary>
[Trait("Speed", "Slow")]
public sealed class EndingWorkTests : IAsyncLifetime
{
    private const int People = (2 * CycleEndings.Batch) + 50;

    private LargeCycle _large = null!;

    public async Task InitializeAsync() => _large = await LargeCycle.AtAsync(StageKind.SelfReview, People);

    public Task DisposeAsync() => _large.DisposeAsync().AsTask();

    [Fact]
    public async Task Nobody_can_act_from_the_click_on_and_everybody_is_told_once_whatever_runs_twice()
    {
        // A manager whose task is in an early batch, and who has an own review in another one.
        await _large.Test.InAsync(async (db, _) =>
        {
            var boss = (await db.Employees.SingleAsync(e => e.Number == "0")).Id;
            foreach (var review in await db.Reviews.Where(r => r.Manager != null).ToListAsync())
            {
                db.Tasks.Add(ReviewTask.Open(review, StageKind.ManagerReview, boss, new(2026, 10, 20), _large.Test.Clock.GetUtcNow()));
            }
        });

        await _large.Test.AskAsync(new CancelCycle(_large.Cycle, "方案调整"), _large.Hr);

        Assert.False(await _large.Test.ReadAsync(db => db.Tasks.AnyAsync(t => t.State != TaskState.Cancelled)));
        Assert.Equal((CycleState.Cancelled, true), ((await _large.CycleAsync()).State, (await _large.CycleAsync()).IsEnding));
        Assert.Equal(People - CycleEndings.Batch, await OpenAsync());
        Assert.IsType<StepNotAllowed>((await Assert.ThrowsAsync<RefusedException>(() => _large.Test.AskAsync(new CancelCycle(_large.Cycle, "再来"), _large.Hr))).Refusal);
        var waiting = await _large.Test.ReadAsync(db => (from task in db.Tasks join review in db.Reviews on task.Review equals review.Id where review.ClosedAt == null && task.Kind == StageKind.SelfReview select task).FirstAsync());
        var number = await _large.Test.ReadAsync(db => db.Employees.Where(e => e.Id == waiting.Assignee).Select(e => e.Number).SingleAsync());
        var late = await Assert.ThrowsAsync<RefusedException>(async () => await _large.Test.AskAsync(new SubmitTask(waiting.Id.Value, 1), await _large.Test.CallerAsync(number)));
        Assert.Equal(TaskState.Cancelled, Assert.IsType<CardOutdated>(late.Refusal).State);

        Assert.True(await _large.StepAsync<EndingWork>(isSaved: false)); // killed before it was saved
        Assert.Equal(2, await _large.FinishAsync<EndingWork>());

        Assert.Equal(0, await OpenAsync());
        Assert.Equal(People, await _large.Test.ReadAsync(db => db.Reviews.CountAsync(r => r.ExcludedBecause == "方案调整")));
        var told = await _large.Test.ReadAsync(db => db.Outbox.Where(m => m.Verb == ShowCycleNews.Verb && m.Kind == OutboxKind.Card).Select(m => m.Recipient).ToListAsync());
        Assert.Equal((People, People), (told.Count, told.Distinct().Count()));
        Assert.Equal(People, await _large.Test.ReadAsync(db => db.Outbox.Where(m => m.Verb == OpenTask.Verb && m.Kind == OutboxKind.Update)
            .Join(db.Employees, m => m.Recipient, e => e.Id, (m, e) => e.Id).Distinct().CountAsync())); // every card in a chat turns dead
        var audit = Assert.Single(await _large.Test.AuditAsync("cycle.cancelled")).Detail!;
        Assert.Contains($"\"reviews\":{People}", audit, StringComparison.Ordinal);
        Assert.Single(await _large.Test.AuditAsync("cycle.cancellation-completed"));
    }

    [Fact]
    public async Task Of_two_nodes_that_take_the_same_step_one_ends_it()
    {
        await _large.Test.AskAsync(new CancelCycle(_large.Cycle, "方案调整"), _large.Hr);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => _large.StepAsync<EndingWork>(meanwhile: () => _large.StepAsync<EndingWork>()));
        await _large.FinishAsync<EndingWork>();

        Assert.Equal(People, await _large.Test.ReadAsync(db => db.Outbox.CountAsync(m => m.Verb == ShowCycleNews.Verb && m.Kind == OutboxKind.Card)));
    }

    [Fact]
    public async Task Whoever_hands_in_at_the_very_instant_leaves_nothing_open_behind()
    {
        await _large.Test.AskAsync(new CancelCycle(_large.Cycle, "方案调整"), _large.Hr);
        await _large.Test.InAsync(async (db, _) => // the next stage's task, opened by a turn that had read the cycle before
        {
            var review = await db.Reviews.FirstAsync(r => r.ClosedAt == null);
            db.Tasks.Add(ReviewTask.Open(review, StageKind.Acknowledge, review.Employee, new(2026, 10, 20), _large.Test.Clock.GetUtcNow()));
        });

        await _large.FinishAsync<EndingWork>();

        Assert.False(await _large.Test.ReadAsync(db => db.Tasks.AnyAsync(t => t.State != TaskState.Cancelled)));
    }

    private Task<int> OpenAsync() => _large.Test.ReadAsync(db => db.Reviews.CountAsync(r => r.ClosedAt == null));
}
