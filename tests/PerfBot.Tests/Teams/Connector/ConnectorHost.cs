using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PerfBot.Teams;
using PerfBot.Teams.Connector;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Connector;

/// <summary>The outbound half of the Teams channel with a local connector and a local issuer.</summary>
internal sealed class ConnectorHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ConnectorHost(LocalOpenId openId, LocalConnector connector, ServiceProvider services) =>
        (OpenId, Connector, _services) = (openId, connector, services);

    public LocalOpenId OpenId { get; }

    public LocalConnector Connector { get; }

    public ConnectorClient Client => _services.GetRequiredService<ConnectorClient>();

    public FileDownloads Files => _services.GetRequiredService<FileDownloads>();

    public IConnectorTokens Tokens => _services.GetRequiredService<IConnectorTokens>();

    /// <summary>Starts a bot with an identity, all over plain http in Development; <paramref name="settings"/> come on top.</summary>
    public static async Task<ConnectorHost> StartAsync(TimeProvider? time = null, HttpMessageHandler? handler = null, string environment = "Development", params (string Key, string? Value)[] settings)
    {
        var openId = await LocalOpenId.StartAsync();
        var connector = await LocalConnector.StartAsync();
        (string Key, string? Value)[] all =
        [
            ("AppId", TeamsHost.AppId),
            ("AppTenantId", TeamsHost.Tenant),
            ("ClientSecret", "secret"),
            ("Cloud:TokenAuthority", environment == "Development" ? openId.Address : "https://login.microsoftonline.com"),
            ("Cloud:AllowHttp", "true"),
            .. settings,
        ];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(all.DistinctBy(s => s.Key).Select(s => KeyValuePair.Create($"Bot:{s.Key}", settings.LastOrDefault(o => o.Key == s.Key, s).Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        if (handler is not null)
        {
            services.AddSingleton(new TeamsHttp(handler));
        }

        services.AddLogging().AddTeams(configuration, new Environment(environment));
        return new(openId, connector, services.BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Connector.DisposeAsync();
        await OpenId.DisposeAsync();
    }

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "PerfBot.Tests";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
