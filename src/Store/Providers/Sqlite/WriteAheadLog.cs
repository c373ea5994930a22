using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace PerfBot.Store.Providers.Sqlite;

/// <summary>
/// Brings what stands in the write-ahead log home into the file, beside those who write. SQLite leaves that to whoever happens to make the log too
/// long, and all others wait meanwhile for the disk.
/// </summary>
/// <param name="file">How the store is opened.</param>
internal sealed class WriteAheadLog(string file) : DbTransactionInterceptor
{
    /// <summary>In pages, 512 MB: beyond that whoever writes brings it home, in case nobody else can.</summary>
    public const int Longest = 4 * Usual;

    /// <summary>In pages, 128 MB: a page that many turns wrote is then written once, and the little that waits for the disk comes seldom.</summary>
    private const int Usual = 32_000;

    private long _pages;
    private int _isComingHome;

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Count((SqliteConnection)eventData.Context!.Database.GetDbConnection());

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    /// <summary>Counts what <paramref name="connection"/> has written since it was asked last.</summary>
    private void Count(SqliteConnection connection)
    {
        if (raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, resetFlg: 1) == raw.SQLITE_OK
            && Interlocked.Add(ref _pages, written) >= Usual
            && Interlocked.Exchange(ref _isComingHome, 1) == 0)
        {
            // It waits for the disk, and the pool has a thread per processor.
            _ = Task.Factory.StartNew(BringHomeAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private async Task BringHomeAsync()
    {
        try
        {
            await using var connection = new SqliteConnection(file);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)"; // nearly all of it, while others write on
            command.ExecuteNonQuery();
            using var turn = await WriteGate.EnterAsync(CancellationToken.None);
            command.CommandText = "PRAGMA wal_checkpoint(RESTART)"; // the rest; who writes next begins at the front of the log, unless somebody reads the end of it
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // The file is busy, or away: whoever writes is told, and the log keeps what it has.
        }
        finally
        {
            Volatile.Write(ref _pages, 0);
            Volatile.Write(ref _isComingHome, 0);
        }
    }
}
