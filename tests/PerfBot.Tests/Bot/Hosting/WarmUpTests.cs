using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Hosting;
using PerfBot.Tests.Bot.Turns;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Hosting;

/// <summary>The first turn is rehearsed at every start, in stores that hold real reviews.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public async Task What_is_rehearsed_leaves_nothing_behind()
    {
        await using var bot = await TestBot.StartAsync();
        await Given.CastAsync(bot.Services);
        var hr = bot.Person(Given.WuAccount, "吴人事");
        var lin = bot.Person(Given.LinAccount, "林小雨");
        await hr.MeetAsync();
        await lin.MeetAsync();
        await WholeCycleTests.StartAsync(hr, "技术支持部");
        await lin.WaitForCardAsync("第 1/");
        var before = await StateAsync(bot);

        await WarmUp.RunAsync(bot.Services, CancellationToken.None);

        Assert.Equal(before, await StateAsync(bot));
    }

    /// <summary>Everything that a step saved by anybody would change.</summary>
    private static Task<string> StateAsync(TestBot bot) => bot.ReadAsync(async db => string.Join('\n', [
        $"{await db.AnsweredTurns.CountAsync()} {await db.AuditEvents.CountAsync()} {await db.Outbox.CountAsync()}",
        .. await db.Tasks.AsNoTracking().OrderBy(t => t.Id).Select(t => $"{t.Id} {t.Version}").ToListAsync(),
        .. await db.Conversations.AsNoTracking().OrderBy(c => c.Employee).Select(c => $"{c.Employee} {c.ConversationId} {c.ServiceUrl}").ToListAsync(),
        .. await db.Employees.AsNoTracking().OrderBy(e => e.Id).Select(e => $"{e.Id} {e.WelcomedAt} {e.TimeZone}").ToListAsync(),
    ]));
}
