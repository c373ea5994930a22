using Microsoft.Extensions.DependencyInjection;
using PerfBot.Teams.Connector;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Connector;

/// <summary>The outbound half of the Teams channel, in Development, with a local connector and a local issuer.</summary>
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

    /// <summary>Starts a bot with an identity; <paramref name="settings"/> come on top.</summary>
    public static async Task<ConnectorHost> StartAsync(TimeProvider? time = null, params (string Key, string? Value)[] settings)
    {
        var openId = await LocalOpenId.StartAsync();
        var connector = await LocalConnector.StartAsync();
        return new(openId, connector, TeamsServices.Build(
            "Development",
            [.. TeamsServices.Registered, ("Cloud:TokenAuthority", openId.Address), ("Cloud:AllowHttp", "true"), .. settings],
            time: time));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Connector.DisposeAsync();
        await OpenId.DisposeAsync();
    }
}
