using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PerfBot.Store.Mapping;

namespace PerfBot.Store.Providers.SqlServer;

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerReviewDb(DbContextOptions<SqlServerReviewDb> options) : ReviewDb(options)
{
    internal override Dialect Dialect => SqlServerDialect.Instance;

    // By code point, as SQLite compares: SQL Server would take "A1" and "a1" for one number.
    private protected override string? TextCollation => "Latin1_General_100_BIN2";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HaveConversion<PlainDecimalConverter>();
    }
}

internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerReviewDb>
{
    public SqlServerReviewDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerReviewDb>().UseSqlServer("Server=127.0.0.1").Options);
}
