using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PerfBot.Store.Backup;

namespace PerfBot.Store;

/// <summary>Registers the store.</summary>
public static class AddStoreExtensions
{
    /// <summary>The store of the section <see cref="StoreOptions.Section"/>: a context per turn, kept for the next one.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
            var dialect = Dialect.Of(options.Provider);
            return new Shelf(dialect.Contexts(options, provider.GetRequiredService<ILoggerFactory>()), dialect.KeepsConnections);
        });
        services.AddScoped(provider => provider.GetRequiredService<Shelf>().Take());
        return services;
    }
}
