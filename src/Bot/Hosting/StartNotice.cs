using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Demo;
using PerfBot.Store;

namespace PerfBot.Bot.Hosting;

/// <summary>Says on the console what whoever started PerfBot can do next.</summary>
internal static class StartNotice
{
    public static async Task WriteAsync(WebApplication app, DemoKind? demo, TextWriter output)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var isEmpty = !await scope.ServiceProvider.GetRequiredService<ReviewDb>().Employees.AnyAsync();
        var address = app.Urls.FirstOrDefault() ?? "";
        var lines = (demo, isEmpty) switch
        {
            (DemoKind.Company, _) => new[] { $"Demo company 新禾科技: open {address} and pick a person.", $"演示公司“新禾科技”：打开 {address}，选择一位员工开始。" },
            (DemoKind.Empty, _) => [$"Open {address}, pick HR and send a people file (CSV or Excel).", $"打开 {address}，选择HR，发送人员文件（CSV或Excel）。"],
            (null, true) =>
            [
                "The store is empty. Next: import people FILE --hr NUMBER, or start with: demo",
                "还没有数据。下一步：import people 文件 --hr 工号；或先用 demo 启动演示公司。",
            ],
            _ => [],
        };
        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
        }
    }
}
