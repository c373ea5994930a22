using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>Where this process listens, as seen from the same machine. Known once the server has started.</summary>
public sealed class LocalAddress(IServer server)
{
    /// <summary>Such as <c>http://localhost:3978</c>, without a slash at the end; plain HTTP if the server speaks it.</summary>
    /// <exception cref="InvalidOperationException">The server does not listen yet.</exception>
    public string BaseUrl
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses
                .Select(BindingAddress.Parse)
                .OrderBy(a => a.Scheme, StringComparer.OrdinalIgnoreCase)
                .ToList();

            // "localhost" and not the bound name, which may be a wildcard: the channel is for this machine only.
            return addresses is [var first, ..]
                ? $"{first.Scheme}://localhost:{first.Port}"
                : throw new InvalidOperationException("The local channel has no address before the server listens.");
        }
    }

    /// <summary>The local connector, as the bot is told in <c>serviceUrl</c>.</summary>
    /// <exception cref="InvalidOperationException">The server does not listen yet.</exception>
    public string ServiceUrl => BaseUrl + LocalChatHosting.ConnectorPath;
}
