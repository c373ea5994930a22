using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Features.Notices;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Notices;

/// <summary>A company in which HR sends notices; the test plays the channel, by changing the ledger's lines.</summary>
internal sealed class Noticing : IAsyncDisposable
{
    private Noticing(TestDb store) => Store = store;

    public TestDb Store { get; }

    public EmployeeId Hr { get; } = EmployeeId.New();

    public EmployeeId SalesHr { get; } = EmployeeId.New();

    public EmployeeId[] People { get; private set; } = [];

    public DepartmentId Sales { get; } = DepartmentId.New();

    public DepartmentId Support { get; } = DepartmentId.New();

    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>HR of the company, HR of sales, and <paramref name="count"/> people by turns in sales and support.</summary>
    public static async Task<Noticing> BeginAsync(int count = 6)
    {
        var made = new Noticing(await TestDb.CreateAsync()) { People = [.. Enumerable.Range(0, count).Select(_ => EmployeeId.New())] };
        await made.Store.InAsync((db, _) =>
        {
            db.Departments.AddRange(Department.Found(made.Sales, "商务部"), Department.Found(made.Support, "技术支持部"));
            Hire(db, made.Hr, "HR1", "吴人事", null);
            Hire(db, made.SalesHr, "HR2", "方人事", made.Sales);
            db.RoleGrants.AddRange(RoleGrant.To(made.Hr, Roles.Hr), RoleGrant.To(made.SalesHr, Roles.Hr, made.Sales));
            for (var i = 0; i < count; i++)
            {
                Hire(db, made.People[i], $"P{i:000}", $"员工{i:000}", i % 2 == 0 ? made.Sales : made.Support, i % 2 == 0 ? "销售" : "工程师");
            }

            return Task.CompletedTask;
        });
        return made;
    }

    /// <summary>Asks as somebody; refused, nothing is saved.</summary>
    public async Task<CardView> AskAsync<T>(EmployeeId who, T request)
    {
        var caller = new Caller.Human((await Store.ChartAsync()).Find(who)!, Language.Chinese);
        return (await Store.AskAsync(request, caller)).Card!.Render(Language.Chinese);
    }

    /// <summary>The card that answers, as it is.</summary>
    public async Task<TCard> CardAsync<TCard, T>(EmployeeId who, T request)
        where TCard : ICard => (TCard)(await Store.AskAsync(request, new Caller.Human((await Store.ChartAsync()).Find(who)!, Language.Chinese))).Card!;

    /// <summary>Writes a notice and chooses its readers.</summary>
    public async Task<NoticePreviewCard> WriteAsync(AddressNotice? address = null, bool confirms = true, EmployeeId? by = null, Guid? id = null, string? question = null)
    {
        var notice = id ?? Id;
        await AskAsync(by ?? Hr, new SaveNotice(notice, 0, "放假安排", "国庆放假 **七天**。", Confirm: confirms ? "yes" : "no", Question: question, Choices: question is null ? null : "五天\n七天", Right: question is null ? null : "2"));
        return await CardAsync<NoticePreviewCard, AddressNotice>(by ?? Hr, (address ?? new AddressNotice(notice, $"{AudienceKind.Everyone}")) with { Notice = notice });
    }

    /// <summary>Writes and sends it.</summary>
    public async Task ReleaseAsync(AddressNotice? address = null, bool confirms = true, EmployeeId? by = null, string? question = null)
    {
        var preview = await WriteAsync(address, confirms, by, question: question);
        await AskAsync(by ?? Hr, new ReleaseNotice(Id, preview.Version));
        await GoOnAsync();
    }

    /// <summary>Does all the long work there is.</summary>
    public async Task GoOnAsync()
    {
        for (var more = true; more;)
        {
            await Store.InAsync(async (db, services) =>
            {
                more = await ((ILongWork)services.GetService(typeof(NoticeSpreading))!).StepAsync(CancellationToken.None);
                if (!more)
                {
                    db.Forget();
                }
            });
        }
    }

    /// <summary>The channel has decided about somebody's line.</summary>
    public Task DecideAsync(EmployeeId who, OutboxState state, string? reason = null) => Store.InAsync(async (db, _) =>
    {
        var line = await db.LedgerOf(new NoticeId(Id)).SingleAsync(m => m.Recipient == who);
        line.Try(line.NotBefore);
        if (state == OutboxState.Sent)
        {
            line.Sent($"a:{who.Value}", $"card-{who.Value}");
        }
        else
        {
            line.End(state, reason ?? "test");
        }
    });

    /// <summary>Everybody whose line is pending has got it.</summary>
    public Task DeliverAsync() => Store.InAsync(async (db, _) =>
    {
        foreach (var line in await db.LedgerOf(new NoticeId(Id)).Where(m => m.State == OutboxState.Pending).ToListAsync())
        {
            line.Sent($"a:{line.Recipient.Value}", $"card-{line.Recipient.Value}");
        }
    });

    public Task<NoticeLedger> LedgerAsync() => Store.ReadAsync(db => db.LedgerAsync(new NoticeId(Id), CancellationToken.None));

    public Task<List<OutboxMessage>> MessagesAsync(OutboxKind kind) => Store.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Kind == kind).OrderBy(m => m.Id).ToListAsync());

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static void Hire(ReviewDb db, EmployeeId id, string number, string name, DepartmentId? department, string position = "人事")
    {
        var employee = Employee.Hire(id, number, name);
        employee.Link($"account-{number}");
        db.Employees.Add(employee);
        db.Assignments.Add(Assignment.Give(AssignmentId.New(), id, position, 100, department, null, 0));
    }
}
