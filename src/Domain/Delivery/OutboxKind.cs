namespace PerfBot.Domain.Delivery;

/// <summary>What a message is, as far as sending it goes.</summary>
public enum OutboxKind
{
    /// <summary>A new card. Harmless when it comes twice: same thing, same version; so one whose fate is unknown is sent once more.</summary>
    Card,

    /// <summary>Replaces a card that stands in the chat, or becomes a new one where there is none. Any number of times is the same as once.</summary>
    Update,

    /// <summary>One person's copy of a notice. Never sent again when it may have arrived.</summary>
    Notice,

    /// <summary>A reminder. Never sent again when it may have arrived.</summary>
    Reminder,

    /// <summary>An offer of a file.</summary>
    File,
}

/// <summary>Who goes first when there is more to send than the limits let through: the lower number.</summary>
public static class OutboxPriority
{
    /// <summary>Cards that somebody waits for, or has to act on.</summary>
    public const int Card = 10;

    /// <summary>Cards that show what is new on a card of before.</summary>
    public const int Update = 20;

    /// <summary>What goes to very many people.</summary>
    public const int Mass = 30;
}
