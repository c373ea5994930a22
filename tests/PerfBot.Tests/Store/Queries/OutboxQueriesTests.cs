using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Store.Queries;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store.Queries;

/// <summary>How nodes share the outbox.</summary>
public sealed class OutboxQueriesTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly EmployeeId _lin = EmployeeId.New();
    private readonly EmployeeId _qian = EmployeeId.New();
    private TestDb _db = null!;
    private DateTimeOffset _now;

    public async Task InitializeAsync()
    {
        _db = await TestDb.CreateAsync();
        _now = DateTimeOffset.FromUnixTimeMilliseconds(_db.Clock.GetUtcNow().ToUnixTimeMilliseconds()); // not every database keeps more than microseconds
    }

    public Task DisposeAsync() => _db.DisposeAsync().AsTask();

    [Fact]
    public async Task What_one_node_holds_no_other_gets()
    {
        await AddAsync([.. Enumerable.Range(0, 200).Select(_ => Card(EmployeeId.New()))]);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(async node =>
        {
            var mine = new List<long>();
            for (var grasp = 0; grasp < 20; grasp++)
            {
                mine.AddRange((await ClaimAsync($"{node}-{grasp}", most: 10)).Select(m => m.Id));
            }

            return mine;
        }));

        Assert.Equal(200, taken.Sum(t => t.Count));
        Assert.Equal(200, taken.SelectMany(t => t).Distinct().Count());
    }

    [Fact]
    public async Task A_node_that_stops_while_it_takes_still_learns_what_it_holds()
    {
        await using var store = await TestStore.CreateAsync();
        using var stop = new CancellationTokenSource();
        using var log = new KeptLog(heard: text =>
        {
            if (text.StartsWith("Executed", StringComparison.Ordinal) && text.Contains("UPDATE", StringComparison.Ordinal))
            {
                stop.Cancel(); // the messages are taken, and the node has not read yet which
            }
        });
        using var logs = new LoggerFactory([log]);
        await using var db = store.Open(logs);
        db.Outbox.Add(Card(_lin));
        await db.SaveChangesAsync();

        var held = await db.ClaimAsync("a", _now, _now + Lease, 10, stop.Token);

        Assert.True(stop.IsCancellationRequested);
        Assert.Single(held);
    }

    [Fact]
    public async Task Of_one_person_the_next_message_waits_for_the_one_before()
    {
        await AddAsync(Card(_lin, "first"), Card(_lin, "second"), Card(_qian, "other"));

        var first = await ClaimAsync("a");
        Assert.Equal(["first", "other"], first.Select(m => m.Key));
        Assert.Empty(await ClaimAsync("b"));

        await EndAsync(first[0], "a", m => m.Sent("c", "1"));

        Assert.Equal(["second"], (await ClaimAsync("c")).Select(m => m.Key));
    }

    [Fact]
    public async Task One_that_is_tried_again_later_keeps_its_place()
    {
        await AddAsync(Card(_lin, "first"), Card(_lin, "second"));
        var first = (await ClaimAsync("a")).Single();
        first.Try(_now + Lease);
        await EndAsync(first, "a", m => m.Retry(_now.AddSeconds(5), "Throttled"));

        Assert.Empty(await ClaimAsync("b"));

        _now = _now.AddSeconds(6);
        Assert.Equal(["first"], (await ClaimAsync("c")).Select(m => m.Key));
    }

    [Fact]
    public async Task One_for_another_day_holds_nothing_up()
    {
        await AddAsync(OutboxMessage.Card(_lin, "test.show", "{}", "tomorrow", _now.AddDays(1)), Card(_lin, "today"));

        Assert.Equal(["today"], (await ClaimAsync("a")).Select(m => m.Key));
        Assert.Equal(_now.AddDays(1), await _db.ReadAsync(db => db.NextDueAsync(_now, CancellationToken.None)));
    }

    [Fact]
    public async Task Two_that_were_both_tried_do_not_wait_for_each_other()
    {
        var (first, second) = (Card(_lin, "first"), Card(_lin, "second"));
        foreach (var message in new[] { first, second })
        {
            message.Try(_now);
            message.Retry(_now, "Throttled");
        }

        await AddAsync(first, second);

        Assert.Equal(["first"], (await ClaimAsync("a")).Select(m => m.Key));
    }

    [Fact]
    public async Task What_is_urgent_goes_first()
    {
        await AddAsync(Notice(_lin), Card(_qian, "card"));

        Assert.Equal([OutboxKind.Card, OutboxKind.Notice], (await ClaimAsync("a")).Select(m => m.Kind));
    }

    [Fact]
    public async Task A_dead_node_s_lease_runs_out_and_without_an_attempt_nothing_has_happened()
    {
        await AddAsync(Notice(_lin));
        await ClaimAsync("dead");
        _now += Lease + TimeSpan.FromSeconds(1);

        Assert.Equal(1, await TakeBackAsync());

        var message = (await ClaimAsync("alive")).Single();
        Assert.Equal((OutboxState.Pending, 0, 0), (message.State, message.Attempts, message.Doubts));
    }

    [Fact]
    public async Task With_an_attempt_a_notice_is_in_doubt_for_good_and_a_card_goes_out_once_more()
    {
        await AddAsync(Notice(_lin), Card(_qian, "card"));
        foreach (var message in await ClaimAsync("dead"))
        {
            await EndAsync(message, "dead", m => m.Try(_now + Lease));
        }

        _now += Lease + TimeSpan.FromSeconds(1);
        await TakeBackAsync();

        Assert.Equal(OutboxState.Ambiguous, (await _db.ReadAsync(db => db.Outbox.SingleAsync(m => m.Recipient == _lin))).State);
        var card = (await ClaimAsync("alive")).Single();
        await EndAsync(card, "alive", m => m.Try(_now + Lease));
        _now += Lease + TimeSpan.FromSeconds(1);
        await TakeBackAsync();

        Assert.Equal(OutboxState.Ambiguous, (await _db.ReadAsync(db => db.Outbox.SingleAsync(m => m.Recipient == _qian))).State);
        Assert.Empty(await ClaimAsync("late"));
    }

    [Fact]
    public async Task A_node_that_was_too_slow_cannot_begin_what_another_has()
    {
        await AddAsync(Card(_lin));
        var slow = (await ClaimAsync("slow")).Single();
        _now += Lease + TimeSpan.FromSeconds(1);
        await TakeBackAsync();
        await ClaimAsync("fast");

        Assert.False(await EndAsync(slow, "slow", m => m.Try(_now + Lease)));
    }

    [Fact]
    public async Task A_node_whose_lease_has_run_out_cannot_begin_though_nobody_has_taken_it_back_yet()
    {
        await AddAsync(Card(_lin));
        var slow = (await ClaimAsync("slow")).Single();
        _now += Lease + TimeSpan.FromSeconds(1);

        Assert.False(await EndAsync(slow, "slow", m => m.Try(_now + Lease)));
    }

    private Task AddAsync(params OutboxMessage[] messages) => _db.InAsync(async (db, _) =>
    {
        if (!await db.Employees.AnyAsync(e => e.Id == _lin))
        {
            db.Employees.Add(Employee.Hire(_lin, "E1", "林"));
            db.Notices.Add(PerfBot.Domain.Notices.Notice.Begin(_notice, _lin, _now));
        }

        db.Outbox.AddRange(messages);
    });

    private readonly NoticeId _notice = NoticeId.New();

    private OutboxMessage Card(EmployeeId to, string key = "card") => OutboxMessage.Card(to, "test.show", "{}", key, _now);

    private OutboxMessage Notice(EmployeeId to) => OutboxMessage.OfNotice(to, _notice, 1, "test.show", "{}", "notice", _now);

    private Task<IReadOnlyList<OutboxMessage>> ClaimAsync(string holder, int most = 100) =>
        _db.ReadAsync(db => db.ClaimAsync(holder, _now, _now + Lease, most, CancellationToken.None));

    private Task<int> TakeBackAsync() => _db.ReadAsync(db => db.TakeBackAsync(_now, DeliveryTroubles.NodeEnded, CancellationToken.None));

    private async Task<bool> EndAsync(OutboxMessage message, string holder, Action<OutboxMessage> change)
    {
        change(message);
        return (await _db.ReadAsync(db => db.WriteDownAsync([(message, holder)], _now, CancellationToken.None))).Single();
    }
}
