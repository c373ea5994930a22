using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

/// <summary>What files of readings do to the store.</summary>
public sealed class ReadingsImportTests : IAsyncLifetime
{
    private TestDb _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        await _test.ImportPeopleAsync("工号,姓名,部门,角色\n1,甲,人事部,HR\n2,乙,销售部,\n3,丙,客服部,\n");
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task A_correction_takes_the_place_of_the_value_before_and_keeps_it()
    {
        await _test.ImportSheetAsync("工号,数据项,月份,数值,来源\n2,订单数,2026-01,10,CRM\n2,订单数,2026-02,12,CRM\n");

        var plan = await _test.ImportSheetAsync("工号,数据项,月份,数值\n2,订单数,2026-01,10.0\n2,订单数,2026-02,13\n3,订单数,2026-02,7\n");

        Assert.Equal((1, 1, 1, 2), (plan.New, plan.Replaced, plan.Unchanged, plan.People));
        var readings = (await _test.ReadAsync(db => db.Readings.AsNoTracking().ToListAsync())).OrderBy(r => r.Month).ThenBy(r => r.Value);
        Assert.Equal(
            [("2026-01", 10m, "CRM", true), ("2026-02", 7m, "readings.csv", true), ("2026-02", 12m, "CRM", false), ("2026-02", 13m, "readings.csv", true)],
            readings.Select(r => ($"{r.Month:yyyy-MM}", r.Value, r.Source, r.ReplacedAt is null)));
        var replaced = Assert.Single(await _test.AuditAsync("reading.replaced"));
        Assert.Equal(
            """{"metric":"订单数","month":"2026-02","before":{"value":12,"source":"CRM"},"after":{"value":13,"source":"readings.csv"}}""",
            replaced.Detail!.Replace(".0,", ",", StringComparison.Ordinal));
        var imported = (await _test.AuditAsync("readings.imported"))[^1];
        Assert.Contains("\"订单数\":{\"new\":1,\"replaced\":1,\"from\":\"2026-02\",\"to\":\"2026-02\"}", imported.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_nobody_has_stops_the_whole_sheet()
    {
        var plan = await _test.ImportSheetAsync("工号,数据项,月份,数值\n2,订单数,2026-01,10\n99,订单数,2026-01,5\n");

        Assert.Equal([new FileProblem("readings.csv", new UnknownEmployee(3, "工号", "99"))], plan.Problems);
        Assert.False(await _test.ReadAsync(db => db.Readings.AnyAsync()));
    }

    [Fact]
    public async Task Under_a_mapping_people_whom_nobody_is_are_left_out_and_told()
    {
        var mapping = ShippedMappings.Find("servicenow-incidents")!;
        var files = new[]
        {
            await Importing.TableAsync(
                "number,assigned_to,made_sla,opened_at,resolved_at\nI1,乙,TRUE,02-01-2026 09:00,02-01-2026 10:30\nI2,Nobody,TRUE,02-01-2026 09:00,?\nI3,丙,FALSE,03-01-2026 09:00,?\n",
                "incident.csv"),
        };
        ReadingsPlan? plan = null;
        await _test.InAsync(async (_, services) =>
        {
            var import = services.GetRequiredService<ReadingsImport>();
            plan = await import.PlanAsync(mapping, files, Importing.Anyone, CancellationToken.None);
            await import.WriteAsync(plan, Importing.Anyone, CancellationToken.None);
        });

        Assert.Equal(["Nobody"], plan!.Unmatched);
        Assert.Equal((2, 0, 0), (plan.People, plan.Replaced, plan.Unchanged));
        var hours = await _test.ReadAsync(db => db.Readings.AsNoTracking().Where(r => r.Metric == "总解决时间").ToListAsync());
        Assert.Contains((1.5m, "incident.csv"), hours.Select(r => (r.Value, r.Source)));
    }

    [Fact]
    public async Task Hr_of_a_department_brings_in_readings_of_its_people_only()
    {
        await _test.InAsync(async (db, _) =>
        {
            var hr = await db.Employees.SingleAsync(e => e.Number == "1");
            db.RoleGrants.RemoveRange(await db.RoleGrants.ToListAsync());
            db.RoleGrants.Add(RoleGrant.To(hr.Id, Roles.Hr, (await db.Departments.SingleAsync(d => d.Name == "销售部")).Id));
        });
        var caller = await _test.CallerAsync("1");

        var sheet = await _test.ImportSheetAsync("工号,数据项,月份,数值\n2,订单数,2026-01,10\n3,订单数,2026-01,5\n", caller);
        Assert.Equal([new FileProblem("readings.csv", new OutsideDepartments(3, "工号", "3", "客服部"))], sheet.Problems);

        Assert.Equal(1, (await _test.ImportSheetAsync("工号,数据项,月份,数值\n2,订单数,2026-01,10\n", caller)).New);
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public async Task Ten_thousand_readings_come_in_at_once_and_again_as_ten_thousand_corrections()
    {
        var people = new StringBuilder("工号,姓名\n");
        var (first, second) = (new StringBuilder("工号,数据项,月份,数值\n"), new StringBuilder("工号,数据项,月份,数值\n"));
        for (var person = 0; person < 1000; person++)
        {
            people.Append(CultureInfo.InvariantCulture, $"P{person},人{person}\n");
            for (var month = 1; month <= 10; month++)
            {
                first.Append(CultureInfo.InvariantCulture, $"P{person},订单数,2026-{month:00},{person + month}\n");
                second.Append(CultureInfo.InvariantCulture, $"P{person},订单数,2026-{month:00},{person + month + 1}\n");
            }
        }

        await _test.ImportPeopleAsync(people.ToString());
        Assert.Equal(10_000, (await _test.ImportSheetAsync(first.ToString())).New);
        Assert.Equal(10_000, (await _test.ImportSheetAsync(second.ToString())).Replaced);

        Assert.Equal(10_000, await _test.ReadAsync(db => db.Readings.CountAsync(r => r.ReplacedAt == null)));
        Assert.Equal(20_000, await _test.ReadAsync(db => db.Readings.CountAsync()));
    }

    [Fact]
    public async Task Two_values_never_count_at_once()
    {
        var person = (await _test.ChartAsync()).People.Single(p => p.Number == "2").Id;
        Task Take(decimal value) => _test.InAsync((db, _) =>
        {
            db.Readings.Add(Reading.Take("订单数", person, new DateOnly(2026, 1, 1), value, "test", DateTimeOffset.UnixEpoch));
            return Task.CompletedTask;
        });
        await Take(1);

        await Assert.ThrowsAsync<DbUpdateException>(() => Take(2));
    }
}
