using Microsoft.Extensions.Options;
using PerfBot.Bot.Options;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;
using Conversation = PerfBot.Domain.Delivery.Conversation;

namespace PerfBot.Bot.Delivery;

/// <summary>Sends one message of the outbox that this node holds, and puts on record what became of it. Whatever is wrong with it stays with it.</summary>
internal sealed partial class OutboxSender(
    OutboxJournal journal, OutboxCards cards, ConversationBook book, ConnectorClient connector, Pace pace,
    Charts charts, DeliveryAlarm alarm, CompanyClock clock, TimeProvider time, IOptions<DeliveryOptions> options, ILogger<OutboxSender> log)
{
    /// <summary>The connector of tenants in the United States' community cloud, which the public one refers to.</summary>
    private const string CommunityCloud = "https://smba.infra.gcc.teams.microsoft.com/teams";

    /// <summary>Sends <paramref name="message"/>.</summary>
    /// <param name="message">One that is held.</param>
    /// <param name="stop">Ends the waiting before the request; a request that is out is seen to its end.</param>
    public async Task SendAsync(OutboxMessage message, CancellationToken stop)
    {
        var holder = message.Holder!;
        try
        {
            await TrySendAsync(message, holder, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !message.IsOut)
        {
            message.Retry(message.NotBefore, message.LastError ?? "");
        }
        catch (Exception bug) when (!message.IsOut)
        {
            // It could not be made, or the store was away: nothing has gone out.
            Failed(bug, message.Verb);
            Again(message, DeliveryTroubles.NotRendered, null);
        }

        if (message.Holder is null)
        {
            await journal.WriteAsync(message, holder);
        }
    }

    /// <summary>Leaves the message changed, with its holder gone, or not held any more by this node.</summary>
    private async Task TrySendAsync(OutboxMessage message, string holder, CancellationToken stop)
    {
        if ((await charts.GetAsync(stop)).Find(message.Recipient) is not { } person)
        {
            message.End(OutboxState.Excluded, DeliveryTroubles.NotEmployed);
            return;
        }

        if (await FindAsync(message, person, stop) is not { } conversation)
        {
            return;
        }

        if (await cards.RenderAsync(message, person, conversation, stop) is not { } outgoing)
        {
            message.End(OutboxState.Superseded, DeliveryTroubles.NothingToShow);
            return;
        }

        await pace.EnterAsync(conversation.TenantId, conversation.ConversationId, stop);
        message.Try(clock.Now() + options.Value.Lease);
        if (!await journal.WriteAsync(message, holder))
        {
            return; // somebody else has it
        }

        try
        {
            await DeliverAsync(message, conversation, outgoing);
            pace.Took(conversation.TenantId);
        }
        catch (ConnectorException e)
        {
            await NoteAsync(message, conversation, e);
        }
        catch (OperationCanceledException)
        {
            NotSent(message.Verb, ConnectorException.NoAnswer, message.Attempts);
            message.Doubt(clock.Now() + Wait(message), ConnectorException.NoAnswer);
        }
    }

    /// <summary>Where the person is reached; null when the message ends or waits for want of it.</summary>
    private async Task<Conversation?> FindAsync(OutboxMessage message, Person person, CancellationToken stop)
    {
        try
        {
            if (await book.FindAsync(person.Id, stop) is { } known)
            {
                return known;
            }

            if (await book.StartAsync(person, stop) is { } started)
            {
                return started;
            }

            message.End(OutboxState.Unreachable, person.ChannelUser is null ? DeliveryTroubles.NoAccount : DeliveryTroubles.NotMet);
            return null;
        }
        catch (ConnectorException e)
        {
            message.Try(message.LeaseUntil!.Value); // counts as an attempt, though nothing can have arrived
            await NoteAsync(message, null, e);
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Again(message, ConnectorException.NoAnswer, null);
            return null;
        }
    }

    private async Task DeliverAsync(OutboxMessage message, Conversation conversation, OutgoingActivity outgoing)
    {
        using var budget = Budget();
        if (message.IsUpdate)
        {
            var isCertain = message.ActivityId is not null;
            var target = !isCertain ? await cards.LiveCardAsync(message, conversation.ConversationId, budget.Token)
                : message.ConversationId == conversation.ConversationId ? message.ActivityId : null;
            if (target is not null && !isCertain && await cards.IsAnsweredOnAsync(message, target, budget.Token))
            {
                message.End(OutboxState.Superseded, DeliveryTroubles.NothingToShow);
                return;
            }

            if (target is not null && await TryUpdateAsync(conversation.ServiceUrl, target, outgoing, budget.Token))
            {
                message.Sent(conversation.ConversationId, target);
                return;
            }

            if (isCertain)
            {
                message.End(OutboxState.Superseded, DeliveryTroubles.CardGone); // a certain card was meant, and it is not there any more
                return;
            }
        }

        message.Sent(conversation.ConversationId, await connector.SendAsync(conversation.ServiceUrl, outgoing, budget.Token));
    }

    private async Task<bool> TryUpdateAsync(string serviceUrl, string activityId, OutgoingActivity outgoing, CancellationToken ct)
    {
        try
        {
            await connector.UpdateAsync(serviceUrl, activityId, outgoing, ct);
            return true;
        }
        catch (ConnectorException e) when (e.Code != "ConversationNotFound" && e.Status is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.NotImplemented)
        {
            return false;
        }
    }

    /// <summary>
    /// The channel says that this is the wrong place: with its next attempt the message goes to the right one, as soon as that is found.
    /// It ends only where there surely is no other; a channel that is slow or away at this moment does not say so.
    /// </summary>
    private async Task ElsewhereAsync(OutboxMessage message, Conversation? conversation, Remedy remedy, string reason)
    {
        try
        {
            if (conversation is not null && await MoveAsync(conversation, remedy))
            {
                Again(message, reason, TimeSpan.Zero);
            }
            else
            {
                message.End(OutboxState.Unreachable, reason);
            }
        }
        catch (ConnectorException e) when (Verdict.Of(e).Remedy is Remedy.Retry or Remedy.Stop)
        {
            await NoteAsync(message, conversation, e);
        }
        catch (ConnectorException)
        {
            message.End(OutboxState.Unreachable, reason); // the first reason says it
        }
        catch (OperationCanceledException)
        {
            Again(message, ConnectorException.NoAnswer, null);
        }
    }

    private async Task<bool> MoveAsync(Conversation conversation, Remedy remedy)
    {
        if (remedy == Remedy.StartAnew)
        {
            return await book.StartAnewAsync(conversation);
        }

        if (conversation.ServiceUrl == CommunityCloud)
        {
            return false;
        }

        await book.MoveAsync(conversation.Employee, CommunityCloud, CancellationToken.None);
        return true;
    }

    private async Task NoteAsync(OutboxMessage message, Conversation? conversation, ConnectorException e)
    {
        var tenant = conversation?.TenantId ?? book.Tenant;
        var reason = e.Code ?? e.Status?.ToString() ?? ConnectorException.NoAnswer;
        var verdict = Verdict.Of(e);
        NotSent(message.Verb, reason, message.Attempts);
        if (verdict.Remedy is not Remedy.Stop && e.Status is { } && !e.IsRetryable)
        {
            pace.Took(tenant); // it answers, if not as one would like
        }

        switch (verdict.Remedy)
        {
            case Remedy.Stop:
                message.Undo(clock.Now());
                if (alarm.Raise(reason, clock.Now()))
                {
                    Stopped(reason);
                }

                break;
            case Remedy.Doubt:
                message.Doubt(clock.Now() + Wait(message), reason);
                break;
            case Remedy.Retry:
                pace.Refused(tenant, e.RetryAfter);
                Again(message, reason, e.RetryAfter);
                break;
            case Remedy.StartAnew or Remedy.MoveHost:
                await ElsewhereAsync(message, conversation, verdict.Remedy, reason);
                break;
            default:
                message.End(verdict.State, reason);
                if (verdict.State != OutboxState.Failed)
                {
                    await book.CloseAsync(message.Recipient, reason, CancellationToken.None);
                }

                break;
        }
    }

    private void Again(OutboxMessage message, string reason, TimeSpan? retryAfter)
    {
        if (!message.IsOut)
        {
            message.Try(clock.Now());
        }

        if (message.Attempts < Backoff.MaxAttempts)
        {
            message.Retry(clock.Now() + (retryAfter ?? Wait(message)), reason);
        }
        else
        {
            message.End(OutboxState.Failed, reason);
        }
    }

    private CancellationTokenSource Budget() => new(options.Value.RequestTimeout, time);

    private static TimeSpan Wait(OutboxMessage message) => Backoff.After(Math.Max(1, message.Attempts), Random.Shared.NextDouble());

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Verb} was not taken by the channel: {Reason} (attempt {Attempt})")]
    private partial void NotSent(string verb, string reason, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Verb} could not be made ready for sending")]
    private partial void Failed(Exception bug, string verb);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The channel turns the bot away ({Reason}): nothing is delivered to anybody until its credentials are right")]
    private partial void Stopped(string reason);
}
