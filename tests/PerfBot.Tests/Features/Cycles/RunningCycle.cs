using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>
/// A company with two departments in the middle of the third quarter of 2026: Chen is at the top, Wu is HR for all and Fang for sales, Zhao and Sun manage support,
/// Lin, Qian and Li work there, Zhou sells.
/// </summary>
internal sealed class RunningCycle : IAsyncDisposable
{
    public const string People = """
        工号,姓名,部门,岗位,上级,角色,入职日期,离职日期,标签
        1,陈总,,总经理,,,,,
        2,吴人事,,人事经理,1,HR,,,
        3,赵主管,技术支持部,技术支持主管,1,,,,
        4,孙主管,技术支持部,技术支持主管,1,,,,
        5,林小雨,技术支持部,技术支持工程师,3,,,,试用期
        6,钱文博,技术支持部,技术支持工程师,3,,,,
        7,李雷,技术支持部,技术支持工程师,3,,,,试用期
        8,周销,销售部,销售代表,1,,,,
        9,方人事,销售部,销售经理,1,,,,

        """;

    private RunningCycle(TestDb test) => Test = test;

    public TestDb Test { get; }

    public Caller.Human Hr { get; private set; } = null!;

    /// <summary>HR of sales alone.</summary>
    public Caller.Human SalesHr { get; private set; } = null!;

    public string Programme { get; private set; } = "";

    /// <summary>The company on a day, without a cycle.</summary>
    public static async Task<RunningCycle> CompanyAsync(string now = "2026-08-10T02:00:00Z")
    {
        var story = new RunningCycle(await TestDb.CreateAsync());
        story.Test.Clock.Set(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await story.Test.ImportPeopleAsync(People);
        await story.Test.InAsync(async (db, _) =>
        {
            var fang = await db.Employees.SingleAsync(e => e.Number == "9");
            db.RoleGrants.Add(RoleGrant.To(fang.Id, Roles.Hr, (await db.Departments.SingleAsync(d => d.Name == "销售部")).Id));
            var programme = PerfBot.Domain.Programmes.Programme.Publish(BuiltinProgrammes.Load()[0], 1, story.Test.Clock.GetUtcNow());
            db.Programmes.Add(programme);
            story.Programme = $"{programme.Id.Value}";
        });
        (story.Hr, story.SalesHr) = (await story.Test.CallerAsync("2"), await story.Test.CallerAsync("9"));
        return story;
    }

    /// <summary>What HR would choose: the third quarter.</summary>
    public PreviewCycle Choice(string? kind = null, string? departments = null) => new(Programme, "2026-07..2026-09", Departments: departments, Kind: kind);

    /// <summary>Starts a cycle; its id.</summary>
    public async Task<Guid> StartAsync(PreviewCycle? choice = null, Caller.Human? by = null)
    {
        var token = Guid.CreateVersion7();
        await Test.AskAsync(StartCycle.Of(choice ?? Choice(), token), by ?? Hr);
        return token;
    }

    /// <summary>Imports rows of people, and lets running cycles follow until nothing is left to do.</summary>
    public async Task ChangeAsync(string rows)
    {
        Assert.Empty((await Test.ImportPeopleAsync("工号,姓名,部门,岗位,上级,角色,入职日期,离职日期,标签\n" + rows)).Problems);
        await FollowAsync();
    }

    public async Task FollowAsync()
    {
        await Test.AskAsync(new FollowPeople(), new Caller.Scheduler());
        await Test.AskAsync(new FollowPeople(), new Caller.Scheduler());
    }

    public async Task<Review> ReviewOfAsync(string number)
    {
        var id = await IdAsync(number);
        return await Test.ReadAsync(db => db.Reviews.AsNoTracking().SingleAsync(r => r.Employee == id));
    }

    public async Task<List<ReviewTask>> TasksOfAsync(string number)
    {
        var id = await IdAsync(number);
        return await Test.ReadAsync(db => db.Tasks.AsNoTracking().Where(t => t.Subject == id).ToListAsync());
    }

    public async Task<EmployeeId> IdAsync(string number) => (await Test.ReadAsync(db => db.Employees.AsNoTracking().SingleAsync(e => e.Number == number))).Id;

    public async Task<string> DepartmentAsync(string name) => $"{(await Test.ReadAsync(db => db.Departments.AsNoTracking().SingleAsync(d => d.Name == name))).Id.Value}";

    public Task<List<CycleChange>> ChangesAsync() => Test.ReadAsync(db => db.CycleChanges.AsNoTracking().OrderBy(c => c.Id).ToListAsync());

    public async ValueTask DisposeAsync() => await Test.DisposeAsync();
}
