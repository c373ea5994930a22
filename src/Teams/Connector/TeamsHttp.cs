using System.Net.Http.Headers;

namespace PerfBot.Teams.Connector;

/// <summary>The HTTP clients to the outside. Made by hand and not by the factory, which would log addresses: those of files are secrets.</summary>
internal sealed class TeamsHttp : IDisposable
{
    private static readonly ProductInfoHeaderValue Product = new("PerfBot", "1.0");

    public TeamsHttp()
        : this(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a redirect would take the message, and a token, to a host that nobody checked
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a change in DNS is seen
            MaxConnectionsPerServer = 64,
        })
    {
    }

    internal TeamsHttp(HttpMessageHandler handler)
    {
        Connector = new(handler, disposeHandler: true) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 1024 * 1024 };
        Tokens = new(handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 };
        Files = new(handler, disposeHandler: false) { Timeout = TimeSpan.FromMinutes(1) };
        Connector.DefaultRequestHeaders.UserAgent.Add(Product);
    }

    /// <summary>To the connector.</summary>
    public HttpClient Connector { get; }

    /// <summary>To the issuers: for keys, and for the bot's own tokens.</summary>
    public HttpClient Tokens { get; }

    /// <summary>To the hosts of files.</summary>
    public HttpClient Files { get; }

    public void Dispose()
    {
        Files.Dispose();
        Tokens.Dispose();
        Connector.Dispose();
    }
}
