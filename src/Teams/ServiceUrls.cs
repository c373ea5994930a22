using Microsoft.Extensions.Options;

namespace PerfBot.Teams;

/// <summary>Where the bot may speak and read, and who gets its token.</summary>
internal sealed class ServiceUrls(IOptions<BotOptions> options, LocalRules local)
{
    private readonly string[] _connectors = [.. options.Value.ServiceUrlHosts];
    private readonly string[] _files = [.. options.Value.FileHosts];

    /// <summary>Whether a service URL names a connector.</summary>
    public bool IsAllowed(Uri url) => IsPlain(url) && (IsBelow(url, _connectors) || IsLocal(url));

    /// <summary>Whether a service URL names the stand-in of a connector on this machine, and such ones are taken.</summary>
    public bool IsLocal(Uri url) => (local.AllowsCallers || local.AllowsHttp) && IsThisMachine(url);

    /// <summary>Whether the bot's token goes with a request. A stand-in gets one only where the tokens come from a stand-in too.</summary>
    public bool TakesToken(Uri url) => IsBelow(url, _connectors) || (local.AllowsHttp && IsThisMachine(url));

    /// <summary>Whether a file may be read from there.</summary>
    public bool HoldsFiles(Uri url) => url.UserInfo.Length == 0 && (IsBelow(url, _files) || IsLocal(url));

    private static bool IsPlain(Uri url) => url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;

    private static bool IsThisMachine(Uri url) => (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.IsLoopback;

    private static bool IsBelow(Uri url, string[] suffixes)
    {
        if (url.Scheme != Uri.UriSchemeHttps || !url.IsDefaultPort)
        {
            return false;
        }

        var host = url.IdnHost;
        foreach (var suffix in suffixes)
        {
            if (host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
                && (host.Length == suffix.Length || host[^(suffix.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
