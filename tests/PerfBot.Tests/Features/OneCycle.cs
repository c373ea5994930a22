using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.People;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features;

/// <summary>
/// A running cycle. Zhao manages Lin and Qian in support, Sun is in sales, Chen is at the top of all; Wu is HR for the company,
/// Fang for sales alone; Zheng audits, He looks after the machines.
/// </summary>
internal sealed class OneCycle : IAsyncDisposable
{
    private readonly TestDb _store;

    private OneCycle(TestDb store) => _store = store;

    /// <summary>The settings that lead to its store, as arguments of a command.</summary>
    public IEnumerable<string> Arguments => _store.Arguments;

    public EmployeeId Chen { get; } = EmployeeId.New();

    public EmployeeId Wu { get; } = EmployeeId.New();

    public EmployeeId Fang { get; } = EmployeeId.New();

    public EmployeeId Zhao { get; } = EmployeeId.New();

    public EmployeeId Lin { get; } = EmployeeId.New();

    public EmployeeId Qian { get; } = EmployeeId.New();

    public EmployeeId Sun { get; } = EmployeeId.New();

    public EmployeeId Zheng { get; } = EmployeeId.New();

    public EmployeeId He { get; } = EmployeeId.New();

    public DepartmentId Support { get; } = DepartmentId.New();

    public DepartmentId Sales { get; } = DepartmentId.New();

    public ProgrammeId Programme { get; private set; }

    public Guid Cycle { get; } = Guid.CreateVersion7();

    /// <summary>The key of the line that the data answers; there is no data.</summary>
    public static string LineWithoutData => "0.TICKETS";

    /// <summary>The time.</summary>
    public ShiftedClock Clock => _store.Clock;

    /// <param name="change">Makes another programme of the small one; null runs the small one.</param>
    public static async Task<OneCycle> StartAsync(Func<ProgrammeDefinition, ProgrammeDefinition>? change = null)
    {
        var cycle = new OneCycle(await TestDb.CreateAsync());
        await cycle._store.InAsync((db, _) =>
        {
            cycle.MoveIn(db, (change ?? (p => p))(Definition()));
            return Task.CompletedTask;
        });
        await cycle.AskAsync(cycle.Wu, cycle.Start());
        return cycle;
    }

    /// <summary>Asks a use case as <paramref name="who"/>; refused, nothing is saved.</summary>
    public async Task<ICard> AskAsync(EmployeeId who, object request)
    {
        var caller = new Caller.Human((await _store.ChartAsync()).Find(who)!, Language.Chinese);
        var ask = typeof(TestDb).GetMethod(nameof(TestDb.AskAsync))!.MakeGenericMethod(request.GetType());
        return (await (Task<Reply>)ask.Invoke(_store, [request, caller])!).Card!;
    }

    /// <summary>Asks a use case as the scheduler.</summary>
    public Task RunAsync<TRequest>(TRequest request) => _store.AskAsync(request, new Caller.Scheduler());

    /// <summary>The audit events of an action.</summary>
    public Task<List<PerfBot.Domain.Audit.AuditEvent>> AuditAsync(string action) => _store.AuditAsync(action);

    /// <summary>The open tasks of a review's stage.</summary>
    public Task<List<ReviewTask>> TasksOf(EmployeeId subject, StageKind kind) => _store.ReadAsync(db => db.Tasks.AsNoTracking().Where(t => t.Subject == subject && t.Kind == kind).ToListAsync());

    /// <summary>Where somebody's review stands; null when it is closed.</summary>
    public Task<StageKind?> StageOf(EmployeeId subject) => _store.ReadAsync(db => db.Reviews.Where(r => r.Employee == subject).Select(r => r.Stage).SingleAsync());

    /// <summary>Does something in a unit of work, and saves.</summary>
    public Task InAsync(Func<ReviewDb, Task> work) => _store.InAsync((db, _) => work(db));

    /// <summary>Reads from the store.</summary>
    public Task<T> ReadAsync<T>(Func<ReviewDb, Task<T>> read) => _store.ReadAsync(read);

