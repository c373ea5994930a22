using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>A support department of any size: engineers with data for a quarter, a manager for every ten, one head of all, and HR.</summary>
internal sealed class LargeCompany
{
    private const int TeamSize = 10;

    private readonly TestBot _bot;

    private LargeCompany(TestBot bot, int people)
    {
        _bot = bot;
        Hr = Person(0, "吴人事");
        Head = Person(1, "陈总");
        Managers = [.. Enumerable.Range(0, (people + TeamSize) / (TeamSize + 1)).Select(i => Person(10 + i, $"主管{i:000}"))];
        Engineers = [.. Enumerable.Range(0, people - Managers.Count).Select(i => Person(1000 + i, $"工程师{i:0000}"))];
    }

    public ChatPerson Hr { get; }

    public ChatPerson Head { get; }

    public IReadOnlyList<ChatPerson> Managers { get; }

    public IReadOnlyList<ChatPerson> Engineers { get; }

    /// <summary>Those who are reviewed.</summary>
    public IEnumerable<ChatPerson> Reviewed => Managers.Concat(Engineers);

    public IEnumerable<ChatPerson> Everybody => Reviewed.Append(Hr).Append(Head);

    /// <summary>The company moves into the store of <paramref name="bot"/>; <paramref name="people"/> of it are reviewed.</summary>
    public static async Task<LargeCompany> MoveInAsync(TestBot bot, int people)
    {
        var company = new LargeCompany(bot, people);
        await using var scope = bot.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var support = Department.Found(DepartmentId.New(), "技术支持部");
        db.Departments.Add(support);
        var (hr, head) = (Hire(db, company.Hr), Hire(db, company.Head));
        db.RoleGrants.Add(RoleGrant.To(hr.Id, Roles.Hr));
        Post(db, hr, "人事经理", null, head);
        Post(db, head, "总经理", null, null);
        var managers = company.Managers.Select(m => Hire(db, m)).ToList();
        foreach (var manager in managers)
        {
            Post(db, manager, "技术支持工程师", support, head);
            Measure(db, manager);
        }

        foreach (var (person, i) in company.Engineers.Select((p, i) => (p, i)))
        {
            var engineer = Hire(db, person);
            Post(db, engineer, "技术支持工程师", support, managers[i / TeamSize % managers.Count]);
            Measure(db, engineer);
        }

        await db.SaveAsync(CancellationToken.None);
        return company;
    }

    private static Employee Hire(ReviewDb db, ChatPerson person)
    {
        var employee = Employee.Hire(EmployeeId.New(), $"E{person.Account[^6..]}", person.Name);
        employee.Link(person.Account);
        db.Employees.Add(employee);
        return employee;
    }

    private static void Post(ReviewDb db, Employee who, string position, Department? department, Employee? manager) =>
        db.Assignments.Add(Assignment.Give(AssignmentId.New(), who.Id, position, 100, department?.Id, manager?.Id, 0));

    private static void Measure(ReviewDb db, Employee who)
    {
        for (var month = new DateOnly(2026, 7, 1); month.Month <= 9; month = month.AddMonths(1))
        {
            foreach (var (metric, value) in new[] { ("总工单", 50m), ("已解决工单", 46m), ("总解决时间", 92m), ("客户满意度评分", 4.5m), ("知识库文章数", 2m), ("近12个月培训次数", 8m), ("技能认证通过人次", 1m), ("技能认证参加人次", 1m) })
            {
                db.Readings.Add(Reading.Take(metric, who.Id, month, value, "工单系统", new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero)));
            }
        }
    }

    private ChatPerson Person(int number, string name) => _bot.Person($"20000000-0000-4000-8000-{number.ToString("x12", CultureInfo.InvariantCulture)}", name);
}
