using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Audit;
using PerfBot.Store;
using PerfBot.Tests.Architecture;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store;

/// <summary>What can be said about SQL Server without one: see <see cref="SqlServerTranslation"/>, which watches every test on SQLite.</summary>
public sealed class SqlServerQueryTests
{
    [Fact]
    public void A_query_that_SQL_Server_cannot_run_is_found()
    {
        using var db = StoreModel.Open();
        var query = db.Employees.Where(e => EF.Functions.Glob(e.Name, "L*")).Select(e => e.Id);

        var found = Assert.Throws<InvalidOperationException>(() => SqlServerTranslation.Translate(query.Expression));

        Assert.Contains("Glob", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_of_tests_on_SQLite_are_watched()
    {
        SqlServerTranslation.Watch();
        var before = SqlServerTranslation.Count;
        await using var store = await TestStore.CreateAsync(isNew: true);
        await using var db = store.Open();
        await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);

        // No other test asks this.
        Assert.Equal(0, await db.Departments.CountAsync(d => d.Name == "SqlServerQueryTests" && d.Name != "Queries_of_tests_on_SQLite_are_watched"));

        Assert.Equal(TestStore.Provider == StoreProvider.Sqlite, SqlServerTranslation.Count > before);
    }

    [Theory]
    [InlineData(StoreProvider.Sqlite, "\"", "\"")]
    [InlineData(StoreProvider.Postgres, "\"", "\"")]
    [InlineData(StoreProvider.SqlServer, "[", "]")]
    public void What_every_turn_writes_is_plain_sql(StoreProvider provider, string open, string close)
    {
        using var db = StoreModel.Open(provider);

        Assert.StartsWith($"INSERT INTO {open}AuditEvents{close} ({open}Sequence{close}, ", Statement<AuditEvent>.Insert(db).Sql, StringComparison.Ordinal);
        Assert.Equal(
            $"UPDATE {open}Tasks{close} SET {open}Version{close} = @p0, {open}Said{close} = @p1 WHERE {open}Id{close} = @p2 AND {open}Version{close} = @p3"
            + $" AND EXISTS (SELECT 1 FROM {open}Reviews{close} WHERE {open}Id{close} = @p4 AND {open}Version{close} = @p5)"
            + $" AND EXISTS (SELECT 1 FROM {open}Cycles{close} WHERE {open}Id{close} = @p6 AND {open}IsEnding{close} = @p7 AND {open}IsOpeningResults{close} = @p8 AND {open}State{close} = @p9)",
            TurnStatements.Step(db).Sql);
    }
}
