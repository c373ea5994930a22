using Microsoft.EntityFrameworkCore;
using PerfBot.Store;
using PerfBot.Store.Providers.Sqlite;

namespace PerfBot.Tests.Architecture;

/// <summary>The model of the store, without a database behind it.</summary>
internal static class StoreModel
{
    public static ReviewDb Open() => new SqliteReviewDb(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite("Data Source=:memory:").Options);
}
