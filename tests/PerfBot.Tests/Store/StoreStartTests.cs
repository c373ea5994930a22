using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.People;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store;

/// <summary>A schema is brought up to date by one process; others wait, and a start that may not do it says what to do.</summary>
public sealed class StoreStartTests
{
    [Fact]
    public async Task Of_nodes_that_start_at_once_on_nothing_one_makes_the_store_and_the_others_find_it()
    {
        await using var store = await TestStore.CreateAsync(isNew: true);
        var (inside, most, fillings) = (0, 0, 0);

        await Parallel.ForEachAsync(Enumerable.Range(0, 4), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, ct) =>
        {
            await using var db = store.Open();
            await db.PrepareAsync(
                migrate: true,
                async () =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    if (!await db.Departments.AnyAsync(ct))
                    {
                        db.Departments.Add(Department.Found(DepartmentId.New(), "only one"));
                        await db.SaveAsync(ct);
                        Interlocked.Increment(ref fillings);
                    }

                    Interlocked.Decrement(ref inside);
                },
                ct);
        });

        Assert.Equal((1, 1), (most, fillings));
    }

    [Fact]
    public async Task A_start_that_may_not_migrate_is_refused_on_an_older_schema_and_goes_well_on_this_one()
    {
        await using var store = await TestStore.CreateAsync(isNew: true);
        await using var db = store.Open();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.PrepareAsync(migrate: false, () => Task.CompletedTask, CancellationToken.None));
        await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);
        await db.PrepareAsync(migrate: false, () => Task.CompletedTask, CancellationToken.None);

        Assert.Contains("migrate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_process_leaves_that_died_while_it_migrated_stops_nobody()
    {
        await using var store = await TestStore.CreateAsync(isNew: true);
        await using var db = store.Open();
        await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);
        if (TestStore.Provider == StoreProvider.Sqlite)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-01-01')");
        }

        await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}
