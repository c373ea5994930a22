using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Delivery;
using PerfBot.Bot.Hosting;
using PerfBot.Bot.Turns;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Cards.Tasks;
using PerfBot.Cards.Team;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reminders;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;

namespace PerfBot.Benchmarks;

/// <summary>
/// <c>scale PEOPLE… [SETTING…]</c>: how long the work of a whole company takes, and what it allocates, for companies of these sizes, each in a store of
/// its own. A setting such as <c>--Store:Provider=Postgres</c> is given to the bot as it is.
/// </summary>
internal sealed class ScaleReport : IAsyncDisposable
{
    private const string Hr = ScaleCompany.Hr;

    private readonly string _folder = Directory.CreateTempSubdirectory("perfbot-scale-").FullName;
    private readonly SetTime _time = new();
    private readonly WebApplication _app;
    private readonly int _people;
    private readonly Guid _cycle = Guid.CreateVersion7();
    private readonly Guid _second = Guid.CreateVersion7();

    private ScaleReport(int people, IEnumerable<string> settings)
    {
        _people = people;
        _app = BotHost.Build(
            [
                "--urls=http://127.0.0.1:0", "--environment=Development", $"--Store:Folder={_folder}", "--Logging:LogLevel:Default=Error",
                "--Delivery:RequestsPerSecond=100000", "--Delivery:ConversationsPerSecond=100000", .. settings,
            ],
            services =>
            {
                services.AddSingleton<TimeProvider>(_time);
                services.AddSingleton(new TeamsHttp(new TakesAll()));
            });
    }

