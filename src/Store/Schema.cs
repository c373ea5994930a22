using Microsoft.EntityFrameworkCore;

namespace PerfBot.Store;

/// <summary>Makes a store ready for use.</summary>
public static class Schema
{
    /// <summary>Begins to make the model for a database, while whoever calls goes on.</summary>
    public static void BeginModel(StoreProvider provider) => Dialect.Of(provider).BeginModel();

    /// <summary>Brings the schema up to date, and fills a new store with <paramref name="fill"/>. One process does it, the others wait and find it done.</summary>
    /// <param name="db">The store.</param>
    /// <param name="migrate">False only checks.</param>
    /// <param name="fill">Runs while the others wait.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InvalidOperationException">The schema is older than this program, and <paramref name="migrate"/> is false.</exception>
    public static async Task PrepareAsync(this ReviewDb db, bool migrate, Func<Task> fill, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(fill);
        await using var alone = await db.Dialect.LockSchemaAsync(db, ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).FirstOrDefault() is { } first)
        {
            if (!migrate)
            {
                throw new InvalidOperationException($"The store lacks the migration {first}: run the command migrate, or set Store:MigrateAtStart.");
            }

            await db.Dialect.ForgetMigrationAsync(db, ct);
            await db.Database.MigrateAsync(ct);
        }

        await fill();
    }
}
