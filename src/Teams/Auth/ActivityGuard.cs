using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using PerfBot.Teams.Wire;

namespace PerfBot.Teams.Auth;

/// <summary>Compares an activity with the token it came with, and with the lists of whom the bot trusts.</summary>
/// <remarks>The signature covers the token and not the body: without this anybody with one good token could name any service URL and any tenant.</remarks>
public sealed class ActivityGuard
{
    private readonly ServiceUrls _serviceUrls;
    private readonly FrozenSet<string> _channels;
    private readonly FrozenSet<string> _tenants;
    private readonly string _recipient;

    internal ActivityGuard(IOptions<BotOptions> options, ServiceUrls serviceUrls)
    {
        _serviceUrls = serviceUrls;
        _channels = options.Value.Channels.ToFrozenSet(StringComparer.Ordinal);
        _tenants = options.Value.AllowedTenants.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _recipient = "28:" + options.Value.AppId;
    }

    /// <summary>Whether <paramref name="activity"/> may be acted on for <paramref name="caller"/>, whom the scheme authenticated.</summary>
    public GuardVerdict Check(Activity activity, ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(caller);
        return new(FindRefusal(activity, caller, TeamsAuth.IsLocal(caller)));
    }

    private GuardRefusal? FindRefusal(Activity activity, ClaimsPrincipal caller, bool isLocal)
    {
        if (activity.ChannelId is not { } channel || !_channels.Contains(channel))
        {
            return GuardRefusal.ChannelNotAllowed;
        }

        if (!isLocal && !caller.HasClaim(TeamsAuth.EndorsementClaim, channel))
        {
            return GuardRefusal.NotEndorsed;
        }

        if (!isLocal && !IsSame(activity.ServiceUrl, caller.FindFirst(TeamsAuth.ServiceUrlClaim)?.Value))
        {
            return GuardRefusal.ServiceUrlDiffers;
        }

        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var url)
            || !_serviceUrls.IsAllowed(url)
            || (isLocal && !_serviceUrls.IsLocal(url)))
        {
            return GuardRefusal.ServiceUrlNotAllowed;
        }

        if (activity.TenantsDiffer)
        {
            return GuardRefusal.TenantsDiffer;
        }

        // Without a list, which only a bot without an id may be, anybody on this machine is trusted as it is.
        if (_tenants.Count > 0 && (activity.TenantId is not { } tenant || !_tenants.Contains(tenant)))
        {
            return GuardRefusal.TenantNotAllowed;
        }

        return isLocal || string.Equals(activity.Recipient?.Id, _recipient, StringComparison.OrdinalIgnoreCase)
            ? null
            : GuardRefusal.WrongRecipient;
    }

    private static bool IsSame(string? said, string? signed) =>
        said is not null && signed is not null && WithoutSlash(said).Equals(WithoutSlash(signed), StringComparison.OrdinalIgnoreCase);

    /// <summary>One slash only: the connector is not consistent about the last one, and everything else has to match.</summary>
    private static ReadOnlySpan<char> WithoutSlash(string url) => url.EndsWith('/') ? url.AsSpan(0, url.Length - 1) : url;
}
