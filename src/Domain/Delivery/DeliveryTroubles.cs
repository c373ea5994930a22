namespace PerfBot.Domain.Delivery;

/// <summary>PerfBot's own codes for why a message was not sent; the channel's codes stand beside them in <see cref="OutboxMessage.LastError"/>.</summary>
public static class DeliveryTroubles
{
    /// <summary>The person does not work here any more.</summary>
    public const string NotEmployed = "PerfBot.NotEmployed";

    /// <summary>No channel account of the person is known.</summary>
    public const string NoAccount = "PerfBot.NoAccount";

    /// <summary>The account is known, but the bot has never met it and cannot ask for it.</summary>
    public const string NotMet = "PerfBot.NotMetYet";

    /// <summary>There is nothing to show any more.</summary>
    public const string NothingToShow = "PerfBot.NothingToShow";

    /// <summary>The card that was to be replaced is not there any more.</summary>
    public const string CardGone = "PerfBot.CardGone";

    /// <summary>The node that was sending it ended before it could tell.</summary>
    public const string NodeEnded = "PerfBot.NodeEnded";

    /// <summary>The sender's rights do not reach this person.</summary>
    public const string OutOfScope = "PerfBot.OutOfScope";

    /// <summary>The notice was recalled before it went out.</summary>
    public const string Recalled = "PerfBot.Recalled";

    /// <summary>The message could not be made ready.</summary>
    public const string NotRendered = "PerfBot.NotRendered";
}
