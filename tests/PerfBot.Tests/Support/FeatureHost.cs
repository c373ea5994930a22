using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;
using PerfBot.Features;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Providers.Sqlite;

namespace PerfBot.Tests.Support;

/// <summary>The use cases on a database of their own in memory, without a channel and without a web server: each request runs as a turn does, and is saved or not.</summary>
internal sealed class FeatureHost : IAsyncDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly ServiceProvider _services;

    private FeatureHost()
    {
        _connection.Open();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddFeatures();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddScoped<ReviewDb>(_ => new SqliteReviewDb(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite(_connection).EnableThreadSafetyChecks(false).Options));
        _services = services.BuildServiceProvider();
    }

    /// <summary>Stands still until a test moves it.</summary>
    public StillClock Clock { get; } = new();

    public static async Task<FeatureHost> StartAsync()
    {
        var host = new FeatureHost();
        await using var scope = host._services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReviewDb>().Database.EnsureCreatedAsync();
        return host;
    }

    /// <summary>Runs a request as <paramref name="who"/>: the policy first, then the use case; what it changed is saved.</summary>
    /// <exception cref="PerfBot.Domain.Kernel.RefusedException">It was refused, and nothing is saved.</exception>
    public Task<ICard> AskAsync<TRequest>(EmployeeId who, TRequest request) => AskAsync(who, typeof(TRequest), request!);

    /// <summary>The same for a request whose type is known only when it runs.</summary>
    public async Task<ICard> AskAsync(EmployeeId who, Type type, object request)
    {
        await using var scope = _services.CreateAsyncScope();
        var chart = await _services.GetRequiredService<Charts>().GetAsync(CancellationToken.None);
        var caller = new Caller.Human(chart.Find(who)!, Language.Chinese);
        var handler = Handlers.All.Single(h => h.Request == type);
        handler.Policy.Check(caller);
        var reply = await (Task<Reply>)handler.Contract.GetMethod(nameof(IHandle<object>.HandleAsync))!
            .Invoke(scope.ServiceProvider.GetRequiredService(handler.Contract), [request, caller, CancellationToken.None])!;
        await scope.ServiceProvider.GetRequiredService<ReviewDb>().SaveAsync(CancellationToken.None);
        return reply.Card!;
    }

    /// <summary>Changes the store without a use case.</summary>
    public async Task ChangeAsync(Action<ReviewDb> change)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        change(db);
        await db.SaveAsync(CancellationToken.None);
        _services.GetRequiredService<Charts>().Forget();
    }

    /// <summary>Looks into the store.</summary>
    public async Task<T> ReadAsync<T>(Func<ReviewDb, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReviewDb>());
    }

    /// <summary>Everything in the store as text, so that two moments can be compared.</summary>
    public async Task<string> DumpAsync()
    {
        await using var tables = _connection.CreateCommand();
        tables.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        var names = new List<string>();
        await using (var reader = await tables.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        var dump = new System.Text.StringBuilder();
        foreach (var name in names)
        {
            await using var rows = _connection.CreateCommand();
            rows.CommandText = $"SELECT * FROM \"{name}\"";
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                dump.Append(name);
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    dump.Append('|').Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i));
                }

                dump.Append('\n');
            }
        }

        return dump.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>A clock that a test sets: 13 October 2026, ten in the morning in Shanghai, to begin with.</summary>
internal sealed class StillClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 10, 13, 10, 0, 0, TimeSpan.FromHours(8));

    public void Advance(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();
}
