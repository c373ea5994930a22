using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Tests.Features;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store;

/// <summary>What turns leave behind, written together: each of them wholly or not at all.</summary>
public sealed class TurnWriterTests
{
    [Fact]
    public async Task Of_turns_that_are_written_together_one_that_was_answered_already_leaves_nothing_and_the_others_everything()
    {
        await using var store = await TestDb.CreateAsync(StoreProvider.Sqlite);

        Task<Saved>[] turns;
        using (await WriteGate.EnterAsync(CancellationToken.None))
        {
            turns = [.. new byte[] { 1, 2, 1, 3 }.Select(key => AnswerAsync(store, key, CancellationToken.None))];
            Assert.All(turns, t => Assert.False(t.IsCompleted));
        }

        await Task.WhenAll(turns).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(1, turns.Count(t => t.Exception?.InnerException is DbUpdateException));
        Assert.Equal(3, turns.Count(t => t.IsCompletedSuccessfully));
        Assert.Equal(3, await store.ReadAsync(db => db.AnsweredTurns.CountAsync()));
        Assert.Equal(3, await store.ReadAsync(db => db.AuditEvents.CountAsync()));
        await AssertChainAsync(store);
    }

    [Fact]
    public async Task A_turn_whose_time_runs_out_while_it_waits_is_not_written_later()
    {
        await using var store = await TestDb.CreateAsync(StoreProvider.Sqlite);
        using var late = new CancellationTokenSource();

        Task<Saved> kept, lost;
        using (await WriteGate.EnterAsync(CancellationToken.None))
        {
            kept = AnswerAsync(store, 1, CancellationToken.None);
            lost = AnswerAsync(store, 2, late.Token);
            await late.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        await kept;
        await AnswerAsync(store, 3, CancellationToken.None); // whatever was to be written is written by then

        var keys = await store.ReadAsync(db => db.AnsweredTurns.Select(t => t.Key).ToListAsync());
        Assert.Equal<byte>([1, 3], keys.Select(k => k[0]).Order());
    }

    [Fact]
    public async Task A_step_of_a_task_that_is_known_from_the_step_before_is_refused_when_its_review_has_changed_and_then_read_anew()
    {
        await using var cycle = await OneCycle.StartAsync();
        var id = await cycle.ReadAsync(db => db.Tasks.Where(t => t.Assignee == cycle.Lin && t.Kind == StageKind.SelfReview).Select(t => t.Id).SingleAsync());
        var first = await SaveAsync("first");
        await cycle.InAsync(async db => (await db.Reviews.SingleAsync(r => r.Id == first.Review.Id)).HandTo(cycle.Wu));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync("second"));
        var second = await SaveAsync("second");

        Assert.Equal((cycle.Lin, cycle.Wu), (second.Task.Assignee, second.Review.Manager));
        Assert.Equal("second", await cycle.ReadAsync(async db => (await db.Tasks.SingleAsync(t => t.Id == id)).Said.Comment));

        async Task<TaskRow> SaveAsync(string comment)
        {
            TaskRow? row = null;
            await cycle.InAsync(async db =>
            {
                var version = await db.Tasks.Where(t => t.Id == id).Select(t => t.Version).SingleAsync();
                row = (await db.FindStepAsync(id, version, cycle.Lin, CancellationToken.None))!;
                row.Task.Save(cycle.Lin, version, new Assessment { Comment = comment });
                db.SaveStep(row);
            });
            return row!;
        }
    }

    [Fact]
    public async Task While_a_turn_waits_to_be_written_its_context_serves_the_next()
    {
        await using var store = await TestDb.CreateAsync(StoreProvider.Sqlite);

        var turns = new List<Task<Saved>>();
        var contexts = new HashSet<ReviewDb>(ReferenceEqualityComparer.Instance);
        using (await WriteGate.EnterAsync(CancellationToken.None))
        {
            for (byte key = 1; key <= 5; key++)
            {
                turns.Add(await store.ReadAsync(async db =>
                {
                    contexts.Add(db);
                    db.Remember(AnsweredTurn.Keep([key], [key], [], DateTimeOffset.UnixEpoch));
                    return await db.HandInAsync(CancellationToken.None);
                }).WaitAsync(TimeSpan.FromSeconds(30)));
            }

            Assert.Single(contexts);
            Assert.All(turns, t => Assert.False(t.IsCompleted));
        }

        await Task.WhenAll(turns);

        var keys = await store.ReadAsync(db => db.AnsweredTurns.Select(t => t.Key).ToListAsync());
        Assert.Equal<byte>([1, 2, 3, 4, 5], keys.Select(k => k[0]).Order());
    }

    private static Task<Saved> AnswerAsync(TestDb store, byte key, CancellationToken ct) => store.ReadAsync(async db =>
    {
        db.Remember(AnsweredTurn.Keep([key], [key], [], DateTimeOffset.UnixEpoch));
        db.Note(AuditEvent.Of(DateTimeOffset.UnixEpoch, null, "test.turn", $"turn:{key}", null));
        return await db.SaveAsync(ct);
    });

    private static async Task AssertChainAsync(TestDb store)
    {
        var events = await store.ReadAsync(db => db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Sequence));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
    }
}
