using Microsoft.Data.Sqlite;
using PerfBot.Domain.Delivery;
using PerfBot.Store;
using PerfBot.Store.Providers.Sqlite;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store.Providers.Sqlite;

/// <summary>What was written comes home into the file while the store is in use.</summary>
[Trait("Speed", "Slow")]
public sealed class WriteAheadLogTests
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>In megabytes: however slow the disk was with what came before, so much and no more may wait in the log for the next time.</summary>
    private const int LeftInTheLog = 130;

    private int _turns;

    [Fact]
    public async Task However_much_is_written_the_log_stays_short()
    {
        await using var store = await TestDb.CreateAsync(StoreProvider.Sqlite);

        for (var megabytes = 150; megabytes <= 600; megabytes += 150)
        {
            await WriteAsync(store, megabytes: 150);
            await ComesHomeAsync(store, megabytes - LeftInTheLog);
        }

        Assert.InRange(LengthOf(store, ".db-wal"), 1, 400 * Megabyte);
    }

    [Fact]
    public async Task Somebody_who_reads_for_long_keeps_nobody_from_writing_and_sees_one_moment()
    {
        await using var store = await TestDb.CreateAsync(StoreProvider.Sqlite);
        await WriteAsync(store, megabytes: 1);
        using (var connection = new SqliteConnection(SqliteDialect.ConnectionTo(FileOf(store, ".db"))))
        {
            connection.Open();
            using var moment = connection.BeginTransaction(deferred: true);
            var before = Count(connection, moment);

            await WriteAsync(store, megabytes: 150);

            Assert.Equal(before, Count(connection, moment));
            Assert.InRange(LengthOf(store, ".db"), 1, 10 * Megabyte); // what it may still read stays where it is
        }

        await WriteAsync(store, megabytes: 300); // the attempt beside the reader may have ended late, and counting begins anew after it
        await ComesHomeAsync(store, 150);
    }

    private static string FileOf(TestDb store, string ending) => Directory.GetFiles(store.Folder, "*" + ending).Single(f => f.EndsWith(ending, StringComparison.Ordinal));

    private static long LengthOf(TestDb store, string ending) => new FileInfo(FileOf(store, ending)).Length;

    private static long Count(SqliteConnection connection, SqliteTransaction moment)
    {
        using var command = connection.CreateCommand();
        command.Transaction = moment;
        command.CommandText = "SELECT COUNT(*) FROM AnsweredTurns";
        return (long)command.ExecuteScalar()!;
    }

    private static async Task ComesHomeAsync(TestDb store, int megabytes)
    {
        for (var i = 0; i < 1_200 && LengthOf(store, ".db") < megabytes * Megabyte; i++)
        {
            await Task.Delay(50);
        }

        Assert.InRange(LengthOf(store, ".db"), megabytes * Megabyte, long.MaxValue);
    }

    private async Task WriteAsync(TestDb store, int megabytes)
    {
        for (var i = 0; i < 4 * megabytes; i++)
        {
            await store.ReadAsync(async db =>
            {
                var key = BitConverter.GetBytes(++_turns);
                db.Remember(AnsweredTurn.Keep(key, key, new byte[Megabyte / 4], DateTimeOffset.UnixEpoch));
                return await db.SaveAsync(CancellationToken.None);
            });
        }
    }
}
