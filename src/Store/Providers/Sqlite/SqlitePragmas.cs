using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PerfBot.Store.Providers.Sqlite;

/// <summary>How safely SQLite keeps a commit.</summary>
public enum SqliteSynchronous
{
    /// <summary>Every commit reaches the disk before it is answered. The default.</summary>
    Full,

    /// <summary>The last commits may be lost with the power, never with the process; the file stays whole.</summary>
    Normal,
}

/// <summary>Sets what SQLite forgets with each connection.</summary>
internal sealed class SqlitePragmas(SqliteSynchronous synchronous) : DbConnectionInterceptor
{
    /// <summary>Half a megabyte of pages per connection: what others write makes them stale anyway, and the system keeps the file in memory.</summary>
    private const int CacheKilobytes = 512;

    private readonly string _sql = $"PRAGMA journal_mode=WAL; PRAGMA synchronous={(synchronous == SqliteSynchronous.Normal ? "NORMAL" : "FULL")}; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint={WriteAheadLog.Longest}; PRAGMA cache_size=-{CacheKilobytes};";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _sql;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite works in the process: there is nothing to wait for.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
