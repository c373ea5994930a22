using Microsoft.EntityFrameworkCore;
using PerfBot.Store;
using PerfBot.Store.Providers.Postgres;
using PerfBot.Store.Providers.Sqlite;
using PerfBot.Store.Providers.SqlServer;

namespace PerfBot.Tests.Architecture;

/// <summary>The model of the store on each database, without a database behind it.</summary>
internal static class StoreModel
{
    private static readonly DbContextOptions<SqlServerReviewDb> OnSqlServer = new DbContextOptionsBuilder<SqlServerReviewDb>().UseSqlServer("Server=127.0.0.1").Options;

    public static ReviewDb Open() => new SqliteReviewDb(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite("Data Source=:memory:").Options);

    public static ReviewDb Postgres() => new PostgresReviewDb(new DbContextOptionsBuilder<PostgresReviewDb>().UseNpgsql("Host=127.0.0.1").Options);

    public static ReviewDb SqlServer() => new SqlServerReviewDb(OnSqlServer);

    public static ReviewDb Open(StoreProvider provider) => provider switch
    {
        StoreProvider.Postgres => Postgres(),
        StoreProvider.SqlServer => SqlServer(),
        _ => Open(),
    };
}