    public static async Task RunAsync(IReadOnlyList<int> sizes, IReadOnlyList<string> settings)
    {
        var tables = new List<IReadOnlyList<(string What, double Milliseconds, double Megabytes)>>();
        foreach (var people in sizes)
        {
            await using var report = new ScaleReport(people, settings);
            tables.Add(await report.MeasureAsync());
        }

        var growth = (double)sizes[^1] / sizes[0];
        Console.WriteLine($"{"",-48}{string.Concat(sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s,10} people       ")))}");
        foreach (var (what, i) in tables[0].Select((row, i) => (row.What, i)))
        {
            var cells = tables.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t[i].Milliseconds,10:F1} ms {t[i].Megabytes,7:F1} MB"));
            var factor = tables[^1][i].Milliseconds / Math.Max(0.1, tables[0][i].Milliseconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-48}{string.Concat(cells)}  x{factor:F1} for x{growth:F0}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<IReadOnlyList<(string, double, double)>> MeasureAsync()
    {
        var rows = new List<(string, double, double)>();
        await StoreStart.PrepareAsync(_app.Services, CancellationToken.None);
        rows.Add(await TimeAsync("(making the company)", () => ScaleCompany.FillAsync(_app.Services, _people)));
        await _app.StartAsync();
        await AddWatchedAsync(rows, "opening a cycle, until all is open", () => OpenCycleAsync(_cycle, "2026-07..2026-09"));
        rows.Add(await TimeAsync("the cards of the cycle, until all are sent", QuietAsync));
        rows.Add(await BestAsync("progress card", () => AskAsync(Hr, new ShowProgress(_cycle))));
        rows.Add(await BestAsync("a manager's card", () => AskAsync(ScaleCompany.Account(0), new ShowTeam())));
        rows.Add(await BestAsync("computing all results", ResultsAsync));
        rows.Add(await TimeAsync("a notice to everybody, until all are sent", NoticeAsync));
        _time.Shift = TimeSpan.FromDays(1);
        for (var day = 0; day < 10 && await RemindedAsync() == 0; day++)
        {
            rows.RemoveAll(r => r.Item1.StartsWith("a nightly", StringComparison.Ordinal));
            _time.Shift = Morning(day + 1);
            rows.Add(await TimeAsync("a nightly reminder run", RemindAsync));
        }

        rows.Add(await TimeAsync("  its reminders, until all are sent", QuietAsync));
        await StagePass.ComeToResultsAsync(_app.Services);
        await AddWatchedAsync(rows, "opening all results, until all are open", async () => rows.Add(await OpenResultsAsync()));
        rows.Add(await TimeAsync("  their cards, until all are sent", QuietAsync));
        await OpenCycleAsync(_second, "2026-04..2026-06");
        await QuietAsync();
        await AddWatchedAsync(rows, "cancelling a cycle, until all is ended", async () => rows.Add(await CancelAsync()));
        return rows;
    }

    /// <summary>Times something that one click does for everybody, and how long others wait meanwhile.</summary>
    private async Task AddWatchedAsync(List<(string, double, double)> rows, string what, Func<Task> work)
    {
        using var others = new CancellationTokenSource();
        var turns = Task.Run(() => OthersAsync(others.Token), CancellationToken.None);
        rows.Add(await TimeAsync(what, work));
        await others.CancelAsync();
        var waits = await turns;
        rows.Add(("  the 99th percentile of other turns meanwhile", Percentile(waits, 0.99), 0));
        rows.Add(("  the longest of other turns meanwhile", waits.DefaultIfEmpty().Max(), 0));
    }

    /// <summary>Ten in the morning in Shanghai so many days from now, as a shift of the clock.</summary>
    private static TimeSpan Morning(int days)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(days).AddHours(2) - now;
    }

    private async Task OpenCycleAsync(Guid id, string period)
    {
        var programme = await ReadAsync(db => db.Programmes.Where(p => p.Key == "standard").Select(p => p.Id).FirstAsync());
        await AskAsync(Hr, new StartCycle($"{programme.Value}", period, null, null, id));
        while (await ReadAsync(db => db.Cycles.AnyAsync(c => c.IsOpening)))
        {
            await Task.Delay(50);
        }

        if (await ReadAsync(db => db.Reviews.CountAsync(r => r.Cycle == new CycleId(id))) != _people)
        {
            throw new InvalidOperationException("Somebody has no review.");
        }
    }

    /// <summary>The click; then it waits until the batches are through.</summary>
    private async Task<(string, double, double)> OpenResultsAsync()
    {
        var click = await TimeAsync("  the click that opens all results", () => AskAsync(Hr, new OpenResults(_cycle)));
        while (await ReadAsync(db => db.Cycles.AnyAsync(c => c.IsOpeningResults)))
        {
            await Task.Delay(50);
        }

        return await ReadAsync(db => db.Results.CountAsync()) == _people ? click : throw new InvalidOperationException("Somebody has no result.");
    }

    private async Task<(string, double, double)> CancelAsync()
    {
        var click = await TimeAsync("  the click that cancels a cycle", () => AskAsync(Hr, new CancelCycle(_second, "方案调整")));
        while (await ReadAsync(db => db.Cycles.AnyAsync(c => c.IsEnding)))
        {
            await Task.Delay(50);
        }

        return await ReadAsync(db => db.Reviews.AnyAsync(r => r.Cycle == new CycleId(_second) && r.ClosedAt == null)) ? throw new InvalidOperationException("A review is open still.") : click;
    }

    /// <summary>Somebody or other asks for their tasks, one after the other, each with a pause.</summary>
    private async Task<List<double>> OthersAsync(CancellationToken ct)
    {
        var (runner, waits) = (_app.Services.GetRequiredService<TurnRunner>(), new List<double>());
        for (var n = 0; !ct.IsCancellationRequested; n++)
        {
            var turn = new Turn
            {
                ChannelUser = ScaleCompany.Account(n % _people), Activity = Asking(ScaleCompany.Account(n % _people)), Key = BitConverter.GetBytes((long)n), Click = BitConverter.GetBytes((long)n), Verb = ShowMyTasks.Verb,
                Data = JsonSerializer.SerializeToElement(new { }),
            };
            var start = Stopwatch.GetTimestamp();
            await runner.RunAsync(turn, CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(5, CancellationToken.None);
        }

        return waits;
    }

    /// <summary>A click in the person's own chat: who is reached where follows what comes in.</summary>
    private static PerfBot.Teams.Wire.Activity Asking(string account) => ActivityReader.Parse(Encoding.UTF8.GetBytes(
        $$$"""{"type":"invoke","name":"adaptiveCard/action","id":"x","serviceUrl":"https://smba.trafficmanager.net/teams/","from":{"id":"29:{{{account}}}"},"recipient":{"id":"28:bot"},"conversation":{"id":"a:{{{account}}}","conversationType":"personal","tenantId":"tenant"}}""")).Activity!;

    private async Task QuietAsync()
    {
        while (await ReadAsync(db => db.Outbox.AnyAsync(m => m.State == OutboxState.Pending)) || !await ReadAsync(db => db.Notices.AllAsync(n => n.IsSpread)))
        {
            await Task.Delay(20);
        }
    }

    private async Task ResultsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var results = scope.ServiceProvider.GetRequiredService<CycleResults>();
        var (cycle, programme, reviews) = await results.LoadAsync(_cycle, await CallerAsync(Hr), CancellationToken.None);
        if ((await results.ScoreAsync(cycle, programme, reviews, CancellationToken.None)).Count != _people)
        {
            throw new InvalidOperationException("Somebody has no result.");
        }
    }

    private async Task NoticeAsync()
    {
        var id = Guid.CreateVersion7();
        await AskAsync(Hr, new SaveNotice(id, 0, "放假安排", "国庆放假 **七天**。"));
        var preview = (NoticePreviewCard)(await AskAsync(Hr, new AddressNotice(id, $"{AudienceKind.Everyone}")))!;
        await AskAsync(Hr, new ReleaseNotice(id, preview.Version));
        await QuietAsync();
        var ledger = await ReadAsync(db => db.LedgerAsync(new NoticeId(id), CancellationToken.None));
        if (ledger.Sent != _people + 1)
        {
            throw new InvalidOperationException($"{ledger}");
        }
    }

    private async Task RemindAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IHandle<RemindOpenTasks>>().HandleAsync(new RemindOpenTasks(), new Caller.Scheduler(), CancellationToken.None);
        await SaveAsync(scope.ServiceProvider);
    }

    private Task<int> RemindedAsync() => ReadAsync(db => db.Digests.CountAsync());

    private async Task<T> ReadAsync<T>(Func<ReviewDb, Task<T>> read)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReviewDb>());
    }

    private async Task<ICard?> AskAsync<T>(string account, T request)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var reply = await scope.ServiceProvider.GetRequiredService<IHandle<T>>().HandleAsync(request, await CallerAsync(account), CancellationToken.None);
        if (reply.Card is { } card)
        {
            AdaptiveCardWriter.Write(card, Language.Chinese);
        }

        await SaveAsync(scope.ServiceProvider);
        return reply.Card;
    }

    private async Task SaveAsync(IServiceProvider services)
    {
        await services.GetRequiredService<ReviewDb>().SaveAsync(CancellationToken.None);
        _app.Services.GetRequiredService<OutboxSignal>().Set(); // as a turn and a job do
    }

    private async Task<Caller.Human> CallerAsync(string account) =>
        new((await _app.Services.GetRequiredService<Charts>().GetAsync(CancellationToken.None)).FindByChannelUser(account)!, Language.Chinese);

    private static async Task<(string, double, double)> TimeAsync(string what, Func<Task> work)
    {
        var (before, start) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        await work();
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what}: {took:F1} ms")); // the table comes at the end
        return (what, took, (GC.GetTotalAllocatedBytes() - before) / 1e6);
    }

    /// <summary>The median of seven, after two that nobody looks at.</summary>
    private static async Task<(string, double, double)> BestAsync(string what, Func<Task> work)
    {
        var times = new List<(string What, double Milliseconds, double Megabytes)>();
        for (var i = 0; i < 9; i++)
        {
            times.Add(await TimeAsync(what, work));
        }

        return times.Skip(2).OrderBy(t => t.Milliseconds).ElementAt(3);
    }

    private static double Percentile(List<double> values, double part) => values.Count == 0 ? 0 : values.Order().ElementAt((int)(part * (values.Count - 1)));
}
