using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>Puts the local chat into a host that is not in Production. Needs an <see cref="ILocalPeople"/>.</summary>
public static class LocalChatHosting
{
    internal const string ConnectorPath = "/local/connector";
    internal const string FilesPath = "/local/files";

    /// <summary>Registers the local channel, <see cref="LocalAddress"/> and <see cref="LocalCredential"/>.</summary>
    public static IServiceCollection AddLocalChat(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LocalAddress>();
        services.AddSingleton<LocalCredential>();
        services.AddSingleton<LocalFeed>();
        services.AddSingleton<LocalFiles>();
        services.AddSingleton<BotDoor>();
        services.AddSingleton<LocalChannel>();
        return services;
    }

    /// <summary>Maps the page at <c>/</c> and everything under <c>/local</c> and <c>/lib</c>, for this machine only.</summary>
    /// <exception cref="InvalidOperationException">The host is in Production.</exception>
    public static void MapLocalChat(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        if (routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            throw new InvalidOperationException("The local chat lets anybody be anybody: it is never part of a host in Production.");
        }

        // Programs talk to these two, so there is no page that could send the header.
        var connector = routes.MapGroup(ConnectorPath);
        connector.MapLocalConnector();
        LocalGuard.Guard(connector, changesNeedHeader: false);
        var files = routes.MapGroup(FilesPath);
        files.MapLocalFiles();
        LocalGuard.Guard(files, changesNeedHeader: false);

        var page = routes.MapGroup("");
        page.MapGroup("/local/api").MapLocalApi();
        page.MapLocalPage();
        LocalGuard.Guard(page, changesNeedHeader: true);
    }
}
