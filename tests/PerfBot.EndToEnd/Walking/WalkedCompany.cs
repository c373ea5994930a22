using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Walking;

/// <summary>Fifty people in five departments, each with a head and one team lead, two HR people, in a cycle that passes every stage there is.</summary>
internal static class WalkedCompany
{
    public const int People = 50;

    public static string Account(int i) => $"10000000-0000-4000-8000-{i:000000000000}";

    public static string Name(int i) => $"员工{i:00}";

    public static bool IsHr(int i) => i is 1 or 2;

    /// <summary>The head of everything, five heads of departments, five leads.</summary>
    public static bool IsManager(int i) => i is 0 or (>= 3 and <= 12);

    public static async Task<TestDb> BuildAsync()
    {
        var store = await TestDb.CreateAsync();
        var programme = Programme.Publish(Definition(), 1, store.Clock.GetUtcNow());
        var employees = Enumerable.Range(0, People).Select(i => Employee.Hire(EmployeeId.New(), $"E{i:00}", Name(i))).ToList();
        await store.InAsync(async (db, _) =>
        {
            await ProgrammePublishing.PublishBuiltinAsync(db, BuiltinProgrammes.Load(), store.Clock.GetUtcNow(), CancellationToken.None);
            db.Programmes.Add(programme);
            var departments = Enumerable.Range(0, 5).Select(d => Department.Found(DepartmentId.New(), $"第{d}部")).ToList();
            db.Departments.AddRange(departments);
            for (var i = 0; i < People; i++)
            {
                employees[i].Link(Account(i));
                db.Employees.Add(employees[i]);
                var department = i < 3 ? null : departments[(i - 3) % 5];
                int? manager = i switch { 0 => null, < 8 => 0, < 13 => i - 5, _ => 8 + ((i - 3) % 5) };
                db.Assignments.Add(Assignment.Give(AssignmentId.New(), employees[i].Id, "专员", 100, department?.Id, manager is { } m ? employees[m].Id : null, 0));
            }

            db.RoleGrants.AddRange(RoleGrant.To(employees[1].Id, Roles.Hr), RoleGrant.To(employees[2].Id, Roles.Hr));
        });
        var hr = new Caller.Human((await store.ChartAsync()).Find(employees[1].Id)!, Language.Chinese);
        await store.AskAsync(new StartCycle($"{programme.Id.Value}", "2026-07..2026-09", null, null, Guid.CreateVersion7()), hr);
        return store;
    }

    private static ProgrammeDefinition Definition() => new()
    {
        Key = "walk",
        Name = new("Walk", "随机考核"),
        Stages = BuiltinProgrammes.Load().Single(p => p.Key == "full").Stages,
        Grades = [new("优秀", 90), new("合格", 60), new("不合格", 0)],
        RaterWeights = new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 10, [RaterGroup.Manager] = 90 },
        Missing = MissingPolicy.Zero,
        Metrics = [new() { Name = "工单", Label = new("Tickets", "工单") }],
        Plans =
        [
            new()
            {
                Sections =
                [
                    new(new("Work", "工作"), 100,
                    [
                        new Line { Id = "WORK", Name = new("Quality of work", "工作质量"), Weight = 60, Rule = new ScoringRule.Rating(5) },
                        new Line { Id = "TICKETS", Name = new("Tickets", "工单"), Weight = 40, Target = 10, Formula = "工单", Rule = new ScoringRule.Proportional() },
                    ]),
                ],
            },
        ],
    };
}