    /// <summary>Everything in the store as text, so that two moments can be compared.</summary>
    public Task<string> DumpAsync() => ReadAsync(async db =>
    {
        var dump = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Order())
        {
            await using var rows = db.Database.GetDbConnection().CreateCommand();
            rows.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                dump.Append(table);
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    dump.Append('|').Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i));
                }

                dump.Append('\n');
            }
        }

        return dump.ToString();
    });

    /// <summary>What starts the cycle.</summary>
    public StartCycle Start() => new($"{Programme.Value}", "2026-07..2026-09", null, null, Cycle);

    public Task<Guid> ReviewOf(EmployeeId who) => _store.ReadAsync(async db => (await db.Reviews.SingleAsync(r => r.Employee == who)).Id.Value);

    public Task<ReviewTask> TaskOf(EmployeeId subject, StageKind kind) => _store.ReadAsync(db => db.Tasks.SingleAsync(t => t.Subject == subject && t.Kind == kind));

    /// <summary>The subject rates themselves and hands it in.</summary>
    public Task SelfReviewAsync(EmployeeId who) => AnswerAsync(who, who, StageKind.SelfReview);

    /// <summary>The scorer rates the subject and hands it in.</summary>
    public Task ManagerReviewAsync(EmployeeId by, EmployeeId subject) => AnswerAsync(by, subject, StageKind.ManagerReview);

    /// <summary>Takes every review to its opened result.</summary>
    public async Task OpenResultsAsync()
    {
        foreach (var subject in new[] { Chen, Wu, Fang, Zhao, Lin, Qian, Sun, Zheng, He })
        {
            await SelfReviewAsync(subject);
            var scorer = (await TaskOf(subject, StageKind.ManagerReview)).Assignee;
            await ManagerReviewAsync(scorer, subject);
            var check = await TaskOf(subject, StageKind.HrReview);
            var review = await _store.ReadAsync(db => db.Reviews.SingleAsync(r => r.Employee == subject));
            await AskAsync(check.Assignee, new DecideLine(review.Id.Value, LineWithoutData, review.Version, IsNotApplicable: true, Reason: "本季度无工单"));
            await AskAsync(check.Assignee, new SubmitTask(check.Id.Value, check.Version));
        }

        await AskAsync(Wu, new OpenResults(Cycle));
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task AnswerAsync(EmployeeId by, EmployeeId subject, StageKind kind)
    {
        var task = await TaskOf(subject, kind);
        await AskAsync(by, new SaveStep(task.Id.Value, task.Version, 0, 1)
        {
            Inputs = new Dictionary<string, JsonElement> { ["line-0.WORK"] = JsonElement.Parse("\"4\""), ["comment"] = JsonElement.Parse($"\"{kind} 的说明\"") },
        });
        await AskAsync(by, new SubmitTask(task.Id.Value, task.Version + 1));
    }

    private void MoveIn(ReviewDb db, ProgrammeDefinition definition)
    {
        db.Departments.AddRange(Department.Found(Support, "技术支持部"), Department.Found(Sales, "商务部"));
        Add(db, Chen, "E1", "陈总", null, null);
        Add(db, Wu, "E2", "吴人事", null, Chen);
        Add(db, Fang, "E3", "方人事", Sales, Chen);
        Add(db, Zhao, "E4", "赵主管", Support, Chen);
        Add(db, Lin, "E5", "林小雨", Support, Zhao);
        Add(db, Qian, "E6", "钱文博", Support, Zhao);
        Add(db, Sun, "E7", "孙立", Sales, Chen);
        Add(db, Zheng, "E8", "郑审计", null, Chen);
        Add(db, He, "E9", "何运维", null, Chen);
        db.RoleGrants.AddRange(RoleGrant.To(Wu, Roles.Hr), RoleGrant.To(Fang, Roles.Hr, Sales), RoleGrant.To(Zheng, Roles.Auditor), RoleGrant.To(He, Roles.Admin));
        var programme = PerfBot.Domain.Programmes.Programme.Publish(definition, 1, _store.Clock.GetUtcNow());
        db.Programmes.Add(programme);
        Programme = programme.Id;
    }

    private static void Add(ReviewDb db, EmployeeId id, string number, string name, DepartmentId? department, EmployeeId? manager)
    {
        db.Employees.Add(Employee.Hire(id, number, name));
        db.Assignments.Add(Assignment.Give(AssignmentId.New(), id, "专员", 100, department, manager, 0));
    }

    private static ProgrammeDefinition Definition() => new()
    {
        Key = "small",
        Name = new("Small review", "小考核"),
        Stages =
        [
            new() { Kind = StageKind.SelfReview, Actor = Actor.Subject },
            new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager, Sees = [StageKind.SelfReview] },
            new() { Kind = StageKind.HrReview, Actor = Actor.Hr, Sees = [StageKind.SelfReview, StageKind.ManagerReview] },
            new() { Kind = StageKind.OpenResult, Actor = Actor.Hr },
            new() { Kind = StageKind.Acknowledge, Actor = Actor.Subject },
        ],
        Grades = [new("优秀", 90), new("合格", 60), new("不合格", 0)],
        RaterWeights = new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 10, [RaterGroup.Manager] = 90 },
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
