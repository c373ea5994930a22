using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace PerfBot.Store.Providers.Sqlite;

/// <summary>SQLite: one writer, a file, and a connection that is worth keeping.</summary>
internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>Before the first connection: a connection serves one turn at a time, and nobody asks how much memory SQLite has taken, so it need not lock for either.</summary>
    private SqliteDialect()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public override bool KeepsConnections => true;

    /// <summary>How <paramref name="file"/> is opened. The shelf keeps connections; a pool behind it would keep, with all that SQLite holds for them, those that the shelf gave up.</summary>
    public static string ConnectionTo(string file) => $"Data Source={file};Default Timeout=30;Pooling=False";

    public override Func<ReviewDb> Contexts(StoreOptions options, ILoggerFactory? log)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(options.SqliteFile)!);
        var file = ConnectionTo(options.SqliteFile);
        var db = Builder<SqliteReviewDb>(log);
        db.UseModel(Model).UseSqlite(file).AddInterceptors(new SqlitePragmas(options.Synchronous), new PreparedCommands(), new WriteAheadLog(file));
        return () => new SqliteReviewDb(db.Options);
    }

    public override ValueTask<WriteGate.Turn> EnterAsync(CancellationToken ct) => WriteGate.EnterAsync(ct);

    protected override ReviewDb WithoutStore() => new SqliteReviewDb(Builder<SqliteReviewDb>(log: null).UseSqlite().Options);

    public override async Task<IAsyncDisposable> LockSchemaAsync(ReviewDb db, CancellationToken ct)
    {
        var path = db.Database.GetDbConnection().DataSource + ".lock";
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); // a process that dies lets go of it
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Glance, ct);
            }
        }
    }

    public override Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true)); // reads the write-ahead log as it is now

    /// <summary>EF's own lock is a row that stays where a process died while it migrated. Whoever has the file is alone: the row is such a leftover.</summary>
    public override async Task ForgetMigrationAsync(ReviewDb db, CancellationToken ct)
    {
        var isThere = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct) > 0;
        if (isThere)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
        }
    }
}
