using System.Security.Claims;

namespace PerfBot.Teams.Auth;

/// <summary>What was found about a token.</summary>
/// <param name="Caller">Whom it belongs to; null unless it is good.</param>
/// <param name="Reason">Why it is not good, without anything of its content.</param>
internal readonly record struct TokenVerdict(ClaimsPrincipal? Caller, string? Reason)
{
    /// <summary>It could not be checked, because the issuer's keys cannot be read: neither good nor bad.</summary>
    public static TokenVerdict Unknown => new(null, null);

    public static TokenVerdict Good(ClaimsPrincipal caller) => new(caller, null);

    public static TokenVerdict Bad(string reason) => new(null, reason);
}
