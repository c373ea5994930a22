using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Hosting;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>A store on disk that another process works on and dies over.</summary>
internal sealed class KilledStore : IAsyncDisposable
{
    private readonly WebApplication _app;

    private KilledStore(string folder, WebApplication app) => (Folder, _app) = (folder, app);

    public string Folder { get; }

    public NoticeId Notice { get; } = NoticeId.New();

    public EmployeeId Hr { get; } = EmployeeId.New();

    /// <summary>Makes the store: so many people who have met the bot.</summary>
    public static async Task<KilledStore> FillAsync(int people, string serviceUrl)
    {
        var folder = Directory.CreateTempSubdirectory("perfbot-kill-").FullName;
        var app = BotHost.Build([$"--Store:Folder={folder}", "--Store:Synchronous=Normal", "--environment=Development", "--Logging:LogLevel:Default=Error"]); // never started: for its services
        await StoreStart.PrepareAsync(app.Services, CancellationToken.None);
        var store = new KilledStore(folder, app);
        await store.InAsync((db, _) =>
        {
            Add(db, store.Hr, "HR", serviceUrl);
            db.RoleGrants.Add(RoleGrant.To(store.Hr, Roles.Hr));
            for (var i = 0; i < people; i++)
            {
                Add(db, EmployeeId.New(), $"P{i:D5}", serviceUrl);
            }

            return Task.CompletedTask;
        });
        app.Services.GetRequiredService<Charts>().Forget();
        return store;
    }

    /// <summary>HR releases a notice to everybody.</summary>
    public async Task ReleaseNoticeAsync()
    {
        await AskAsync(Hr, new SaveNotice(Notice.Value, 0, BigCompany.Title, "国庆放假 **七天**。"));
        var preview = (NoticePreviewCard)(await AskAsync(Hr, new AddressNotice(Notice.Value, $"{AudienceKind.Everyone}")))!;
        await AskAsync(Hr, new ReleaseNotice(Notice.Value, preview.Version));
    }

    /// <summary>HR starts a cycle with one line that everybody rates; where there are many people, most reviews are still to be opened then.</summary>
    public async Task StartCycleAsync()
    {
        var programme = Programme.Publish(SmallProgramme.Definition, 1, DateTimeOffset.UnixEpoch);
        await InAsync((db, _) =>
        {
            db.Programmes.Add(programme);
            return Task.CompletedTask;
        });
        await AskAsync(Hr, new StartCycle($"{programme.Id.Value}", "2026-07..2026-09", null, null, Guid.CreateVersion7()));
    }

    public async Task<T> ReadAsync<T>(Func<ReviewDb, Task<T>> read)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReviewDb>());
    }

    public Task<NoticeLedger> LedgerAsync() => ReadAsync(db => db.LedgerAsync(Notice, CancellationToken.None));

    /// <summary>The lines that were sent for certain, with their conversations.</summary>
    public Task<Dictionary<long, string>> SentAsync() => ReadAsync(db =>
        db.LedgerOf(Notice).Where(m => m.State == OutboxState.Sent).ToDictionaryAsync(m => m.Id, m => m.ConversationId!));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task InAsync(Func<ReviewDb, IServiceProvider, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        await work(db, scope.ServiceProvider);
        await db.SaveAsync(CancellationToken.None);
    }

    private async Task<ICard?> AskAsync<T>(EmployeeId who, T request)
    {
        ICard? card = null;
        await InAsync(async (_, services) =>
        {
            var chart = await _app.Services.GetRequiredService<Charts>().GetAsync(CancellationToken.None);
            card = (await services.GetRequiredService<IHandle<T>>().HandleAsync(request, new Caller.Human(chart.Find(who)!, Language.Chinese), CancellationToken.None)).Card;
        });
        return card;
    }

    private static void Add(ReviewDb db, EmployeeId id, string number, string serviceUrl)
    {
        var employee = Employee.Hire(id, number, $"员工{number}");
        employee.Link($"acc-{number}");
        db.Employees.Add(employee);
        db.Assignments.Add(Assignment.Give(AssignmentId.New(), id, "专员", 100, null, null, 0));
        db.Conversations.Add(Conversation.From(id, $"a:acc-{number}", $"29:acc-{number}", "28:bot", serviceUrl, TestBot.Tenant));
    }
}
