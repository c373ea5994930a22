using Microsoft.Extensions.DependencyInjection;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using Conversation = PerfBot.Domain.Delivery.Conversation;

namespace PerfBot.Benchmarks;

/// <summary>A company whose people have all met the bot, with three months of data about each.</summary>
internal static class ScaleCompany
{
    /// <summary>The account of its HR person.</summary>
    public const string Hr = "ffffffff-0000-4000-8000-000000000000";

    private const int ReportsEach = 20;

    /// <summary>The account of person <paramref name="u"/>.</summary>
    public static string Account(int u) => $"00000000-0000-4000-8000-{u:x12}";

    /// <summary>Moves so many people in.</summary>
    public static async Task FillAsync(IServiceProvider services, int people)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var hr = Hire(db, "HR", Hr);
        db.RoleGrants.Add(RoleGrant.To(hr.Id, Roles.Hr));
        var departments = Enumerable.Range(0, Math.Max(1, people / 100)).Select(d => Department.Found(DepartmentId.New(), $"第{d}部")).ToList();
        db.Departments.AddRange(departments);
        Employee? manager = null;
        for (var u = 0; u < people; u++)
        {
            var person = Hire(db, $"P{u:D5}", Account(u));
            var leads = u % (ReportsEach + 1) == 0;
            db.Assignments.Add(Assignment.Give(AssignmentId.New(), person.Id, "技术支持工程师", 100, departments[u % departments.Count].Id, leads ? null : manager!.Id, 0));
            manager = leads ? person : manager;
            foreach (var (metric, value) in new[] { ("总工单", 50m), ("已解决工单", 46m), ("总解决时间", 92m), ("客户满意度评分", 4.5m), ("知识库文章数", 2m) })
            {
                for (var month = 7; month <= 9; month++)
                {
                    db.Readings.Add(Reading.Take(metric, person.Id, new DateOnly(2026, month, 1), value, "ticket system", new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero)));
                }
            }
        }

        await db.SaveAsync(CancellationToken.None);
        services.GetRequiredService<Charts>().Forget();
    }

    private static Employee Hire(ReviewDb db, string number, string account)
    {
        var employee = Employee.Hire(EmployeeId.New(), number, $"员工{number}");
        employee.Link(account);
        employee.Welcome(DateTimeOffset.UnixEpoch);
        db.Employees.Add(employee);
        db.Conversations.Add(Conversation.From(employee.Id, $"a:{account}", $"29:{account}", "28:bot", "https://smba.trafficmanager.net/teams/", "tenant"));
        return employee;
    }
}
