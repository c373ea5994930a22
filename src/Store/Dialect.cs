using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using PerfBot.Store.Providers.Postgres;
using PerfBot.Store.Providers.Sqlite;
using PerfBot.Store.Providers.SqlServer;

namespace PerfBot.Store;

/// <summary>What a database does in its own way, beyond its model and what EF translates.</summary>
internal abstract class Dialect
{
    // EF takes a third of a second to make it, and would do so for every store that a process opens.
    private readonly Lazy<IModel> _model;

    private protected Dialect() => _model = new(() =>
    {
        using var db = WithoutStore();
        return db.Model;
    });

    /// <summary>Whether a context keeps its connection open between turns: worth it where opening one costs more than a turn.</summary>
    public virtual bool KeepsConnections => false;

    /// <summary>SQL without a result that makes other transactions wait here until this one ends, before it reads the end of the audit log. Empty where a transaction that writes is alone anyway.</summary>
    public virtual string LockAudit => "";

    /// <summary>The dialect of a database.</summary>
    /// <remarks>A method for each: a process loads the driver of its own database alone.</remarks>
    public static Dialect Of(StoreProvider provider) => provider switch
    {
        StoreProvider.Postgres => Postgres(),
        StoreProvider.SqlServer => SqlServer(),
        _ => Sqlite(),
    };

    /// <summary>The model in this database's terms: one for the process.</summary>
    protected IModel Model => _model.Value;

    /// <summary>Begins to make the model, while whoever calls goes on: it is needed soon.</summary>
    public void BeginModel() => _ = Task.Run(() => _model.Value);

    /// <summary>Makes contexts for the database of <paramref name="options"/>.</summary>
    public abstract Func<ReviewDb> Contexts(StoreOptions options, ILoggerFactory? log);

    /// <summary>Waits until this process may write.</summary>
    public virtual ValueTask<WriteGate.Turn> EnterAsync(CancellationToken ct) => default;

    /// <summary>Waits within a transaction until no other one holds this lock; it is given back with the transaction. Nothing where a transaction that writes is alone anyway.</summary>
    public virtual Task LockAsync(ReviewDb db, string about, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Waits until no other process changes the schema, or fills a store that is new. The database exists afterwards.</summary>
    public abstract Task<IAsyncDisposable> LockSchemaAsync(ReviewDb db, CancellationToken ct);

    /// <summary>Removes what a process that died while it migrated has left behind. Only for whoever has locked the schema.</summary>
    public virtual Task ForgetMigrationAsync(ReviewDb db, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Begins to read the store as it is in one moment, while others go on writing.</summary>
    public abstract Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken ct);

    /// <summary>SQL that lets rows be added under numbers that they had before; empty where nothing is needed.</summary>
    public virtual string BeforeNumbered(string table, string column) => "";

    /// <summary>SQL that lets the database go on numbering after them; empty where nothing is needed.</summary>
    public virtual string AfterNumbered(string table, string column) => "";

    /// <summary>A context that has a model and nothing else.</summary>
    protected abstract ReviewDb WithoutStore();

    /// <summary>What holds for each of them.</summary>
    protected static DbContextOptionsBuilder<TDb> Builder<TDb>(ILoggerFactory? log)
        where TDb : ReviewDb
    {
        var db = new DbContextOptionsBuilder<TDb>();
        db.UseLoggerFactory(log)
            .EnableThreadSafetyChecks(false)
            .ConfigureWarnings(w => w
                .Ignore(RelationalEventId.PendingModelChangesWarning) // a test compares the model; at every start that would cost a tenth of a second
                .Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug))); // most of them pass with the next attempt; who does not try again logs them
        return db;
    }

    /// <summary>Makes the database itself, unless it exists; another process may be doing the same.</summary>
    protected static async Task EnsureExistsAsync(ReviewDb db, CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(ct))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(ct);
        }
        catch (DbException)
        {
            if (!await creator.ExistsAsync(ct))
            {
                throw;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SqliteDialect Sqlite() => SqliteDialect.Instance;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgresDialect Postgres() => PostgresDialect.Instance;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SqlServerDialect SqlServer() => SqlServerDialect.Instance;
}
