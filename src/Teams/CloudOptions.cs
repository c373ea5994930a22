namespace PerfBot.Teams;

/// <summary>The addresses of one Microsoft cloud, and how often its keys are read. Section <c>Bot:Cloud</c>.</summary>
public sealed class CloudOptions
{
    /// <summary>The issuer of the connector's tokens. Default <c>https://api.botframework.com</c>.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>The OpenID document that names the connector's keys. Default that of the public cloud.</summary>
    public string OpenIdMetadata { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where the bot's own tokens come from, without the tenant. Default <c>https://login.microsoftonline.com</c>.</summary>
    public string TokenAuthority { get; init; } = "https://login.microsoftonline.com";

    /// <summary>What the bot's own tokens are for. Default <c>https://api.botframework.com/.default</c>.</summary>
    public string Scope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>The connector for people who never wrote to the bot, so that their own is unknown. Default that of the public cloud.</summary>
    public string ServiceUrl { get; init; } = "https://smba.trafficmanager.net/teams/";

    /// <summary>How often the keys are read again, so that a withdrawn key stops working. Default 12 hours; 5 minutes to 5 days.</summary>
    public TimeSpan MetadataRefresh { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How soon after one unknown key another may have the keys read again, which bounds what forged tokens can cause. Default 1 minute; 1 second to 1 hour.</summary>
    public TimeSpan UnknownKeyRefresh { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether these addresses, and a service URL on this machine, may be plain http. For tests; works in Development only. Default false.</summary>
    public bool AllowHttp { get; init; }
}
