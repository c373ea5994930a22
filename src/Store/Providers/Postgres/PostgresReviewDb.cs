using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PerfBot.Store.Mapping;

namespace PerfBot.Store.Providers.Postgres;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresReviewDb(DbContextOptions<PostgresReviewDb> options) : ReviewDb(options)
{
    internal override Dialect Dialect => PostgresDialect.Instance;

    // By code point, as SQLite compares, whatever language the server was set up in.
    private protected override string? TextCollation => "C";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>(); // timestamptz takes nothing else
        configurationBuilder.Properties<decimal>().HaveConversion<PlainDecimalConverter>();
    }
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresReviewDb>
{
    public PostgresReviewDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresReviewDb>().UseNpgsql("Host=127.0.0.1").Options);
}
