using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Turns;
using PerfBot.Store;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Delivery;

/// <summary>Sends a turn's own answer. Everything else that leaves the bot goes through the outbox.</summary>
internal sealed partial class Answering(ConnectorClient connector, OutboxSignal outbox, Pace pace, IServiceScopeFactory scopes, TimeProvider time, ILogger<Answering> log)
{
    /// <summary>The time to send an answer. With the turn's own less than the 15 s after which a channel gives up; more than it takes to see that no connection comes about.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(8);

    /// <summary>Tells the pump that there is something to send.</summary>
    public void WakeOutbox() => outbox.Set();

    /// <summary>
    /// Sends the answer to a message into its chat; the answer to a button of an old client replaces the card that the button stands on.
    /// False when the channel did not take it for certain: it will then deliver the message again, and that sends the answer.
    /// </summary>
    public async Task<bool> SendAsync(Turn turn, Answer answer)
    {
        using var budget = new CancellationTokenSource(Budget, time);
        var ct = budget.Token;
        if (answer.Card.Length == 0 || (answer.RepeatOf is { } first && !await MarkAsync(turn.Click, first, isSent: true)))
        {
            return true;
        }

        var activity = turn.Activity;
        pace.Charge(activity.TenantId ?? "", activity.Conversation!.Id!); // it cannot wait
        var message = new OutgoingActivity
        {
            ConversationId = activity.Conversation!.Id!,
            FromId = activity.Recipient?.Id,
            RecipientId = activity.From!.Id,
            Locale = answer.Language.Length > 0 ? answer.Language : null,
            Summary = answer.Summary.Length > 0 ? answer.Summary : "PerfBot",
            Card = answer.Card,
        };
        try
        {
            if (turn.Verb is null || activity.ReplyToId is not { Length: > 0 } card || !await TryReplaceAsync(activity.ServiceUrl!, card, message, ct))
            {
                await connector.SendAsync(activity.ServiceUrl!, message with { ReplyToId = turn.Verb is null ? activity.Id : null }, ct);
            }

            return true;
        }
        catch (ConnectorException e)
        {
            NotSent(e.Code ?? e.Status?.ToString() ?? "no answer");
            if (e.IsAmbiguous)
            {
                return true; // it may be in the chat already: better missing than twice
            }

            await MarkAsync(turn.Click, answer.RepeatOf ?? turn.Key, isSent: false);
            return false;
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            NotSent(ConnectorException.NoAnswer);
            return true; // ambiguous as well
        }
    }

    private async Task<bool> TryReplaceAsync(string serviceUrl, string card, OutgoingActivity message, CancellationToken ct)
    {
        try
        {
            await connector.UpdateAsync(serviceUrl, card, message, ct);
            return true;
        }
        catch (ConnectorException e) when (e.Status is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.NotImplemented)
        {
            return false; // the card is gone, or this channel changes nothing
        }
    }

    /// <summary>False when it is marked so already. Marked as sent before it is sent again: of two deliveries at once one sends it.</summary>
    private async Task<bool> MarkAsync(byte[] click, byte[] key, bool isSent)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        return await db.AnsweredTurns.Where(t => t.Click == click && t.Key == key && t.IsSent != isSent).ExecuteUpdateAsync(t => t.SetProperty(x => x.IsSent, isSent), CancellationToken.None) > 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer did not reach the channel: {Reason}")]
    private partial void NotSent(string reason);
}
