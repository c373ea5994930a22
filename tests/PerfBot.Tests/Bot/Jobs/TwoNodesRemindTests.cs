using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Hosting;
using PerfBot.Bot.Jobs;
using PerfBot.Features.Reminders;
using PerfBot.Tests.Features;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Jobs;

/// <summary>The scheduler lets one node run a job at a time. Should two do it all the same (clocks that differ, a node taken for dead), nobody is reminded twice.</summary>
[Trait("Speed", "Slow")]
public sealed class TwoNodesRemindTests
{
    [Fact]
    public async Task Of_nodes_that_remind_at_once_each_person_is_reminded_by_one()
    {
        await using var cycle = await OneCycle.StartAsync();
        var clock = new ShiftedClock();
        clock.Advance(NextWednesdayMorning(clock.GetUtcNow().AddDays(40)) - clock.GetUtcNow()); // everything is overdue

        await Parallel.ForEachAsync(Enumerable.Range(0, 3), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (_, ct) =>
        {
            await using var node = BotHost.Build(["--environment=Development", .. cycle.Arguments], services => services.AddSingleton<TimeProvider>(clock));
            for (var i = 0; i < 3; i++)
            {
                await using var scope = node.Services.CreateAsyncScope();
                await ActivatorUtilities.CreateInstance<FeatureJob<RemindOpenTasks>>(scope.ServiceProvider).RunAsync(ct);
            }
        });

        var reminded = await cycle.ReadAsync(db => db.Outbox.Where(m => m.Verb == "tasks.remind").GroupBy(m => m.Recipient).Select(g => g.Count()).ToListAsync());
        Assert.NotEmpty(reminded);
        Assert.All(reminded, times => Assert.Equal(1, times));
    }

    private static DateTimeOffset NextWednesdayMorning(DateTimeOffset after)
    {
        var day = DateOnly.FromDateTime(after.UtcDateTime);
        while (day.DayOfWeek != DayOfWeek.Wednesday)
        {
            day = day.AddDays(1);
        }

        return new(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8)); // in Shanghai
    }
}
