using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Tests.Features;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store;

public sealed class ReviewDbTests
{
    [Fact]
    public async Task Of_two_who_save_a_step_of_the_same_version_one_is_refused_and_leaves_nothing()
    {
        await using var cycle = await OneCycle.StartAsync();
        var first = await LookAsync(cycle);
        var second = await LookAsync(cycle);
        first.Task.Save(cycle.Lin, first.Task.Version, new Assessment { Comment = "first" });
        second.Task.Save(cycle.Lin, second.Task.Version, new Assessment { Comment = "second" });

        await cycle.InAsync(db => SaveAsync(db, first));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => cycle.InAsync(db => SaveAsync(db, second)));

        var stored = await LookAsync(cycle);
        Assert.Equal("first", stored.Task.Said.Comment);
        Assert.Equal(first.Task.Version, stored.Task.Version);
        Assert.Equal(1, await cycle.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "test.step")));
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_nothing_is_logged_for_it_may_pass()
    {
        await using var store = await TestStore.CreateAsync();
        using var log = new KeptLog();
        using var logs = new LoggerFactory([log]);
        await using var db = store.Open(logs);
        var (who, today) = (EmployeeId.New(), new DateOnly(2026, 7, 1));
        db.Digests.Add(Digest.Of(who, today));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        db.Digests.Add(Digest.Of(who, today));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_context_serves_the_next_turn_with_nothing_left_in_it()
    {
        await using var cycle = await OneCycle.StartAsync();
        await cycle.ReadAsync(async db =>
        {
            var task = await db.Tasks.FirstAsync(t => t.Kind == StageKind.SelfReview);
            task.Cancel();
            db.Note(Event());
            return true; // not saved
        });

        await cycle.InAsync(_ => Task.CompletedTask);

        Assert.Equal(0, await cycle.ReadAsync(db => db.Tasks.CountAsync(t => t.State == TaskState.Cancelled)));
        Assert.Equal(0, await cycle.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "test.step")));
    }

    private static Task SaveAsync(ReviewDb db, TaskRow step)
    {
        db.SaveStep(step);
        db.Note(Event());
        return Task.CompletedTask;
    }

    private static AuditEvent Event() => AuditEvent.Of(DateTimeOffset.UnixEpoch, null, "test.step", "task:1", null);

    private static Task<TaskRow> LookAsync(OneCycle cycle) => cycle.ReadAsync(async db =>
    {
        var task = await db.Tasks.SingleAsync(t => t.Assignee == cycle.Lin && t.Kind == StageKind.SelfReview);
        return (await db.LookAtTaskAsync(task.Id, cycle.Lin, CancellationToken.None))!;
    });
}
