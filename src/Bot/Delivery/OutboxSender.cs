using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Bot.Turns;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Teams;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;
using Conversation = PerfBot.Domain.Delivery.Conversation;

namespace PerfBot.Bot.Delivery;

/// <summary>Sends one message of the outbox: renders it as its recipient, from the present state, and notes what became of it.</summary>
internal sealed partial class OutboxSender(
    IServiceScopeFactory scopes, Router router, ConnectorClient connector, Charts charts, CompanyClock clock, IOptions<BotOptions> bot, ILogger<OutboxSender> log)
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Sends the message if it is still pending.</summary>
    public async Task SendAsync(long id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var message = await db.Outbox.SingleOrDefaultAsync(m => m.Id == id && m.State == OutboxState.Pending, ct);
        if (message is null || await IsSupersededAsync(db, message, ct))
        {
            await db.SaveAsync(ct);
            return;
        }

        var chart = await charts.GetAsync(ct);
        if (chart.Find(message.Recipient) is not { } person)
        {
            message.End(OutboxState.Failed, "PerfBot.NotEmployed");
            await db.SaveAsync(ct);
            return;
        }

        // The attempt is on record before the request goes out: after a crash it is known that it may have been sent.
        message.Try(clock.Now() + Lease);
        await db.SaveAsync(ct);
        await SendAsync(message, person, db, scope.ServiceProvider, ct);
        await db.SaveAsync(ct);
    }

    private async Task SendAsync(OutboxMessage message, Person person, ReviewDb db, IServiceProvider services, CancellationToken ct)
    {
        try
        {
            var conversation = await ConversationAsync(db, person, ct);
            if (conversation is null)
            {
                message.End(OutboxState.Unreachable, "PerfBot.NotMetYet");
                return;
            }

            var lang = Language.For(person.Language ?? conversation.Locale);
            if (await CardAsync(message, person, lang, services, ct) is not { } view)
            {
                message.End(OutboxState.Superseded, "PerfBot.NothingToShow");
                return;
            }

            await DeliverAsync(message, conversation, view, lang, db, ct);
        }
        catch (ConnectorException e)
        {
            Note(message, e);
        }
    }

    private async Task DeliverAsync(OutboxMessage message, Conversation conversation, CardView view, Language lang, ReviewDb db, CancellationToken ct)
    {
        var outgoing = new OutgoingActivity
        {
            ConversationId = conversation.ConversationId,
            FromId = conversation.BotId,
            RecipientId = conversation.UserId,
            Summary = view.Summary,
            Locale = lang.Tag,
            Card = AdaptiveCardWriter.Write(view, lang),
        };
        if (message.IsUpdate)
        {
            var target = message.ActivityId is { } given && message.ConversationId == conversation.ConversationId ? given : await LiveCardAsync(db, message, ct);
            if (target is not null && await TryUpdateAsync(conversation.ServiceUrl, target, outgoing, ct))
            {
                message.Sent(conversation.ConversationId, target);
                return;
            }

            if (message.ActivityId is not null)
            {
                message.End(OutboxState.Superseded, "PerfBot.CardGone"); // a certain card was meant, and it is not there any more
                return;
            }
        }

        message.Sent(conversation.ConversationId, await connector.SendAsync(conversation.ServiceUrl, outgoing, ct));
    }

    /// <summary>The card last sent to this person about the same thing.</summary>
    private static Task<string?> LiveCardAsync(ReviewDb db, OutboxMessage message, CancellationToken ct) => db.Outbox.AsNoTracking()
        .Where(m => m.Recipient == message.Recipient && m.Key == message.Key && m.State == OutboxState.Sent && m.ActivityId != null)
        .OrderByDescending(m => m.Id).Select(m => m.ActivityId).FirstOrDefaultAsync(ct);

    private async Task<bool> TryUpdateAsync(string serviceUrl, string activityId, OutgoingActivity outgoing, CancellationToken ct)
    {
        try
        {
            await connector.UpdateAsync(serviceUrl, activityId, outgoing, ct);
            return true;
        }
        catch (ConnectorException e) when (e.Status is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.NotImplemented)
        {
            return false;
        }
    }

    /// <summary>The card as the recipient would see it now; null when the request is refused because things have moved on.</summary>
    private async Task<CardView?> CardAsync(OutboxMessage message, Person person, Language lang, IServiceProvider services, CancellationToken ct)
    {
        if (router.Find(message.Verb) is not { OnlyShows: true } route)
        {
            return null;
        }

        try
        {
            var reply = await route.RunAsync(JsonElement.Parse(message.Payload), services, new Caller.Human(person, lang), ct);
            return reply.Card?.Render(lang);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>Where the person is reached; one whose account is known but who never wrote is asked for at the connector.</summary>
    private async Task<Conversation?> ConversationAsync(ReviewDb db, Person person, CancellationToken ct)
    {
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Employee == person.Id, ct) is { } known)
        {
            return known;
        }

        if (person.ChannelUser is null || bot.Value.AppId.Length == 0 || bot.Value.AppTenantId.Length == 0)
        {
            return null;
        }

        var (botId, serviceUrl) = ($"28:{bot.Value.AppId}", bot.Value.Cloud.ServiceUrl);
        var id = await connector.CreateConversationAsync(serviceUrl, botId, person.ChannelUser, bot.Value.AppTenantId, ct);
        var started = Conversation.From(person.Id, id, person.ChannelUser, botId, serviceUrl, bot.Value.AppTenantId);
        db.Conversations.Add(started);
        return started;
    }

    /// <summary>Of several updates of one card only the newest is worth sending.</summary>
    private static async Task<bool> IsSupersededAsync(ReviewDb db, OutboxMessage message, CancellationToken ct)
    {
        if (message.IsUpdate && await db.Outbox.AnyAsync(
            m => m.Recipient == message.Recipient && m.Key == message.Key && m.IsUpdate && m.State == OutboxState.Pending && m.Id > message.Id, ct))
        {
            message.End(OutboxState.Superseded, "PerfBot.NewerUpdate");
            return true;
        }

        return false;
    }

    private void Note(OutboxMessage message, ConnectorException e)
    {
        var reason = e.Code ?? e.Status?.ToString() ?? ConnectorException.NoAnswer;
        NotSent(message.Verb, reason, message.Attempts);
        if (e.IsAmbiguous && message.Attempts < 2)
        {
            message.Retry(clock.Now() + Wait(message.Attempts), reason); // a card's second delivery is harmless: same task, same version
        }
        else if (e.IsAmbiguous)
        {
            message.End(OutboxState.Ambiguous, reason);
        }
        else if (e.IsRetryable && message.Attempts < MaxAttempts)
        {
            message.Retry(clock.Now() + (e.RetryAfter ?? Wait(message.Attempts)), reason);
        }
        else
        {
            message.End(e.Status == System.Net.HttpStatusCode.Forbidden ? OutboxState.Unreachable : OutboxState.Failed, reason);
        }
    }

    /// <summary>Full jitter over a doubling second: many that failed together do not come back together.</summary>
    private static TimeSpan Wait(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, attempts)) * Random.Shared.NextDouble());

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Verb} was not taken by the channel: {Reason} (attempt {Attempt})")]
    private partial void NotSent(string verb, string reason, int attempt);
}
