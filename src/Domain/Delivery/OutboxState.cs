namespace PerfBot.Domain.Delivery;

/// <summary>Where a message stands.</summary>
public enum OutboxState
{
    /// <summary>Still to be sent, or being sent.</summary>
    Pending,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel may or may not have taken it; the answer was lost.</summary>
    Ambiguous,

    /// <summary>The person, or the tenant's administrator, does not let the bot write.</summary>
    Blocked,

    /// <summary>The app is not there any more for the person.</summary>
    Uninstalled,

    /// <summary>The person is not known to the channel yet; goes out with their first contact.</summary>
    Unreachable,

    /// <summary>Given up, with the reason.</summary>
    Failed,

    /// <summary>Not meant for the person after all, with the reason: they have left, say.</summary>
    Excluded,

    /// <summary>A newer message about the same thing took its place before it was sent, or there is nothing to show any more.</summary>
    Superseded,
}

/// <summary>The groups that a ledger adds up by.</summary>
public static class OutboxStates
{
    /// <summary>Those that a resend is for: surely not delivered, and another attempt may help.</summary>
    public static IReadOnlyList<OutboxState> Undelivered { get; } = [OutboxState.Blocked, OutboxState.Uninstalled, OutboxState.Unreachable, OutboxState.Failed];

    /// <summary>Those that end with the person's next sign of life.</summary>
    public static IReadOnlyList<OutboxState> Waiting { get; } = [OutboxState.Blocked, OutboxState.Uninstalled, OutboxState.Unreachable];
}
