using PerfBot.EndToEnd.Support;
using Xunit.Abstractions;

namespace PerfBot.EndToEnd;

/// <summary>How much of the allowed rate is used: measured while nothing else runs and without the moments in which the machine stood still, since it must not be what is slow.</summary>
[Collection(nameof(Alone))]
public sealed class DeliveryRateTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task As_long_as_there_is_something_to_send_the_allowed_rate_is_used()
    {
        const int Rate = 25; // a fraction of what a slow machine sends
        const int Seen = 8 * Rate;
        await using var company = await BigCompany.StartAsync(2 * Seen, TimeProvider.System, $"--Delivery:RequestsPerSecond={Rate}", "--Delivery:ConversationsPerSecond=100");
        var random = new Random(Seed);
        for (var i = 0; i < 2 * Seen; i++)
        {
            if (random.Next(10) == 0)
            {
                company.Channel.Plan(BigCompany.Account(i), ChannelFault.Throttled);
            }
        }

        var standstills = new List<(DateTimeOffset At, TimeSpan For)>();
        using var enough = new CancellationTokenSource();
        var watch = new Thread(() => Watch(standstills, enough.Token)) { IsBackground = true }; // not one of the pool: what keeps those busy is the bot
        watch.Start();
        try
        {
            await company.SendNoticeAsync();
            while (company.Channel.Times.Count < Seen)
            {
                await Task.Delay(20);
            }
        }
        finally
        {
            await enough.CancelAsync();
            watch.Join();
        }

        // From the first on: a window's worth goes at once, so the count of spans is one less.
        var times = company.Channel.Times.Order().Take(Seen).ToList();
        var (first, last) = (times[Rate - 1], times[^1]);
        var stood = standstills.Where(s => s.At > first && s.At <= last).Sum(s => s.For.TotalSeconds);
        var (rate, running) = ((Seen - Rate) / (last - first).TotalSeconds, (Seen - Rate) / ((last - first).TotalSeconds - stood));
        output.WriteLine($"{rate:F1} requests a second of {Rate}; {running:F1} without the {stood:F1} s in which the machine stood still");
        Assert.True(rate <= Rate * 1.10);
        Assert.True(running >= Rate * 0.95);
    }

    private static void Watch(List<(DateTimeOffset At, TimeSpan For)> standstills, CancellationToken ct)
    {
        var before = TimeProvider.System.GetTimestamp();
        while (!ct.WaitHandle.WaitOne(Beat))
        {
            var gap = TimeProvider.System.GetElapsedTime(before);
            before = TimeProvider.System.GetTimestamp();
            if (gap > 2 * Beat)
            {
                standstills.Add((TimeProvider.System.GetUtcNow(), gap - Beat));
            }
        }
    }
}

/// <summary>Tests that run when no others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
