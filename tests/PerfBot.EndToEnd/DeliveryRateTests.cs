using PerfBot.EndToEnd.Support;
using Xunit.Abstractions;

namespace PerfBot.EndToEnd;

/// <summary>How much of the allowed rate is used: measured while nothing else runs, against somebody who does nothing but keep to the same rate, since a machine that stands still now and then must not be what is slow.</summary>
[Collection(nameof(Alone))]
public sealed class DeliveryRateTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private const int Rate = 25; // a fraction of what a slow machine sends
    private const int Seen = 8 * Rate;

    [Fact]
    public async Task As_long_as_there_is_something_to_send_the_allowed_rate_is_used()
    {
        await using var company = await BigCompany.StartAsync(2 * Seen, TimeProvider.System, $"--Delivery:RequestsPerSecond={Rate}", "--Delivery:ConversationsPerSecond=100");
        var random = new Random(Seed);
        for (var i = 0; i < 2 * Seen; i++)
        {
            if (random.Next(10) == 0)
            {
                company.Channel.Plan(BigCompany.Account(i), ChannelFault.Throttled);
            }
        }

        await company.SendNoticeAsync();
        SpinWait.SpinUntil(() => company.Channel.Times.Count > 0);
        var model = new Thread(KeepToTheRate);
        var times = new List<DateTimeOffset>();
        model.Start(times);
        while (company.Channel.Times.Count < Seen || times.Count < Seen)
        {
            await Task.Delay(20);
        }

        var (used, possible) = (RateOf([.. company.Channel.Times.Order()]), RateOf(times));
        output.WriteLine($"{used:F1} requests a second of {Rate}; {possible:F1} were possible on this machine");
        Assert.InRange(used, possible * 0.92, Rate * 1.20);
    }

    /// <summary>As many as allowed in any second, and nothing in between; on a thread of its own, since the bot may keep those of the pool busy.</summary>
    private static void KeepToTheRate(object? list)
    {
        var times = (List<DateTimeOffset>)list!;
        while (times.Count < Seen)
        {
            if (times.Count >= Rate && times[^Rate] + TimeSpan.FromSeconds(1) - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } wait)
            {
                Thread.Sleep(wait + TimeSpan.FromMilliseconds(1));
            }

            times.Add(TimeProvider.System.GetUtcNow());
        }
    }

    /// <summary>Requests a second. A second's worth goes at once, so it counts from the last of those on.</summary>
    private static double RateOf(List<DateTimeOffset> times) => (Seen - Rate) / (times[Seen - 1] - times[Rate - 1]).TotalSeconds;
}

/// <summary>Tests that run when no others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
