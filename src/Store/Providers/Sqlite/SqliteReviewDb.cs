using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PerfBot.Store.Mapping;

namespace PerfBot.Store.Providers.Sqlite;

/// <summary>The embedded default.</summary>
public sealed class SqliteReviewDb(DbContextOptions<SqliteReviewDb> options) : ReviewDb(options)
{
    internal override Dialect Dialect => SqliteDialect.Instance;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>(); // SQLite cannot order or compare its own
    }
}

internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteReviewDb>
{
    public SqliteReviewDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite("Data Source=design.db").Options);
}
