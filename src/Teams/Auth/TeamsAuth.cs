using System.Security.Claims;

namespace PerfBot.Teams.Auth;

/// <summary>The names under which the connector's callers are known to ASP.NET Core.</summary>
public static class TeamsAuth
{
    /// <summary>The authentication scheme for the Bot Connector's tokens.</summary>
    public const string Scheme = "BotConnector";

    /// <summary>The authorization policy for <c>/api/messages</c>: a token that holds, or a local caller where that is allowed.</summary>
    public const string Policy = "Teams";

    /// <summary>The claim that names the connector a token is for.</summary>
    internal const string ServiceUrlClaim = "serviceurl";

    /// <summary>A claim of ours, one for each channel that the token's key may sign for. Never taken from a token.</summary>
    internal const string EndorsementClaim = "perfbot.endorsement";

    /// <summary>A claim of ours: a caller on this machine without a token.</summary>
    internal const string LocalClaim = "perfbot.local";

    /// <summary>Whether the caller is a local one without a token.</summary>
    public static bool IsLocal(ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.HasClaim(static c => c.Type == LocalClaim);
    }

    /// <summary>A caller on this machine without a token.</summary>
    internal static ClaimsPrincipal LocalCaller() => new(new ClaimsIdentity([new Claim(LocalClaim, "true")], Scheme));
}
