using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Hosting;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Benchmarks;

/// <summary>Makes a store to measure on: a company of some size with a cycle in its first stage.</summary>
internal static class LoadStore
{
    /// <summary>Fills <paramref name="folder"/>; person u has the account <c>00000000-0000-4000-8000-u</c> (hexadecimal), and so has their task.</summary>
    /// <param name="folder">Where the store is made.</param>
    /// <param name="people">How many people.</param>
    /// <param name="reports">How many people each manager has beside themselves; with a number, everybody has handed in the self-assessment, so that the managers' cards are full.</param>
    public static async Task MakeAsync(string folder, int people, int? reports = null)
    {
        var team = (reports ?? 19) + 1;
        await using var app = BotHost.Build([$"--Store:Folder={folder}", "--Store:Synchronous=Normal", "--environment=Development"]);
        await StoreStart.PrepareAsync(app.Services, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var hr = Hire(db, "HR", "ffffffff-0000-4000-8000-000000000000");
        db.RoleGrants.Add(RoleGrant.To(hr.Id, Roles.Hr));
        var department = Department.Found(DepartmentId.New(), "技术支持部");
        db.Departments.Add(department);
        Employee? manager = null;
        for (var u = 0; u < people; u++)
        {
            var person = Hire(db, $"P{u:D5}", Account(u));
            manager = u % team == 0 ? person : manager;
            db.Assignments.Add(Assignment.Give(AssignmentId.New(), person.Id, "技术支持工程师", 100, department.Id, u % team == 0 ? null : manager!.Id, 0));
            foreach (var (metric, value) in new[] { ("总工单", 50m), ("已解决工单", 46m), ("总解决时间", 92m), ("客户满意度评分", 4.5m), ("知识库文章数", 2m) })
            {
                for (var month = 7; month <= 9; month++)
                {
                    db.Readings.Add(Reading.Take(metric, person.Id, new DateOnly(2026, month, 1), value, "ticket system", new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero)));
                }
            }
        }

        await db.SaveAsync(CancellationToken.None);
        await StartCycleAsync(app.Services, hr.Id);

        if (reports is not null)
        {
            await StagePass.HandInAsync(app.Services, StageKind.SelfReview);
        }

        // The load driver knows tasks by the account of their actor; and nothing is to be sent while it measures.
        await db.Database.ExecuteSqlRawAsync("UPDATE Tasks SET Id = (SELECT upper(ChannelUser) FROM Employees WHERE Employees.Id = Tasks.Assignee) WHERE Kind = 'SelfReview'");
        await db.Outbox.ExecuteDeleteAsync();
        await db.Employees.ExecuteUpdateAsync(e => e.SetProperty(x => x.WelcomedAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task StartCycleAsync(IServiceProvider services, EmployeeId hr)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var chart = await services.GetRequiredService<Charts>().GetAsync(CancellationToken.None);
        var programme = await db.Programmes.SingleAsync(p => p.Key == "standard");
        await scope.ServiceProvider.GetRequiredService<IHandle<StartCycle>>().HandleAsync(
            new StartCycle($"{programme.Id.Value}", "2026-07..2026-09", null, null, Guid.CreateVersion7()),
            new Caller.Human(chart.Find(hr)!, Language.Chinese),
            CancellationToken.None);
        await db.SaveAsync(CancellationToken.None);
        await OpenRestAsync(services);
    }

    /// <summary>The host does this by itself while it runs; here it is only built.</summary>
    private static async Task OpenRestAsync(IServiceProvider services)
    {
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
            if (!await db.Cycles.AnyAsync(c => c.IsOpening))
            {
                return;
            }

            foreach (var work in scope.ServiceProvider.GetServices<ILongWork>())
            {
                await work.StepAsync(CancellationToken.None);
                await db.SaveAsync(CancellationToken.None);
                db.Forget();
            }
        }
    }

    private static string Account(int u) => $"00000000-0000-4000-8000-{u:x12}";

    private static Employee Hire(ReviewDb db, string number, string account)
    {
        var employee = Employee.Hire(EmployeeId.New(), number, $"员工{number}");
        employee.Link(account);
        db.Employees.Add(employee);
        return employee;
    }
}
