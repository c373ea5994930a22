using PerfBot.EndToEnd.Support;
using Xunit.Abstractions;

namespace PerfBot.EndToEnd;

/// <summary>How much of the allowed rate is used: measured while nothing else runs, since the machine must not be what is slow.</summary>
[Collection(nameof(Alone))]
public sealed class DeliveryRateTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    [Fact]
    public async Task As_long_as_there_is_something_to_send_the_allowed_rate_is_used()
    {
        const int Rate = 100;
        await using var company = await BigCompany.StartAsync(600, TimeProvider.System, $"--Delivery:RequestsPerSecond={Rate}", "--Delivery:ConversationsPerSecond=100");
        var random = new Random(Seed);
        for (var i = 0; i < 600; i++)
        {
            if (random.Next(10) == 0)
            {
                company.Channel.Plan(BigCompany.Account(i), ChannelFault.Throttled);
            }
        }

        await company.SendNoticeAsync();
        while (company.Channel.Times.Count < 500)
        {
            await Task.Delay(20);
        }

        // From the first on: a window's worth goes at once, so the count of spans is one less.
        var times = company.Channel.Times.Order().Take(500).ToList();
        var rate = (500 - Rate) / (times[^1] - times[Rate - 1]).TotalSeconds;
        output.WriteLine($"{rate:F1} requests a second of {Rate}");
        Assert.InRange(rate, Rate * 0.95, Rate * 1.10);
    }
}

/// <summary>Tests that run when no others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
