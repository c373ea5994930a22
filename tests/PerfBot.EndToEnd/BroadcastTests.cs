using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Help;
using PerfBot.Domain.Delivery;
using PerfBot.EndToEnd.Support;
using PerfBot.Features.Kernel;
using PerfBot.Tests.Support;
using Xunit.Abstractions;

namespace PerfBot.EndToEnd;

/// <summary>A broadcast over a channel that does everything a channel can do wrong.</summary>
public sealed class BroadcastTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private const string TaskSummary = "我能做什么";

    /// <summary>People, from the environment for a longer or shorter run.</summary>
    private static int People => int.TryParse(Environment.GetEnvironmentVariable("PERFBOT_BROADCAST_PEOPLE"), out var people) ? people : 10_000;

    [Fact]
    public async Task Ten_thousand_readers_and_every_fault_there_is_and_the_ledger_adds_up_at_every_instant()
    {
        var clock = new FastClock(20);
        await using var company = await BigCompany.StartAsync(
            People, clock, "--Delivery:RequestsPerSecond=100000", "--Delivery:ConversationsPerSecond=100000", "--Delivery:RequestTimeout=00:00:20"); // a second of the machine, which some requests need
        var doubtful = PlanFaults(company, new Random(Seed));
        var carded = await AddTaskCardsAsync(company, 500);

        await company.SendNoticeAsync();
        var samples = 0;
        var last = 0;
        for (var quiet = false; !quiet; samples++)
        {
            var ledger = await company.LedgerAsync();
            Assert.True(ledger.AddsUp, $"sample {samples}: {ledger}");
            Assert.InRange(ledger.Targeted, last, People + 1);
            last = ledger.Targeted;
            quiet = ledger.Pending == 0 && samples % 4 == 3 && await company.IsQuietAsync();
            await Task.Delay(100);
        }

        for (var look = 0; look < 2400 && carded.Any(account => company.Channel.Taken(account, TaskSummary) == 0); look++)
        {
            await Task.Delay(25); // the notice may be through before the last card
        }

        var end = await company.LedgerAsync();
        output.WriteLine($"{samples} samples; {end}");
        Assert.Equal((People + 1, 0, 0), (end.Targeted, end.Pending, end.Superseded));
        Assert.Equal(1, company.Channel.MostTaken(BigCompany.Title)); // nobody twice
        Assert.Equal(0, company.Channel.Overlaps); // one request at a time for each conversation
        Assert.True(company.Channel.AnsweredTwice > People / 50, $"only {company.Channel.AnsweredTwice} were answered twice");
        Assert.Equal(0, await company.ReadAsync(db => db.Outbox.CountAsync(m => m.ActivityId!.StartsWith(TwiceAnsweringConnector.NoMessage)))); // no message has the answer to another
        Assert.All(end.Lines.Where(l => l.State is not OutboxState.Sent), l => Assert.False(string.IsNullOrEmpty(l.Reason)));
        Assert.Empty(await MissingAsync(company, carded)); // every card arrives
        Assert.All(carded, account => Assert.InRange(company.Channel.Taken(account, TaskSummary), 1, 2)); // in doubt at most twice
        Assert.InRange(end.Uncertain, 1, doubtful);
        await AllOfAsync(company, OutboxState.Sent, wasTaken: true);
        await AllOfAsync(company, OutboxState.Blocked, wasTaken: false);
        await AllOfAsync(company, OutboxState.Uninstalled, wasTaken: false);
        await AllOfAsync(company, OutboxState.Failed, wasTaken: false);
    }

    /// <summary>For three in ten people something goes wrong, once or several times.</summary>
    /// <returns>For how many nobody can know in the end.</returns>
    private static int PlanFaults(BigCompany company, Random random)
    {
        var doubtful = 0;
        for (var i = 0; i < People; i++)
        {
            var key = i % 10 == 7 ? $"start:{BigCompany.Account(i)}" : BigCompany.Account(i);
            var passing = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(FaultyChannel.Passing, random)).ToList();
            switch (random.Next(20))
            {
                case 0 or 1 or 2:
                    company.Channel.Plan(key, passing);
                    break;
                case 3 when i % 10 != 7:
                    company.Channel.Plan(key, [.. passing, Pick(FaultyChannel.Doubtful, random)]);
                    doubtful++;
                    break;
                case 4:
                    company.Channel.Plan(key, [.. passing.Take(1), Pick(FaultyChannel.Lasting, random)]);
                    break;
                case 5 when i % 10 != 7:
                    company.Channel.Plan(key, ChannelFault.TakenWithoutId);
                    break;
                case 6 when i % 10 != 7:
                    company.Channel.Plan(key, [.. passing.Take(1), ChannelFault.TakenAndAnsweredTwice]);
                    break;
            }
        }

        return doubtful;
    }

    /// <summary>People for whom nothing lasting is wrong get a card as well.</summary>
    private static async Task<IReadOnlyList<string>> AddTaskCardsAsync(BigCompany company, int count)
    {
        var random = new Random(Seed + 1);
        var people = (await company.ReadAsync(db => db.Employees.Where(e => e.ChannelUser != null && db.Conversations.Any(c => c.Employee == e.Id)).OrderBy(e => e.Number).Take(count).ToListAsync()))!;
        foreach (var person in people)
        {
            company.Channel.Plan(person.ChannelUser!, random.Next(3) switch
            {
                0 => [Pick(FaultyChannel.Passing, random), ChannelFault.ThrottledWithRetryAfter],
                1 => [Pick(FaultyChannel.Doubtful, random)],
                _ => [],
            });
        }

        await company.InAsync(db => people.ForEach(p => db.Send(p.Id, new ShowHelp(), "task", DateTimeOffset.UnixEpoch)));
        return [.. people.Select(p => p.ChannelUser!)];
    }

    /// <summary>The cards that never reached their people, and how they stand.</summary>
    private static async Task<IReadOnlyList<string>> MissingAsync(BigCompany company, IReadOnlyList<string> carded)
    {
        var missing = carded.Where(account => company.Channel.Taken(account, TaskSummary) == 0).ToList();
        var lines = await company.ReadAsync(db => (from line in db.Outbox
                                                   join person in db.Employees on line.Recipient equals person.Id
                                                   where line.Kind == OutboxKind.Card && missing.Contains(person.ChannelUser!)
                                                   select new { person.ChannelUser, line.State, line.Attempts, line.Doubts, line.LastError }).ToListAsync());
        return [.. lines.Select(line => $"{line}")];
    }

    private static async Task AllOfAsync(BigCompany company, OutboxState state, bool wasTaken)
    {
        var accounts = await company.ReadAsync(db => (from line in db.Outbox
                                                      join person in db.Employees on line.Recipient equals person.Id
                                                      where line.Kind == OutboxKind.Notice && line.State == state && person.ChannelUser != null
                                                      select person.ChannelUser!).ToListAsync());
        Assert.NotEmpty(accounts);
        Assert.All(accounts, account => Assert.Equal(wasTaken ? 1 : 0, company.Channel.Taken(account, BigCompany.Title)));
    }

    private static ChannelFault Pick(IReadOnlyList<ChannelFault> faults, Random random) => faults[random.Next(faults.Count)];
}
