using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Store;
using PerfBot.Tests.Features;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store;

/// <summary>What a database might do in its own way, and may not.</summary>
[Trait("Speed", "Slow")]
public sealed class SameEverywhereTests
{
    [Theory]
    [InlineData("4.75")]
    [InlineData("0.5")]
    [InlineData("-0.0000000001")]
    [InlineData("123456789012345678.9999999999")]
    public async Task A_number_comes_back_as_it_was_given_without_a_zero_that_nobody_wrote(string number)
    {
        await using var db = await TestDb.CreateAsync();
        var employee = Employee.Hire(EmployeeId.New(), "E1", "Lin");
        await db.InAsync((store, _) =>
        {
            store.Employees.Add(employee);
            store.Readings.Add(Reading.Take("m", employee.Id, new DateOnly(2026, 7, 1), decimal.Parse(number, CultureInfo.InvariantCulture), "test", DateTimeOffset.UnixEpoch));
            return Task.CompletedTask;
        });

        var read = await db.ReadAsync(store => store.Readings.Select(r => r.Value).SingleAsync());

        Assert.Equal(number, read.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_instant_comes_back_as_the_same_instant_in_utc()
    {
        await using var db = await TestDb.CreateAsync();
        var at = new DateTimeOffset(2026, 7, 1, 9, 30, 15, TimeSpan.FromHours(8)).AddMicroseconds(123_457);
        await db.InAsync((store, _) =>
        {
            var employee = Employee.Hire(EmployeeId.New(), "E1", "Lin");
            employee.Welcome(at);
            store.Employees.Add(employee);
            return Task.CompletedTask;
        });

        var read = await db.ReadAsync(store => store.Employees.Where(e => e.WelcomedAt == at && e.WelcomedAt > at.AddMicroseconds(-1)).Select(e => e.WelcomedAt).SingleAsync());

        Assert.Equal((at, TimeSpan.Zero), (read!.Value, read.Value.Offset));
    }

    [Fact]
    public async Task Capitals_are_other_letters_and_text_is_ordered_by_code_point()
    {
        await using var db = await TestDb.CreateAsync();
        string[] names = ["b", "B", "a", "Ä", "_", "王", "0"];
        await db.InAsync((store, _) =>
        {
            store.Departments.AddRange(names.Select(name => Department.Found(DepartmentId.New(), name)));
            return Task.CompletedTask;
        });

        Assert.Equal(names.Order(StringComparer.Ordinal), await db.ReadAsync(store => store.Departments.OrderBy(d => d.Name).Select(d => d.Name).ToListAsync()));
        Assert.Equal(1, await db.ReadAsync(store => store.Departments.CountAsync(d => d.Name == "b")));
    }

    [Fact]
    public async Task Of_two_who_change_one_row_the_second_is_refused()
    {
        await using var cycle = await OneCycle.StartAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => cycle.InAsync(async first =>
        {
            var task = await first.Tasks.SingleAsync(t => t.Assignee == cycle.Lin && t.Kind == StageKind.SelfReview);
            await cycle.InAsync(async second => (await second.Tasks.SingleAsync(t => t.Id == task.Id)).Cancel());
            task.Cancel();
        }));
    }

    [Fact]
    public async Task A_row_that_is_there_already_is_refused_and_nothing_is_saved()
    {
        await using var db = await TestDb.CreateAsync();
        await db.InAsync((store, _) => Found(store, "one"));

        var refused = await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.InAsync(async (store, _) =>
        {
            await Found(store, "two");
            await Found(store, "one");
        }));

        Assert.True(ReviewDb.MayPass(refused));
        Assert.Equal(["one"], await db.ReadAsync(store => store.Departments.Select(d => d.Name).ToListAsync()));
    }

    [Fact]
    public async Task What_has_people_hanging_on_it_does_not_take_them_along()
    {
        await using var cycle = await OneCycle.StartAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => cycle.InAsync(async db => db.Employees.Remove(await db.Employees.SingleAsync(e => e.Id == cycle.Lin))));

        Assert.Equal(1, await cycle.ReadAsync(db => db.Reviews.CountAsync(r => r.Employee == cycle.Lin)));
    }

    private static Task Found(ReviewDb db, string name)
    {
        db.Departments.Add(Department.Found(DepartmentId.New(), name));
        return Task.CompletedTask;
    }
}
