using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Commands;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;
using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Commands;

/// <summary>The command line brings files into a store that a bot may be using.</summary>
[Trait("Speed", "Slow")]
public sealed class ImportCommandTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private StringWriter _output = new();
    private StringWriter _error = new();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [SamplesFact]
    public async Task Northwind_comes_in_from_its_own_exports()
    {
        Assert.Equal(0, await RunAsync("people", Samples.Real("northwind-employees.csv"), "--hr", "8"));
        Assert.Equal(0, await RunAsync("readings", Samples.Real("northwind-orders.csv"), Samples.Real("northwind-order-details.csv")));

        var chart = await _test.ChartAsync();
        Assert.Equal(9, chart.Count);
        Assert.Equal(["Fuller", "Buchanan"], chart.People.Where(p => p.Is(Roles.Manager)).OrderBy(p => p.Number, StringComparer.Ordinal).Select(p => p.Name.Split(' ')[^1]));
        Assert.Equal("8", Assert.Single(chart.Hr).Number);
        var readings = await _test.ReadAsync(db => db.Readings.AsNoTracking().ToListAsync());
        Assert.Equal(1_265_793.0395m, readings.Where(r => r.Metric == "总订单金额").Sum(r => r.Value));
        Assert.Equal(830, readings.Where(r => r.Metric == "订单数").Sum(r => r.Value));

        Assert.Equal(0, await RunAsync("readings", "--mapping", "northwind-orders", Samples.Real("northwind-orders.csv"), Samples.Real("northwind-order-details.csv")));
        Assert.Equal(readings.Count, await _test.ReadAsync(db => db.Readings.CountAsync()));
    }

    [Fact]
    public async Task A_dry_run_lists_every_problem_with_file_row_and_column()
    {
        var file = Write("people.csv", "工号,姓名,直属上级\n1,甲,99\n,乙,\n");

        Assert.Equal(1, await RunAsync("people", file, "--dry-run"));

        Assert.Equal(
            [
                $"{file}:2 直属上级: Nobody has the number, e-mail address or name \"99\".",
                $"{file}:3 工号: The employee number is missing.",
                "2 problems. Nothing was imported.",
            ],
            Lines(_error));
        Assert.Empty((await _test.ChartAsync()).People);
    }

    [Fact]
    public async Task A_dry_run_without_problems_changes_nothing()
    {
        Assert.Equal(0, await RunAsync("people", Write("people.csv", "工号,姓名\n1,甲\n"), "--hr", "1", "--dry-run"));

        Assert.Contains("New people: 1", Lines(_output));
        Assert.False(await _test.ReadAsync(db => db.Employees.AnyAsync()));
    }

    [Fact]
    public async Task Without_any_hr_it_warns_and_with_hr_of_nobody_it_refuses()
    {
        var file = Write("people.csv", "工号,姓名,邮箱\n1,甲,jia@x.example\n");

        Assert.Equal(1, await RunAsync("people", file, "--hr", "2"));
        Assert.False(await _test.ReadAsync(db => db.Employees.AnyAsync()));
        Assert.Equal(0, await RunAsync("people", file));
        Assert.Contains(Lines(_error), line => line.StartsWith("Warning: nobody is HR yet", StringComparison.Ordinal));
        Assert.Equal(0, await RunAsync("people", file, "--hr", "JIA@x.example"));
        Assert.Empty(Lines(_error));
        Assert.True((await _test.ChartAsync()).People.Single().Is(Roles.Hr));
    }

    [Fact]
    public async Task Columns_that_are_not_recognised_are_named_on_the_command_line()
    {
        var file = Write("staff.csv", "Pers-Nr,Wer\n1,Ann\n");

        Assert.Equal(1, await RunAsync("people", file));
        Assert.Contains(Lines(_error), line => line.Contains("--column Number=HEADER", StringComparison.Ordinal));
        Assert.Equal(0, await RunAsync("people", file, "--column", "number=Pers-Nr", "--column", "name=Wer"));
    }

    [Fact]
    public async Task A_running_bot_notices_the_people()
    {
        await RunAsync("people", Write("one.csv", "工号,姓名\n1,甲\n"));
        Assert.Single((await _test.ChartAsync()).People);
        await RunAsync("people", Write("two.csv", "工号,姓名\n2,乙\n"));

        _test.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(2, (await _test.ChartAsync()).Count);
    }

    [Fact]
    public async Task Readings_sheets_come_in_together_or_not_at_all()
    {
        await RunAsync("people", Write("people.csv", "工号,姓名\n1,甲\n"));
        var (good, bad) = (Write("good.csv", "工号,数据项,月份,数值\n1,订单数,2026-01,5\n"), Write("bad.csv", "工号,数据项,月份,数值\n7,订单数,2026-01,5\n"));

        Assert.Equal(1, await RunAsync("readings", good, bad));
        Assert.Equal($"{bad}:2 工号: No employee has the number 7.", Lines(_error)[0]);
        Assert.False(await _test.ReadAsync(db => db.Readings.AnyAsync()));
        Assert.Equal(0, await RunAsync("readings", good, Write("same.csv", "工号,数据项,月份,数值\n1,订单数,2026-01,6\n")));
        Assert.Equal([5m, 6m], (await _test.ReadAsync(db => db.Readings.AsNoTracking().ToListAsync())).Select(r => r.Value).Order());
    }

    [Fact]
    public async Task A_programme_is_published_once_for_each_change()
    {
        var json = await Resource("standard");
        var file = Write("programme.json", json);

        Assert.Equal(0, await RunAsync("programme", file));
        Assert.Equal(0, await RunAsync("programme", file));
        Assert.Equal(1, await RunAsync("programme", Write("broken.json", json.Replace("\"stages\"", "\"steps\"", StringComparison.Ordinal))));

        Assert.Equal(1, await _test.ReadAsync(db => db.Programmes.CountAsync()));
        Assert.Contains("$", Lines(_error)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_is_saved_and_then_known_by_name()
    {
        var json = ShippedMappings.Json("servicenow-incidents")!.Replace("\"servicenow-incidents\"", "\"tickets\"", StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("mapping", Write("tickets.json", json)));
        Assert.Equal(1, await RunAsync("mapping", Write("broken.json", "{")));
        await RunAsync("people", Write("people.csv", "工号,姓名\n1,甲\n"));
        var incidents = Write("incident.csv", "number,assigned_to,made_sla,opened_at,resolved_at\n1,甲,TRUE,02-01-2026 09:00,02-01-2026 10:00\n");
        Assert.Equal(1, await RunAsync("readings", incidents)); // both mappings fit
        Assert.Contains("servicenow-incidents, tickets", Lines(_error)[0], StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("readings", "--mapping", "tickets", incidents));
    }

    [Theory]
    [InlineData("people")]
    [InlineData("people a.csv b.csv")]
    [InlineData("people a.csv --hr")]
    [InlineData("people a.csv --frobnicate")]
    [InlineData("people a.csv --column number")]
    [InlineData("people a.csv --mapping x")]
    [InlineData("readings a.csv --hr 1")]
    [InlineData("programme a.json --dry-run")]
    [InlineData("cats a.csv")]
    public async Task Arguments_that_are_not_understood_get_the_usage(string args)
    {
        Assert.Equal(2, await RunAsync(args.Split(' ')));
        Assert.Contains("import people FILE", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        Assert.Equal(1, await RunAsync("people", Path.Combine(_test.Folder, "none.csv")));
        Assert.EndsWith("cannot be read.", Lines(_error)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "zh_CN.UTF-8", "zh-CN")]
    [InlineData("en_US.UTF-8", "zh_CN.UTF-8", "en-US")]
    [InlineData(null, null, "en-US")]
    [InlineData("C", null, "en-US")]
    public void It_speaks_the_language_of_the_locale(string? all, string? lang, string expected) =>
        Assert.Equal(expected, ImportReport.LanguageOf(name => name switch { "LC_ALL" => all, "LANG" => lang, _ => null }).Tag);

    private Task<int> RunAsync(params string[] args)
    {
        (_output, _error) = (new(), new());
        return ImportCommand.RunAsync(["import", .. args, .. _test.Arguments], _output, _error, Language.English);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_test.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<string> Resource(string programme)
    {
        var assembly = typeof(ReadingMapping).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith($"{programme}.json", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return await reader.ReadToEndAsync();
    }

    private static string[] Lines(StringWriter text) => text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
