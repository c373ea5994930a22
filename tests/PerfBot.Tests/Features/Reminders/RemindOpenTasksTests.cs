using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reminders;
using PerfBot.Store;
using PerfBot.Tests.Bot.Turns;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Reminders;

/// <summary>When people are reminded, and when they are left in peace.</summary>
public sealed class RemindOpenTasksTests
{
    // A Monday; the self-assessment of the standard programme is due three working days later, on Thursday.
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero); // 10:00 in Shanghai

    [Fact]
    public async Task A_person_gets_one_digest_in_the_morning_never_at_the_weekend_and_none_once_done()
    {
        var clock = new SetClock(Monday);
        await using var bot = await TestBot.StartAsync(services => services.AddSingleton(s => new CompanyClock(clock, s.GetRequiredService<IOptions<CompanyOptions>>())));
        await Given.CastAsync(bot.Services);
        var hr = bot.Person(Given.WuAccount, "吴人事");
        var lin = bot.Person(Given.LinAccount, "林小雨");
        await hr.MeetAsync();
        await lin.MeetAsync();
        await WholeCycleTests.StartAsync(hr);
        await lin.WaitForCardAsync("第 1/");

        Assert.Equal(0, await RemindAsync(bot, clock, day: 1, hour: 10)); // Tuesday
        Assert.Equal(0, await RemindAsync(bot, clock, day: 2, hour: 8)); // Wednesday, before the morning
        var first = await RemindAsync(bot, clock, day: 2, hour: 9);
        Assert.True(first > 0);
        Assert.Equal(0, await RemindAsync(bot, clock, day: 2, hour: 11)); // once a day
        Assert.Equal(0, await RemindAsync(bot, clock, day: 5, hour: 10)); // Saturday, overdue
        Assert.Equal(0, await RemindAsync(bot, clock, day: 7, hour: 21)); // Monday, but late in the evening
        await WholeCycleTests.SelfAssessAsync(lin);
        Assert.DoesNotContain(await RemindedAsync(bot, clock, day: 7, hour: 10), name => name == "林小雨");
    }

    private static async Task<int> RemindAsync(TestBot bot, SetClock clock, int day, int hour) => (await RemindedAsync(bot, clock, day, hour)).Count;

    /// <summary>Runs the reminders on a day after the Monday, at an hour in Shanghai; who is reminded.</summary>
    private static async Task<IReadOnlyList<string>> RemindedAsync(TestBot bot, SetClock clock, int day, int hour)
    {
        clock.Now = new DateTimeOffset(2026, 11, 23, hour, 0, 0, TimeSpan.FromHours(8)).AddDays(day);
        await using var scope = bot.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var before = await db.Digests.CountAsync();
        await scope.ServiceProvider.GetRequiredService<IHandle<RemindOpenTasks>>().HandleAsync(new RemindOpenTasks(), new Caller.Scheduler(), CancellationToken.None);
        await db.SaveAsync(CancellationToken.None);
        var today = DateOnly.FromDateTime(clock.Now.DateTime);
        return await db.Digests.CountAsync() == before
            ? []
            : await (from digest in db.Digests join person in db.Employees on digest.Employee equals person.Id where digest.Day == today select person.Name).ToListAsync();
    }

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
