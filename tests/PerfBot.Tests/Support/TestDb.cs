using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Tests.Support;

/// <summary>A store of its own, in a file as the bot has it, with all use cases and without a host: what is asked is asked in a unit of work and saved.</summary>
internal sealed class TestDb : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly ServiceProvider _services;

    private TestDb(TestStore store, FakeFiles files, ShiftedClock clock, ServiceProvider services) =>
        (_store, Files, Clock, _services) = (store, files, clock, services);

    /// <summary>Where the file is, on SQLite.</summary>
    public string Folder => _store.Folder;

    /// <summary>The settings that lead to it, as arguments of a command.</summary>
    public IEnumerable<string> Arguments => _store.Arguments;

    /// <summary>The time.</summary>
    public ShiftedClock Clock { get; }

    /// <summary>The files that "the channel" has, by address.</summary>
    public FakeFiles Files { get; }

    /// <summary>Makes one.</summary>
    /// <param name="on">The database, where it is not that of the run.</param>
    public static async Task<TestDb> CreateAsync(StoreProvider? on = null)
    {
        var store = await TestStore.CreateAsync(on: on);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([.. store.Settings, new("Web:PublicUrl", "https://perfbot.example")]).Build());
        services.AddLogging();
        services.AddStore();
        services.AddFeatures();
        var files = new FakeFiles();
        services.AddSingleton<IFileSource>(files);
        var clock = new ShiftedClock();
        services.AddSingleton<TimeProvider>(clock);
        var test = new TestDb(store, files, clock, services.BuildServiceProvider());
        await test.InAsync((db, _) => db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None));
        return test;
    }

    /// <summary>Asks a use case as the turn does: policy first, then the handler, then one save. Refused, nothing is saved.</summary>
    public async Task<Reply> AskAsync<TRequest>(TRequest request, Caller caller)
    {
        await using var scope = _services.CreateAsyncScope();
        Handlers.All.Single(h => h.Request == typeof(TRequest)).Policy.Check(caller);
        var reply = await scope.ServiceProvider.GetRequiredService<IHandle<TRequest>>().HandleAsync(request, caller, CancellationToken.None);
        await SaveAsync(scope.ServiceProvider);
        return reply;
    }

    /// <summary>Does something in a unit of work, and saves.</summary>
    public async Task InAsync(Func<ReviewDb, IServiceProvider, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ReviewDb>(), scope.ServiceProvider);
        await SaveAsync(scope.ServiceProvider);
    }

    /// <summary>Reads from the store.</summary>
    public async Task<T> ReadAsync<T>(Func<ReviewDb, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReviewDb>());
    }

    /// <summary>The people of today.</summary>
    public ValueTask<OrgChart> ChartAsync() => _services.GetRequiredService<Charts>().GetAsync(CancellationToken.None);

    /// <summary>The person with a number, asking.</summary>
    public async Task<Caller.Human> CallerAsync(string number) =>
        new((await ChartAsync()).People.Single(p => p.Number == number), Language.English);

    /// <summary>The audit events of an action, in their order.</summary>
    public Task<List<AuditEvent>> AuditAsync(string action) =>
        ReadAsync(db => db.AuditEvents.AsNoTracking().Where(e => e.Action == action).OrderBy(e => e.Sequence).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static async Task SaveAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ReviewDb>();
        if ((await db.SaveAsync(CancellationToken.None)).People)
        {
            services.GetRequiredService<Charts>().Forget();
        }
    }
}

/// <summary>Files that lie where a test puts them.</summary>
internal sealed class FakeFiles : IFileSource
{
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>How many were read.</summary>
    public int Reads { get; private set; }

    /// <summary>Puts a file; the answer is how the channel offers it.</summary>
    public SentFile Put(string name, string content) => Put(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Puts a file; the answer is how the channel offers it.</summary>
    public SentFile Put(string name, byte[] content)
    {
        var url = $"https://files.example/{_files.Count}";
        _files[url] = content;
        return new(name, url);
    }

    public Task<byte[]> ReadAsync(string name, string url, CancellationToken ct)
    {
        Reads++;
        return _files.TryGetValue(url, out var content)
            ? Task.FromResult(content)
            : throw new RefusedException(new FileNotFetched(FetchFault.Unavailable));
    }
}
