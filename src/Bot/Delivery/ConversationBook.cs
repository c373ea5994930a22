using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Bot.Turns;
using PerfBot.Domain.People;
using PerfBot.Store;
using PerfBot.Teams;
using PerfBot.Teams.Connector;
using Conversation = PerfBot.Domain.Delivery.Conversation;

namespace PerfBot.Bot.Delivery;

/// <summary>Knows where people are reached, and finds out where it does not.</summary>
internal sealed class ConversationBook(IServiceScopeFactory scopes, ConnectorClient connector, Reachability reachability, Pace pace, IOptions<BotOptions> bot)
{
    /// <summary>The tenant of people who never wrote.</summary>
    public string Tenant => bot.Value.AppTenantId;

    /// <summary>Where the person is reached as far as is known; null where nothing is.</summary>
    public async Task<Conversation?> FindAsync(EmployeeId person, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDb>().Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Employee == person, ct);
    }

    /// <summary>Asks the connector for the conversation with somebody who never wrote; null when nothing is known to ask with.</summary>
    /// <exception cref="ConnectorException">It was not given.</exception>
    public async Task<Conversation?> StartAsync(Person person, CancellationToken ct)
    {
        if (person.ChannelUser is not { } user || bot.Value.AppId.Length == 0 || bot.Value.AppTenantId.Length == 0)
        {
            return null;
        }

        var (botId, serviceUrl, tenant) = ($"28:{bot.Value.AppId}", bot.Value.Cloud.ServiceUrl, bot.Value.AppTenantId);
        await pace.StartAsync(tenant, ct);
        var id = await connector.CreateConversationAsync(serviceUrl, botId, user, tenant, ct);
        var started = Conversation.From(person.Id, id, user, botId, serviceUrl, tenant);
        await ChangeAsync(person.Id, known => known.Follow(started), started, ct);
        return started;
    }

    /// <summary>Asks the connector anew for a conversation that it says is gone; null when it has no other.</summary>
    /// <exception cref="ConnectorException">It was not given.</exception>
    public async Task<Conversation?> StartAnewAsync(Conversation gone, CancellationToken ct)
    {
        await pace.StartAsync(gone.TenantId, ct);
        var id = await connector.CreateConversationAsync(gone.ServiceUrl, gone.BotId, gone.UserId, gone.TenantId, ct);
        if (id == gone.ConversationId)
        {
            return null;
        }

        await ChangeAsync(gone.Employee, known => known.Become(id), null, ct);
        gone.Become(id);
        return gone;
    }

    /// <summary>The person's connector is at <paramref name="serviceUrl"/>.</summary>
    public Task MoveAsync(EmployeeId person, string serviceUrl, CancellationToken ct) => ChangeAsync(person, known => known.Move(serviceUrl), null, ct);

    /// <summary>The bot cannot write to the person until they are heard of again.</summary>
    public Task CloseAsync(EmployeeId person, string trouble, CancellationToken ct) => ChangeAsync(person, known => known.Close(trouble), null, ct);

    private async Task ChangeAsync(EmployeeId person, Action<Conversation> change, Conversation? otherwise, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Employee == person, ct) is { } known)
        {
            change(known);
        }
        else if (otherwise is not null)
        {
            db.Conversations.Add(otherwise);
        }

        await db.SaveAsync(ct);
        reachability.Forget(person); // the next activity looks again
    }
}
