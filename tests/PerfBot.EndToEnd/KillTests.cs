using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.EndToEnd.Support;
using PerfBot.Tests.Support;
using Xunit.Abstractions;

namespace PerfBot.EndToEnd;

/// <summary>A process that is killed in the middle of a broadcast, again and again, at points that nobody chose.</summary>
public sealed partial class KillTests(ITestOutputHelper output)
{
    /// <summary>Decides when it is killed; from the environment for other points than the usual ones.</summary>
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("PERFBOT_KILL_SEED"), out var seed) ? seed : 20261122;

    /// <summary>How often, from the environment: a hundred times takes some minutes.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("PERFBOT_KILLS"), out var kills) ? kills : 3;

    [Fact]
    public async Task Nothing_of_a_broadcast_is_lost_and_nothing_that_was_sent_is_sent_again_wherever_the_process_is_killed()
    {
        var people = Kills * 14;
        await using var openId = await LocalOpenId.StartAsync();
        await using var connector = await LocalConnector.StartAsync();
        var taken = new ConcurrentDictionary<string, int>();
        connector.Answers = request =>
        {
            if (request is { Method: "POST", Card: not null } && request.Json.GetProperty("summary").GetString() == BigCompany.Title)
            {
                taken.AddOrUpdate(Uri.UnescapeDataString(request.Path.Split('/')[2]), 1, (_, n) => n + 1);
            }

            return Slowly(request);
        };
        await using var store = await KilledStore.FillAsync(people, connector.ServiceUrl);
        await store.ReleaseNoticeAsync();
        await using var bot = new BotProcess(store.Folder, openId, connector, [.. Settings, "--Delivery:RequestsPerSecond=12"]);
        var random = new Random(Seed);
        var known = new HashSet<long>();
        var killedAt = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await bot.StartAsync();
            await Task.Delay(random.Next(50, 900));
            await bot.KillAsync();

            var lines = await store.LedgerAsync();
            Assert.True(lines.AddsUp, $"kill {kill}: {lines}");
            var sent = await store.SentAsync();
            Assert.Superset(known, sent.Keys.ToHashSet()); // what was sent stays sent
            known = [.. sent.Keys];
            Assert.All(sent.Values, conversation => Assert.Equal(1, taken[conversation]));
            killedAt.Add(known.Count);
        }

        await bot.StartAsync();
        for (var i = 0; i < 1200 && (await store.LedgerAsync()) is { Pending: > 0 } or { Targeted: 0 }; i++)
        {
            await Task.Delay(50);
        }

        var end = await store.LedgerAsync();
        output.WriteLine($"{Kills} kills, sent before each: {string.Join(' ', killedAt)}; {end}");
        Assert.Equal((people + 1, 0, true), (end.Targeted, end.Pending, end.AddsUp));
        Assert.Equal(0, end.Failed);
        Assert.All(taken.Values, times => Assert.Equal(1, times)); // nobody twice
        Assert.InRange(taken.Count, end.Sent, end.Sent + end.Uncertain); // whom it reached is sent or uncertain, and nobody else
        Assert.InRange(end.Uncertain, 0, Kills * 4); // at most what was under way
    }

    [Fact]
    public async Task Nothing_of_a_cycle_is_lost_or_done_twice_wherever_the_process_is_killed()
    {
        var people = Math.Max(40, Kills * 10);
        await using var openId = await LocalOpenId.StartAsync();
        await using var connector = await LocalConnector.StartAsync();
        var cards = new ConcurrentDictionary<string, int>();
        connector.Answers = request =>
        {
            if (request is { Method: "POST", Card: { } card } && TaskOn().Match(card.GetRawText()) is { Success: true } task)
            {
                cards.AddOrUpdate($"task:{task.Groups[1].Value}", 1, (_, n) => n + 1);
            }

            return Slowly(request);
        };
        await using var store = await KilledStore.FillAsync(people, connector.ServiceUrl);
        await store.StartCycleAsync();
        await using var bot = new BotProcess(store.Folder, openId, connector, [.. Settings, "--Delivery:RequestsPerSecond=40"]);
        using var done = new CancellationTokenSource();
        using var clicking = new Clicking(store, bot, openId, connector);
        var random = new Random(Seed);
        await bot.StartAsync();
        var clicks = clicking.RunAsync(people + 1, done.Token);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(50, 900), CancellationToken.None);
            await bot.KillAsync();
            await bot.StartAsync();
        }

        if (await Task.WhenAny(clicks, Task.Delay(TimeSpan.FromMinutes(2), CancellationToken.None)) != clicks)
        {
            await done.CancelAsync();
        }

        await clicks;
        for (var i = 0; i < 2400 && await store.ReadAsync(db => db.Outbox.AnyAsync(m => m.State == OutboxState.Pending)); i++)
        {
            await Task.Delay(50, CancellationToken.None);
        }

        output.WriteLine($"{Kills} kills, {clicking.Repeated} clicks had to be delivered again");
        Assert.Equal(people + 1, await store.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Equal(people + 1, await store.ReadAsync(db => db.Reviews.Select(r => r.Employee).Distinct().CountAsync()));
        Assert.Equal(people + 1, await store.ReadAsync(db => db.Tasks.CountAsync(t => t.Kind == StageKind.SelfReview && t.State == TaskState.Done)));
        var submitted = await store.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "task.submitted").Select(e => e.Subject).ToListAsync());
        Assert.Equal((people + 1, people + 1), (submitted.Count, submitted.Distinct().Count()));
        var chain = await store.ReadAsync(db => db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.True(pair.Second.IsIntact() && pair.Second.PreviousHash.AsSpan().SequenceEqual(pair.First.Hash)));
        var forms = await store.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Key.StartsWith("task:") && m.Kind == OutboxKind.Card).ToListAsync());
        output.WriteLine($"{forms.Count} forms, {forms.Count(m => m.Doubts > 0)} of them in doubt for a time, {cards.Count(c => c.Value > 1)} came twice");
        Assert.Equal(people + 1, forms.Select(m => m.Recipient).Distinct().Count());

        // One that was never in doubt came once; one that was in doubt was sent once more, and if it was then in doubt again it stays so.
        Assert.All(forms, form => Assert.Equal(form.Doubts < 2 ? OutboxState.Sent : OutboxState.Ambiguous, form.State));
        Assert.All(forms, form => Assert.InRange(cards.GetValueOrDefault(form.Key), form.Doubts < 2 ? 1 : 0, Math.Min(form.Doubts, 1) + 1));
        Assert.InRange(forms.Count(m => m.Doubts > 0), 0, Kills * 4); // at most what was under way
    }

    /// <summary>The task that a card is about.</summary>
    [GeneratedRegex("\"task\":\"([0-9a-f-]{36})\"")]
    private static partial Regex TaskOn();

    private static string[] Settings => ["--Delivery:RequestTimeout=00:00:01", "--Delivery:Lease=00:00:02", "--Delivery:AtOnce=4"];

    /// <summary>Answers as usual, but after a moment in which the bot may die.</summary>
    private static ConnectorAnswer? Slowly(ConnectorRequest request) => request.Method == "POST" && request.Path.Contains("/activities", StringComparison.Ordinal)
        ? new(201, $$"""{"id":"{{Interlocked.Increment(ref _lastId)}}"}""") { After = Task.Delay(30) }
        : null;

    private static long _lastId = 1_795_000_000_000;
}
