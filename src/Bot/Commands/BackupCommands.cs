using System.Globalization;
using Microsoft.Extensions.Options;
using PerfBot.Bot.Hosting;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Backup;
using PerfBot.Store.Queries;

namespace PerfBot.Bot.Commands;

/// <summary>The commands <c>backup</c>, <c>restore FILE</c> and <c>verify [FILE]</c>, on the configured store.</summary>
internal static class BackupCommands
{
    private const int Ok = 0;
    private const int Problems = 1;
    private const int Misused = 2;

    /// <summary>Writes a backup and deletes expired ones. The bot may run meanwhile.</summary>
    public static Task<int> BackupAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct = default) => RunAsync(args, error, file: false, async (store, _) =>
    {
        var options = store.Backup;
        Directory.CreateDirectory(options.Folder);
        var now = store.Services.GetRequiredService<CompanyClock>().Now();
        var file = Path.Combine(options.Folder, BackupRetention.NameOf(now));
        var manifest = await BackupWriter.WriteAsync(store.Db, file, options, now, ct);
        await output.WriteLineAsync($"Wrote and read back {file}: {manifest.Tables.Count} tables, {manifest.Rows} rows, {new FileInfo(file).Length} bytes.");
        foreach (var expired in BackupRetention.Expired(Directory.EnumerateFiles(options.Folder).Select(f => Path.GetFileName(f)), options))
        {
            File.Delete(Path.Combine(options.Folder, expired));
            await output.WriteLineAsync($"Deleted {expired}.");
        }

        return Ok;
    });

    /// <summary>Brings a backup into an empty store.</summary>
    public static Task<int> RestoreAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct = default) => RunAsync(args, error, file: true, async (store, file) =>
    {
        var manifest = await StoreRestore.RunAsync(store.Db, file!, store.Backup, ct);
        await store.Db.TakeBackAsync(DateTimeOffset.MaxValue, "restored", ct); // whoever was sending then sends nothing here
        await output.WriteLineAsync($"Restored {manifest.Tables.Count} tables, {manifest.Rows} rows, taken at {Time(manifest.Head.TakenAt)}.");
        return await CheckAsync(store.Db, output, error, ct);
    });

    /// <summary>Checks a backup, or the store.</summary>
    public static Task<int> VerifyAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct = default) => RunAsync(args, error, file: null, async (store, file) =>
    {
        if (file is null)
        {
            return await CheckAsync(store.Db, output, error, ct);
        }

        var manifest = await BackupReader.CheckAsync(file, store.Backup, ct);
        await output.WriteLineAsync($"{file} is whole: {manifest.Tables.Count} tables, {manifest.Rows} rows, taken at {Time(manifest.Head.TakenAt)}.");
        foreach (var table in manifest.Tables)
        {
            await output.WriteLineAsync($"  {table.Table}: {table.Rows}");
        }

        return Ok;
    });

    private static async Task<int> CheckAsync(ReviewDb db, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var health = await StoreCheck.RunAsync(db, ct);
        foreach (var problem in health.Problems)
        {
            await error.WriteLineAsync(problem);
        }

        await output.WriteLineAsync($"The store has {health.AuditEvents} audit events and {health.Tables.Sum(t => t.Rows)} rows; {health.Problems.Count} problems.");
        return health.Problems.Count == 0 ? Ok : Problems;
    }

    /// <summary>Opens the store and runs a command.</summary>
    /// <param name="args">The command's word, its file, settings.</param>
    /// <param name="error">Where it is said what is wrong.</param>
    /// <param name="file">Whether there is a file among the arguments: yes, no, or as one likes.</param>
    /// <param name="run">The command.</param>
    private static async Task<int> RunAsync(string[] args, TextWriter error, bool? file, Func<OpenStore, string?, Task<int>> run)
    {
        var named = args.Length > 1 && !args[1].StartsWith('-') ? args[1] : null;
        if (file is { } wanted && wanted != named is not null)
        {
            await error.WriteLineAsync("Usage: backup | restore FILE | verify [FILE]   (settings follow, such as --Backup:Folder=…)");
            return Misused;
        }

        try
        {
            await using var app = BotHost.Build(args[(named is null ? 1 : 2)..]);
            await using var scope = app.Services.CreateAsyncScope();
            return await run(new(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ReviewDb>(), scope.ServiceProvider.GetRequiredService<IOptions<BackupOptions>>().Value), named);
        }
        catch (Exception e) when (e is BackupException or OptionsValidationException)
        {
            await error.WriteLineAsync(e.Message);
            return Problems;
        }
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The store of a command.</summary>
    private sealed record OpenStore(IServiceProvider Services, ReviewDb Db, BackupOptions Backup);
}
