using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PerfBot.Store.Providers.Sqlite;

namespace PerfBot.Store;

/// <summary>Registers the store.</summary>
public static class AddStoreExtensions
{
    /// <summary>The store of the section <see cref="StoreOptions.Section"/>: a context per turn, kept for the next one.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var db = new DbContextOptionsBuilder<SqliteReviewDb>();
            db.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>());
            Configure(db, provider.GetRequiredService<IOptions<StoreOptions>>().Value);
            return new Shelf(() => new SqliteReviewDb(db.Options));
        });
        services.AddScoped(provider => provider.GetRequiredService<Shelf>().Take());
        return services;
    }

    /// <summary>Points <paramref name="db"/> at the SQLite file of <paramref name="options"/>.</summary>
    internal static void Configure(DbContextOptionsBuilder db, StoreOptions options)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(options.SqliteFile)!);
        db.UseSqlite($"Data Source={options.SqliteFile};Default Timeout=30")
            .AddInterceptors(new SqlitePragmas(options.Synchronous), new PreparedCommands())
            .EnableThreadSafetyChecks(false)
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)); // a test compares the model; at every start that would cost a tenth of a second
    }
}
