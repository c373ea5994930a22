using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Options;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Reviews;
using PerfBot.EndToEnd.Support;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Backup;
using PerfBot.Tests.Bot.Turns;
using PerfBot.Tests.Support;
using Quartz;

namespace PerfBot.EndToEnd;

/// <summary>Two nodes on one PostgreSQL store, by turns; one is killed in the middle, and nobody notices.</summary>
public sealed class TwoNodesCycleTests
{
    /// <summary>How many people are reviewed: 200, or as <c>PERFBOT_TEST_PEOPLE</c> says.</summary>
    private static readonly int People = int.Parse(Environment.GetEnvironmentVariable("PERFBOT_TEST_PEOPLE") ?? "200", CultureInfo.InvariantCulture);

    /// <summary>The most requests of a node that are out when it dies.</summary>
    private static readonly int OnTheirWay = new DeliveryOptions().AtOnce;

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 6 };

    [PostgresFact]
    public async Task A_cycle_goes_on_when_one_of_two_nodes_is_killed()
    {
        var nodes = new TwoNodes();
        await using var bot = await TestBot.StartAsync(nodes: nodes, on: StoreProvider.Postgres);
        var company = await LargeCompany.MoveInAsync(bot, People);
        await Parallel.ForEachAsync(company.Everybody, AtOnce, async (person, _) => await person.MeetAsync());
        await WholeCycleTests.StartAsync(company.Hr, "技术支持部");
        await Parallel.ForEachAsync(company.Reviewed, AtOnce, async (person, _) => await person.WaitForCardAsync("第 1/"));

        await AssessThemselvesAsync(company, nodes);
        var asked = await AskForJobAsync(bot);
        var old = await SubmitOldCardAsync(bot, company.Engineers[0]);
        await ScoreAsync(company);
        await CheckAsync(company.Hr);
        await AcknowledgeAsync(company);

        Assert.Equal(CycleState.Closed, await bot.ReadAsync(db => db.Cycles.Select(c => c.State).SingleAsync()));
        Assert.Equal(0, await bot.ReadAsync(db => db.Tasks.CountAsync(t => t.State != TaskState.Done)));
        Assert.Equal(old, await bot.ReadAsync(db => AnswersAsync(db, company.Engineers[0])));
        Assert.Empty((await bot.ReadAsync(db => StoreCheck.RunAsync(db, CancellationToken.None))).Problems);
        Assert.All(nodes.Answered, answered => Assert.True(answered > People, "one node did all the work"));
        Assert.DoesNotContain(nodes.Log, line => line.StartsWith("fail:", StringComparison.Ordinal));
        await NobodyGotACardTwiceAsync(bot, company);
        await JobHasRunAsync(bot, asked);
    }

    /// <summary>Everybody assesses themselves; when a third has, a node is killed.</summary>
    private static async Task AssessThemselvesAsync(LargeCompany company, TwoNodes nodes)
    {
        var done = 0;
        await Parallel.ForEachAsync(company.Reviewed, AtOnce, async (person, _) =>
        {
            await WholeCycleTests.ScoreAsync(person, await person.PressAsync(await person.SayAsync("我的待办"), "去填写"));
            if (Interlocked.Increment(ref done) == People / 3)
            {
                await nodes.KillAsync(1);
            }
        });
    }

    /// <summary>Presses the first card again, long after it was answered; returns what had been answered.</summary>
    private static async Task<string> SubmitOldCardAsync(TestBot bot, ChatPerson person)
    {
        var before = await bot.ReadAsync(db => AnswersAsync(db, person));
        var first = bot.Connector.Requests.First(r => r.Method == "POST" && r.Path.Contains(Uri.EscapeDataString(person.Conversation), StringComparison.Ordinal) && r.Body.Contains("第 1/", StringComparison.Ordinal));
        var card = new ShownCard(bot.ChatOf(person.Conversation)[0].Id, first.Card!.Value);

        await person.PressAsync(card, "保存并继续", [.. card.Inputs.Select(i => (i.Id, card.Choices(i.Id).Count > 0 ? "1" : "1"))]);

        Assert.Equal(before, await bot.ReadAsync(db => AnswersAsync(db, person)));
        return before;
    }

    private static async Task ScoreAsync(LargeCompany company) => await Parallel.ForEachAsync(company.Managers.Append(company.Head), AtOnce, async (manager, _) =>
    {
        var team = await manager.SayAsync("团队");
        while (team.Buttons.FirstOrDefault(b => b.GetProperty("title").GetString() == "去评分") is { ValueKind: JsonValueKind.Object } score)
        {
            await WholeCycleTests.ScoreAsync(manager, await manager.PressAsync(team, score));
            team = await manager.SayAsync("团队");
        }
    });

    private static async Task CheckAsync(ChatPerson hr)
    {
        var progress = await hr.SayAsync("进度");
        while (progress.Has("去审核"))
        {
            var check = await hr.PressAsync(progress, "去审核");
            while (check.Has("处理"))
            {
                check = await hr.PressAsync(await hr.PressAsync(check, "处理"), "标记为不适用", ("reason", "本季度无此项工作"));
            }

            Assert.Contains("提交。", (await hr.PressAsync(check, "审核通过")).Text, StringComparison.Ordinal);
            progress = await hr.SayAsync("进度");
        }

        await hr.PressAsync(await hr.PressAsync(progress, "公布结果"), "确认公布");
    }

    private static async Task AcknowledgeAsync(LargeCompany company) => await Parallel.ForEachAsync(company.Reviewed, AtOnce, async (person, _) =>
    {
        var card = await person.SayAsync("我的待办"); // or the result itself, which is on its way as well
        var result = card.Has("我已阅读") ? card : await person.PressAsync(card, "查看结果");
        Assert.Contains("确认阅读", (await person.PressAsync(result, "我已阅读")).Text, StringComparison.Ordinal);
    });

    /// <summary>What was sent went out once; but for what the killed node was sending, of which nobody can know.</summary>
    private static async Task NobodyGotACardTwiceAsync(TestBot bot, LargeCompany company)
    {
        var uncertain = (await bot.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Doubts > 0).Select(m => m.Recipient).ToListAsync())).ToHashSet();
        var ids = await bot.ReadAsync(db => db.Employees.AsNoTracking().ToDictionaryAsync(e => e.ChannelUser!, e => e.Id));
        foreach (var person in company.Reviewed)
        {
            var forms = bot.Connector.Requests.Count(r => r.Method == "POST" && r.Path.Contains(Uri.EscapeDataString(person.Conversation), StringComparison.Ordinal) && r.Body.Contains("第 1/", StringComparison.Ordinal));
            Assert.InRange(forms, 1, uncertain.Contains(ids[person.Account]) ? 2 : 1);
        }

        Assert.InRange(uncertain.Count, 0, OnTheirWay);
        Assert.Equal(0, await bot.ReadAsync(db => db.Outbox.CountAsync(m => m.State == OutboxState.Failed)));
    }

    /// <summary>Asks for a job's run; a scheduler looks for what others ask every half minute.</summary>
    private static async Task<DateTimeOffset> AskForJobAsync(TestBot bot)
    {
        var asked = TimeProvider.System.GetUtcNow();
        var scheduler = await bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(); // not started: it only asks
        await scheduler.TriggerJob(new JobKey("tidy"));
        return asked;
    }

    /// <summary>The node that is left has run it, or will soon, and says so.</summary>
    private static async Task JobHasRunAsync(TestBot bot, DateTimeOffset asked)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await bot.Services.GetRequiredService<IJobBook>().ReadAsync(limit.Token)).Single(j => j.Name == "tidy") is not { EndedWell: true, LastAt: { } at } || at < asked)
        {
            await Task.Delay(200, limit.Token);
        }
    }

    private static async Task<string> AnswersAsync(ReviewDb db, ChatPerson person)
    {
        var employee = await db.Employees.AsNoTracking().SingleAsync(e => e.ChannelUser == person.Account);
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.Subject == employee.Id && t.Assignee == employee.Id && t.Kind == PerfBot.Domain.Programmes.StageKind.SelfReview);
        return $"{task.State} {task.Version} {JsonSerializer.Serialize(task.Said)}";
    }
}
