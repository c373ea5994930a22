namespace PerfBot.Teams.Auth;

/// <summary>Why an activity with a good token is refused all the same, with 403.</summary>
public enum GuardRefusal
{
    /// <summary>The token is for another service URL than the activity's, or for none.</summary>
    ServiceUrlDiffers,

    /// <summary>The service URL is on a host that is not allowed, or not https.</summary>
    ServiceUrlNotAllowed,

    /// <summary>The token's key may not sign for the activity's channel.</summary>
    NotEndorsed,

    /// <summary>The channel is not one that the bot answers.</summary>
    ChannelNotAllowed,

    /// <summary>The activity names two tenants.</summary>
    TenantsDiffer,

    /// <summary>The tenant is not one whose people may speak to the bot, or is not said.</summary>
    TenantNotAllowed,

    /// <summary>The activity is for another bot.</summary>
    WrongRecipient,
}

/// <summary>What the guard says.</summary>
/// <param name="Refusal">Why not; null when the activity may pass.</param>
public readonly record struct GuardVerdict(GuardRefusal? Refusal)
{
    /// <summary>Whether the activity may pass.</summary>
    public bool IsAllowed => Refusal is null;
}
