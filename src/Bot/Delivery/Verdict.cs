using System.Net;
using PerfBot.Domain.Delivery;
using PerfBot.Teams.Connector;

namespace PerfBot.Bot.Delivery;

/// <summary>What to do about a message that the channel did not take.</summary>
internal enum Remedy
{
    /// <summary>Try again later.</summary>
    Retry,

    /// <summary>It may have arrived.</summary>
    Doubt,

    /// <summary>It ends here.</summary>
    End,

    /// <summary>The conversation is gone; the person may have another.</summary>
    StartAnew,

    /// <summary>The person lives in another part of the cloud.</summary>
    MoveHost,

    /// <summary>Nothing at all goes through.</summary>
    Stop,
}

/// <summary>How the channel's refusals are read. The table is Microsoft's list of status codes of bot conversations.</summary>
/// <param name="Remedy">What to do.</param>
/// <param name="State">The state it ends in; only for <see cref="Remedy.End"/>.</param>
internal sealed record Verdict(Remedy Remedy, OutboxState State = OutboxState.Failed)
{
    /// <summary>What <paramref name="e"/> means.</summary>
    public static Verdict Of(ConnectorException e) => e switch
    {
        { Status: HttpStatusCode.Unauthorized } or { Code: ConnectorException.TokenNotIssued } => new(Remedy.Stop),
        { IsAmbiguous: true } => new(Remedy.Doubt),
        { Status: HttpStatusCode.Forbidden } => Forbidden(e.Code),
        { Status: HttpStatusCode.NotFound, Code: "ConversationNotFound" } => new(Remedy.StartAnew),
        { IsRetryable: true } => new(Remedy.Retry),
        _ => new(Remedy.End),
    };

    private static Verdict Forbidden(string? code) => code switch
    {
        "BotDisabledByAdmin" or "ConversationBlockedByUser" or "MessageWritesBlocked" => new(Remedy.End, OutboxState.Blocked),
        "BotNotInConversationRoster" or "ForbiddenOperationException" => new(Remedy.End, OutboxState.Uninstalled),
        "InvalidBotApiHost" => new(Remedy.MoveHost),
        _ => new(Remedy.End),
    };
}
