using Microsoft.EntityFrameworkCore;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Turns;

/// <summary>The indicator library as HR meets it: over HTTP, by what is typed and pressed.</summary>
public sealed class IndicatorTurnTests
{
    [Fact]
    public async Task Hr_finds_an_indicator_changes_it_and_publishes_it_once()
    {
        await using var bot = await TestBot.StartAsync();
        await Given.CastAsync(bot.Services);
        var hr = bot.Person(Given.WuAccount, "吴人事");
        await hr.MeetAsync();

        var library = await hr.SayAsync("打开指标库");
        Assert.Contains("99", library.Text, StringComparison.Ordinal);
        var list = await hr.PressAsync(library, "查找", ("role", "tech-support"), ("words", "解决率"));
        var indicator = await hr.PressAsync(list, "查看");
        Assert.Contains("≥ 90%", indicator.Text, StringComparison.Ordinal);

        var form = await hr.PressAsync(indicator, "修改");
        var wrong = await hr.PressAsync(form, "预览", ("target", "95"), ("formula", "已解决工单 / (总工单"));
        Assert.Contains("缺少右括号", wrong.Text, StringComparison.Ordinal);
        Assert.Contains(wrong.Inputs, i => i == ("target", "95")); // what was typed is still there
        var preview = await hr.PressAsync(wrong, "预览", ("formula", "已解决工单 / 总工单"));
        Assert.Contains("≥ 90% → ≥ 95%", preview.Text, StringComparison.Ordinal);

        var published = await hr.PressAsync(preview, "发布");
        Assert.Contains("已发布第 2 版", published.Text, StringComparison.Ordinal);
        Assert.Contains("已发布第 2 版", (await hr.PressAsync(preview, "发布")).Text, StringComparison.Ordinal); // a second press gets the first answer
        Assert.Equal(2, Assert.Single(await bot.ReadAsync(db => db.Indicators.ToListAsync())).Number);
    }

    [Fact]
    public async Task Somebody_else_who_presses_the_button_of_a_forwarded_card_gets_a_refusal()
    {
        await using var bot = await TestBot.StartAsync();
        await Given.CastAsync(bot.Services);
        var (hr, lin) = (bot.Person(Given.WuAccount, "吴人事"), bot.Person(Given.LinAccount, "林小雨"));
        await hr.MeetAsync();
        await lin.MeetAsync();
        var library = await hr.SayAsync("indicators");

        Assert.Contains("没有此操作的权限", (await lin.PressAsync(library, "查找")).Text, StringComparison.Ordinal);
        Assert.Contains("没有此操作的权限", (await lin.SayAsync("指标库")).Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadAsync(db => db.Indicators.ToListAsync()));
    }
}
