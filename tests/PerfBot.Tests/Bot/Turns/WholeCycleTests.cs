using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Turns;

/// <summary>One cycle from start to close, by buttons alone, over HTTP.</summary>
public sealed class WholeCycleTests
{
    [Fact]
    public async Task A_cycle_runs_from_hr_starting_it_to_everybody_having_read_the_result()
    {
        await using var bot = await TestBot.StartAsync();
        await RunAsync(bot, inTheMiddle: () => Task.CompletedTask);
    }

    /// <summary>The whole cycle; <paramref name="inTheMiddle"/> happens when everybody has assessed themselves and one person is scored.</summary>
    internal static async Task RunAsync(TestBot bot, Func<Task> inTheMiddle)
    {
        await Given.CastAsync(bot.Services);
        var hr = bot.Person(Given.WuAccount, "吴人事");
        var manager = bot.Person(Given.ZhaoAccount, "赵主管");
        var lin = bot.Person(Given.LinAccount, "林小雨");
        var qian = bot.Person(Given.QianAccount, "钱文博");
        foreach (var person in new[] { hr, manager, lin, qian })
        {
            await person.MeetAsync();
            Assert.Contains("欢迎使用绩效助手", person.LastCard.Text, StringComparison.Ordinal);
        }

        var progress = await StartAsync(hr, "技术支持部");
        Assert.Contains("3", progress.Text, StringComparison.Ordinal);

        foreach (var person in new[] { lin, qian, manager })
        {
            await SelfAssessAsync(person);
        }

        var team = await manager.WaitForCardAsync("待评分");
        while (team.Buttons.FirstOrDefault(b => b.GetProperty("title").GetString() == "去评分") is { ValueKind: System.Text.Json.JsonValueKind.Object } score)
        {
            await ScoreAsync(manager, await manager.PressAsync(team, score));
            await inTheMiddle();
            inTheMiddle = () => Task.CompletedTask;
            team = await manager.SayAsync("团队");
        }

        // The manager is scored by the person at the top.
        var chen = bot.Person(Given.ChenAccount, "陈总");
        await chen.MeetAsync();
        await ScoreAsync(chen, await chen.PressAsync(await chen.SayAsync("团队"), "去评分"));

        progress = await hr.SayAsync("进度");
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
        foreach (var person in new[] { lin, qian, manager })
        {
            var result = await person.WaitForCardAsync("您的考核结果");
            var why = await person.PressAsync(result, "解释");
            Assert.Contains(person == manager ? "不适用：本季度无此项工作" : "计算公式：已解决工单 / 总工单", why.Text, StringComparison.Ordinal);
            Assert.Contains("确认阅读", (await person.PressAsync(result, "我已阅读")).Text, StringComparison.Ordinal);
        }

        Assert.Equal(CycleState.Closed, await bot.ReadAsync(db => db.Cycles.Select(c => c.State).SingleAsync()));
    }

    internal static async Task<ShownCard> StartAsync(ChatPerson hr, string? department = null)
    {
        var prepare = await hr.SayAsync("发起考核");
        var inputs = new List<(string, string)> { ("customPeriod", "2026-07..2026-09") };
        if (department is not null)
        {
            inputs.Add(("departments", prepare.Choices("departments").Single(c => c.Text == department).Value));
        }

        var preview = await hr.PressAsync(prepare, "预览", [.. inputs]);
        return await hr.PressAsync(preview, "发起");
    }

    internal static async Task SelfAssessAsync(ChatPerson person)
    {
        await FinishAsync(person, await person.WaitForCardAsync("第 1/"));
    }

    internal static Task ScoreAsync(ChatPerson person, ShownCard form) => FinishAsync(person, form);

    private static async Task FinishAsync(ChatPerson person, ShownCard form)
    {
        for (var step = 0; step < 20 && (form.Has("保存并继续") || form.Has("提交")); step++)
        {
            form = await person.PressAsync(form, form.Has("保存并继续") ? "保存并继续" : "提交", Filled(form));
        }

        Assert.Contains("提交。", form.Text, StringComparison.Ordinal);
    }

    private static (string, string)[] Filled(ShownCard form) =>
    [
        .. form.Inputs.Where(i => i.Id != "comment").Select(i => (i.Id, form.Choices(i.Id).Count > 0 ? "4" : "85")),
        ("comment", "按时完成，*质量*较好"),
    ];
}
