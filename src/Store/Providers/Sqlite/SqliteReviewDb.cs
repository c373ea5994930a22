using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PerfBot.Store.Providers.Sqlite;

/// <summary>The embedded default.</summary>
public sealed class SqliteReviewDb(DbContextOptions<SqliteReviewDb> options) : ReviewDb(options);

internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteReviewDb>
{
    public SqliteReviewDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite("Data Source=design.db").Options);
}
