using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using PerfBot.Store;
using Quartz;

namespace PerfBot.Bot.Jobs;

/// <summary>Puts the scheduler's tables beside PerfBot's own.</summary>
internal static class JobTables
{
    /// <summary>How often a node of a cluster says that it lives.</summary>
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    /// <summary>How long a node may be late before the others take over what it was doing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Points the scheduler at the database of <paramref name="store"/>. On a server the nodes share the work; a file has one node.</summary>
    public static void In(StoreOptions store, IPersistentStoreBuilder tables)
    {
        switch (store.Provider)
        {
            case StoreProvider.Postgres:
                Postgres(store, tables);
                break;
            case StoreProvider.SqlServer:
                SqlServer(store, tables);
                break;
            default:
                tables.UseSqlite(SqliteFactory.Instance, $"Data Source={store.SqliteFile};Default Timeout=30");
                return;
        }

        tables.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, Patience));
    }

    // Not inlined: a process loads the driver of its own database alone.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Postgres(StoreOptions store, IPersistentStoreBuilder tables) => tables.UsePostgres(NpgsqlFactory.Instance, store.ConnectionString!);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SqlServer(StoreOptions store, IPersistentStoreBuilder tables) => tables.UseSqlServer(SqlClientFactory.Instance, store.ConnectionString!);
}
