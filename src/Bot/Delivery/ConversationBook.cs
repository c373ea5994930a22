using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Bot.Options;
using PerfBot.Bot.Turns;
using PerfBot.Domain.People;
using PerfBot.Store;
using PerfBot.Teams;
using PerfBot.Teams.Connector;
using Conversation = PerfBot.Domain.Delivery.Conversation;

namespace PerfBot.Bot.Delivery;

/// <summary>Knows where people are reached, and finds out where it does not.</summary>
internal sealed class ConversationBook(
    IServiceScopeFactory scopes, ConnectorClient connector, Reachability reachability, Pace pace, IOptions<BotOptions> bot, IOptions<DeliveryOptions> options, TimeProvider time)
{
    private const int Attempts = 3;

    /// <summary>The tenant of people who never wrote.</summary>
    public string Tenant => bot.Value.AppTenantId;

    /// <summary>Where the person is reached as far as is known; null where nothing is.</summary>
    public async Task<Conversation?> FindAsync(EmployeeId person, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDb>().Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Employee == person, ct);
    }

    /// <summary>Asks the connector for the conversation with somebody who never wrote; null when nothing is known to ask with.</summary>
    /// <param name="person">The person.</param>
    /// <param name="stop">Ends the waiting for a turn, however long that is.</param>
    /// <exception cref="ConnectorException">It was not given.</exception>
    /// <exception cref="OperationCanceledException">No answer came in time.</exception>
    public async Task<Conversation?> StartAsync(Person person, CancellationToken stop)
    {
        if (person.ChannelUser is not { } user || bot.Value.AppId.Length == 0 || bot.Value.AppTenantId.Length == 0)
        {
            return null;
        }

        var (botId, serviceUrl, tenant) = ($"28:{bot.Value.AppId}", bot.Value.Cloud.ServiceUrl, bot.Value.AppTenantId);
        await pace.StartAsync(tenant, stop);
        using var budget = Budget();
        var id = await connector.CreateConversationAsync(serviceUrl, botId, user, tenant, budget.Token);
        var started = Conversation.From(person.Id, id, user, botId, serviceUrl, tenant);
        await ChangeAsync(person.Id, known => known.Follow(started), started, CancellationToken.None);
        return started;
    }

    /// <summary>Asks the connector anew for a conversation that it says is gone, and keeps the new one; false when it has no other.</summary>
    /// <exception cref="ConnectorException">It was not given.</exception>
    /// <exception cref="OperationCanceledException">Neither a turn nor an answer came in time.</exception>
    public async Task<bool> StartAnewAsync(Conversation gone)
    {
        using var budget = Budget(); // for the waiting too: whoever asks holds a message by a lease
        await pace.StartAsync(gone.TenantId, budget.Token);
        var id = await connector.CreateConversationAsync(gone.ServiceUrl, gone.BotId, gone.UserId, gone.TenantId, budget.Token);
        if (id == gone.ConversationId)
        {
            return false;
        }

        await ChangeAsync(gone.Employee, known => known.Become(id), null, CancellationToken.None);
        return true;
    }

    /// <summary>The person's connector is at <paramref name="serviceUrl"/>.</summary>
    public Task MoveAsync(EmployeeId person, string serviceUrl, CancellationToken ct) => ChangeAsync(person, known => known.Move(serviceUrl), null, ct);

    /// <summary>The bot cannot write to the person until they are heard of again.</summary>
    public Task CloseAsync(EmployeeId person, string trouble, CancellationToken ct) => ChangeAsync(person, known => known.Close(trouble), null, ct);

    private CancellationTokenSource Budget() => new(options.Value.RequestTimeout, time);

    private async Task ChangeAsync(EmployeeId person, Action<Conversation> change, Conversation? otherwise, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ChangeOnceAsync(person, change, otherwise, ct);
                reachability.Forget(person); // the next activity looks again
                return;
            }
            catch (Exception conflict) when (attempt < Attempts && ReviewDb.MayPass(conflict))
            {
                // The person wrote at this instant and is known by now: look again.
            }
        }
    }

    private async Task ChangeOnceAsync(EmployeeId person, Action<Conversation> change, Conversation? otherwise, CancellationToken ct)
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
    }
}
