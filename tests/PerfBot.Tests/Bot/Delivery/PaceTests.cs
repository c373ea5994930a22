using Microsoft.Extensions.Options;
using PerfBot.Bot.Delivery;
using PerfBot.Bot.Options;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Delivery;

/// <summary>How fast messages may go, on a clock that the test turns.</summary>
public sealed class PaceTests
{
    private readonly SteppedClock _clock = new();

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 20)]
    public async Task A_tenant_gets_as_much_as_it_may_have_and_no_more(int nodes, int perSecond)
    {
        var pace = Pace(nodes: nodes);
        var times = await RunAsync(Enumerable.Range(0, 400), (i, ct) => pace.EnterAsync("t", $"a:{i}", ct));

        Assert.InRange(Busiest(times, TimeSpan.FromSeconds(nodes)), perSecond * nodes * 95 / 100, perSecond * nodes);
        Assert.InRange(400 / times.Max().TotalSeconds, perSecond * 0.95, perSecond * 1.12); // the first second's worth goes at once
    }

    [Fact]
    public async Task Conversations_are_started_more_slowly_than_messages_are_sent()
    {
        var pace = Pace();
        var times = await RunAsync(Enumerable.Range(0, 50), (_, ct) => pace.StartAsync("t", ct));

        Assert.Equal(5, Busiest(times, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task One_conversation_keeps_to_all_four_of_its_limits()
    {
        var pace = Pace();
        var times = await RunAsync(Enumerable.Range(0, 200), (_, ct) => pace.EnterAsync("t", "a:1", ct));

        Assert.InRange(Busiest(times, TimeSpan.FromSeconds(1)), 1, 7);
        Assert.InRange(Busiest(times, TimeSpan.FromSeconds(2)), 1, 8);
        Assert.Equal(60, Busiest(times, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void An_hour_holds_1800_of_one_conversation()
    {
        var window = new RateWindow([(1800, TimeSpan.FromHours(1))]);
        for (var i = 0; i < 1800; i++)
        {
            Assert.Equal(1000 + i, window.Next(1000 + i));
            window.Take(1000 + i);
        }

        Assert.Equal(1000 + TimeSpan.FromHours(1).Ticks, window.Next(5000));
    }

    [Fact]
    public async Task What_answers_have_used_is_not_there_for_messages()
    {
        var pace = Pace();
        for (var i = 0; i < 40; i++)
        {
            pace.Charge("t", $"a:{i}");
        }

        var times = await RunAsync([0], (_, ct) => pace.EnterAsync("t", "a:x", ct));

        Assert.Equal(TimeSpan.FromSeconds(1), times.Single());
    }

    [Fact]
    public async Task Many_refusals_in_a_row_stop_the_tenant_for_as_long_as_it_asks_and_nobody_else()
    {
        var pace = Pace();
        for (var i = 0; i < 10; i++)
        {
            pace.Refused("t", TimeSpan.FromSeconds(30));
        }

        var times = await RunAsync([0, 1], (i, ct) => pace.EnterAsync(i == 0 ? "t" : "other", $"a:{i}", ct));

        Assert.Equal([TimeSpan.FromSeconds(30), TimeSpan.Zero], times);
    }

    [Fact]
    public async Task Refusals_among_successes_stop_nobody()
    {
        var pace = Pace();
        for (var i = 0; i < 100; i++)
        {
            pace.Refused("t", TimeSpan.FromSeconds(30));
            if (i % 5 == 0)
            {
                pace.Took("t");
            }
        }

        Assert.Equal([TimeSpan.Zero], await RunAsync([0], (_, ct) => pace.EnterAsync("t", "a:1", ct)));
    }

    [Fact]
    public void Waiting_doubles_up_to_a_minute_and_is_spread_over_all_of_it()
    {
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(1, 8).Select(i => (int)Math.Ceiling(Backoff.After(i, 0.999_999).TotalSeconds)));
        Assert.Equal(TimeSpan.Zero, Backoff.After(5, 0));
    }

    private Pace Pace(int nodes = 1) => new(Options.Create(new DeliveryOptions { Nodes = nodes }), _clock);

    /// <summary>Starts all at once, turns the clock until they are through, and tells when each was.</summary>
    private async Task<IReadOnlyList<TimeSpan>> RunAsync(IEnumerable<int> items, Func<int, CancellationToken, Task> enter)
    {
        var start = _clock.GetUtcNow();
        var tasks = items.Select(async i =>
        {
            await enter(i, CancellationToken.None);
            return _clock.GetUtcNow() - start;
        }).ToList();
        await _clock.RunAsync(Task.WhenAll(tasks));
        return [.. tasks.Select(t => t.Result)];
    }

    /// <summary>The most within any span of that length.</summary>
    private static int Busiest(IReadOnlyList<TimeSpan> times, TimeSpan span)
    {
        var sorted = times.Order().ToList();
        return sorted.Select((from, i) => sorted.Skip(i).TakeWhile(t => t < from + span).Count()).Max();
    }
}
