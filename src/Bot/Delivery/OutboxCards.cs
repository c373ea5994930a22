using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Turns;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Teams.Wire;
using Conversation = PerfBot.Domain.Delivery.Conversation;

namespace PerfBot.Bot.Delivery;

/// <summary>Makes what is sent: the card as its recipient would see it now, in their language.</summary>
internal sealed class OutboxCards(IServiceScopeFactory scopes, Router router)
{
    /// <summary>The message; null when there is nothing to show any more, or nothing new.</summary>
    public async Task<OutgoingActivity?> RenderAsync(OutboxMessage message, Person person, Conversation conversation, CancellationToken ct)
    {
        if (router.Find(message.Verb) is not { OnlyShows: true } route)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        if (await IsOvertakenAsync(scope.ServiceProvider.GetRequiredService<ReviewDb>(), message, ct))
        {
            return null;
        }

        var lang = Language.For(person.Language ?? conversation.Locale);
        var envelope = new OutgoingActivity
        {
            ConversationId = conversation.ConversationId,
            FromId = conversation.BotId,
            RecipientId = conversation.UserId,
            Locale = lang.Tag,
        };
        try
        {
            var reply = await route.RunAsync(JsonElement.Parse(message.Payload), scope.ServiceProvider, new Caller.Human(person, lang), ct);
            if (message.Kind == OutboxKind.File)
            {
                return reply.File is { } file ? FileConsent.Offer(envelope, file, message, lang) : null;
            }

            return reply.Card?.Render(lang) is { } view ? envelope with { Summary = view.Summary, Card = AdaptiveCardWriter.Write(view, lang) } : null;
        }
        catch (RefusedException)
        {
            return null; // things have moved on
        }
    }

    /// <summary>The card last sent to this person about the same thing, in the conversation of now.</summary>
    public async Task<string?> LiveCardAsync(OutboxMessage message, string conversation, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDb>().Outbox.AsNoTracking()
            .Where(m => m.Recipient == message.Recipient && m.Key == message.Key && m.State == OutboxState.Sent && m.ActivityId != null && m.ConversationId == conversation)
            .OrderByDescending(m => m.Id).Select(m => m.ActivityId).FirstOrDefaultAsync(ct);
    }

    /// <summary>Whether the person has pressed a button of <paramref name="card"/> since, whose answer it is about to show: it must not show something else in between.</summary>
    public async Task<bool> IsAnsweredOnAsync(OutboxMessage message, string card, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDb>().Outbox
            .AnyAsync(m => m.Recipient == message.Recipient && m.State == OutboxState.Pending && m.ActivityId == card && m.Kind == OutboxKind.Update && m.Id > message.Id, ct);
    }

    /// <summary>Of several updates of one card only the newest is worth sending.</summary>
    private static Task<bool> IsOvertakenAsync(ReviewDb db, OutboxMessage message, CancellationToken ct) => message.IsUpdate
        ? db.Outbox.AnyAsync(m => m.Recipient == message.Recipient && m.State == OutboxState.Pending && m.Key == message.Key && m.Kind == OutboxKind.Update && m.Id > message.Id, ct)
        : Task.FromResult(false);
}
