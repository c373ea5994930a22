using Microsoft.Extensions.DependencyInjection;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Tests.Support;

/// <summary>One small cast, so that tests read as stories: Wu is HR, Zhao manages Lin and Qian, Chen is at the top.</summary>
public static class Given
{
    public const string ChenAccount = "10000000-0000-4000-8000-000000000001";
    public const string WuAccount = "10000000-0000-4000-8000-000000000002";
    public const string ZhaoAccount = "10000000-0000-4000-8000-000000000003";
    public const string LinAccount = "10000000-0000-4000-8000-000000000004";
    public const string QianAccount = "10000000-0000-4000-8000-000000000005";

    /// <summary>The cast moves in, with three months of readings for Lin and Qian.</summary>
    public static async Task CastAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var support = Department.Found(DepartmentId.New(), "技术支持部");
        db.Departments.Add(support);
        var chen = Add(db, "E1", "陈总", ChenAccount);
        var wu = Add(db, "E2", "吴人事", WuAccount);
        var zhao = Add(db, "E3", "赵主管", ZhaoAccount);
        var lin = Add(db, "E4", "林小雨", LinAccount);
        var qian = Add(db, "E5", "钱文博", QianAccount);
        db.RoleGrants.Add(RoleGrant.To(wu.Id, Roles.Hr));
        db.Assignments.AddRange(
            Post(chen, "总经理", null, null),
            Post(wu, "人事经理", null, chen),
            Post(zhao, "技术支持主管", support, chen),
            Post(lin, "技术支持工程师", support, zhao),
            Post(qian, "技术支持工程师", support, zhao));
        foreach (var person in new[] { lin, qian })
        {
            for (var month = new DateOnly(2026, 7, 1); month.Month <= 9; month = month.AddMonths(1))
            {
                foreach (var (metric, value) in new[] { ("总工单", 50m), ("已解决工单", 46m), ("总解决时间", 92m), ("客户满意度评分", 4.5m), ("知识库文章数", 2m), ("近12个月培训次数", 8m), ("技能认证通过人次", 1m), ("技能认证参加人次", 1m) })
                {
                    db.Readings.Add(Reading.Take(metric, person.Id, month, value, "工单系统", new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero)));
                }
            }
        }

        await db.SaveAsync(CancellationToken.None);
        services.GetRequiredService<Charts>().Forget();
    }

    private static Employee Add(ReviewDb db, string number, string name, string account)
    {
        var employee = Employee.Hire(EmployeeId.New(), number, name);
        employee.Link(account);
        db.Employees.Add(employee);
        return employee;
    }

    private static Assignment Post(Employee who, string position, Department? department, Employee? manager) =>
        Assignment.Give(AssignmentId.New(), who.Id, position, 100, department?.Id, manager?.Id, 0);
}
