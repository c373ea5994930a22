using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Hosting;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Teams.Connector;

namespace PerfBot.EndToEnd.Support;

/// <summary>The whole bot with many people in its store, and a channel without a network.</summary>
internal sealed class BigCompany : IAsyncDisposable
{
    public const string Title = "放假安排";

    private readonly string _folder = Directory.CreateTempSubdirectory("perfbot-big-").FullName;
    private WebApplication _app = null!;

    private BigCompany(FaultyChannel channel) => Channel = channel;

    public FaultyChannel Channel { get; }

    public Guid Notice { get; } = Guid.CreateVersion7();

    public EmployeeId Hr { get; } = EmployeeId.New();

    public IServiceProvider Services => _app.Services;

    /// <summary>The account of a person, from 0.</summary>
    public static string Account(int person) => $"acc-{person:D5}";

    /// <summary>Starts the bot with so many people; every tenth has never met it, and every hundredth has no account.</summary>
    public static async Task<BigCompany> StartAsync(int people, TimeProvider time, params string[] settings)
    {
        var company = new BigCompany(new FaultyChannel(time));
        company._app = BotHost.Build(
            [
                "--urls=http://127.0.0.1:0", "--environment=Development", $"--Store:Folder={company._folder}", "--Store:Synchronous=Normal",
                "--Bot:AppId=22222222-2222-4222-8222-222222222222", "--Bot:AppTenantId=11111111-1111-4111-8111-111111111111", "--Bot:ClientSecret=x",
                "--Logging:LogLevel:Default=Error", .. settings,
            ],
            services =>
            {
                services.AddSingleton(time);
                services.AddSingleton<IConnectorTokens, NoTokens>();
                services.AddSingleton(new TeamsHttp(company.Channel));
            });
        await StoreStart.PrepareAsync(company.Services, CancellationToken.None);
        await company.FillAsync(people);
        await company._app.StartAsync();
        return company;
    }

    public async Task<T> ReadAsync<T>(Func<ReviewDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReviewDb>());
    }

    public async Task InAsync(Action<ReviewDb> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        change(db);
        await db.SaveAsync(CancellationToken.None);
    }

    /// <summary>HR asks.</summary>
    public async Task<ICard?> AskAsync<T>(T request)
    {
        await using var scope = Services.CreateAsyncScope();
        var chart = await Services.GetRequiredService<Charts>().GetAsync(CancellationToken.None);
        var reply = await scope.ServiceProvider.GetRequiredService<IHandle<T>>().HandleAsync(request, new Caller.Human(chart.Find(Hr)!, Language.Chinese), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ReviewDb>().SaveAsync(CancellationToken.None);
        return reply.Card;
    }

    /// <summary>HR sends a notice to everybody.</summary>
    public async Task SendNoticeAsync()
    {
        await AskAsync(new SaveNotice(Notice, 0, Title, "国庆放假 **七天**。"));
        var preview = (NoticePreviewCard)(await AskAsync(new AddressNotice(Notice, $"{AudienceKind.Everyone}")))!;
        await AskAsync(new ReleaseNotice(Notice, preview.Version));
    }

    public Task<NoticeLedger> LedgerAsync() => ReadAsync(db => db.LedgerAsync(new NoticeId(Notice), CancellationToken.None));

    /// <summary>Waits until nothing is on its way any more.</summary>
    public async Task<bool> IsQuietAsync() =>
        !await ReadAsync(db => db.Outbox.AnyAsync(m => m.State == OutboxState.Pending)) && await ReadAsync(db => db.Notices.AllAsync(n => n.IsSpread));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Channel.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync(int people)
    {
        await InAsync(db =>
        {
            db.Employees.Add(Linked(Hr, "HR", null));
            db.RoleGrants.Add(RoleGrant.To(Hr, Roles.Hr));
            for (var i = 0; i < people; i++)
            {
                var id = EmployeeId.New();
                db.Employees.Add(Linked(id, $"P{i:D5}", i % 100 == 7 ? null : Account(i)));
                if (i % 10 != 7)
                {
                    db.Conversations.Add(Conversation.From(id, $"a:{Account(i)}", $"29:{Account(i)}", "28:bot", "https://smba.trafficmanager.net/teams/", "11111111-1111-4111-8111-111111111111"));
                }
            }
        });
        Services.GetRequiredService<Charts>().Forget();
    }

    private static Employee Linked(EmployeeId id, string number, string? account)
    {
        var employee = Employee.Hire(id, number, $"员工{number}");
        if (account is not null)
        {
            employee.Link(account);
        }

        return employee;
    }

    private sealed class NoTokens : IConnectorTokens
    {
        public ValueTask<string?> GetAsync(CancellationToken ct) => new((string?)null);

        public void Forget(string token)
        {
        }
    }
}
