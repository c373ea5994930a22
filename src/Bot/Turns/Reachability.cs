using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Help;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Turns;

/// <summary>Remembers where people are reached. Almost every turn says what is known already, so that is kept in memory and costs no read.</summary>
internal sealed class Reachability
{
    /// <summary>How long what is in memory counts: another node may have met trouble with the person meanwhile.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<EmployeeId, (Domain.Delivery.Conversation Says, DateTimeOffset At)> _known = new();

    /// <summary>Takes over what an activity says about its sender's conversation, time zone and language, when that is new. To be confirmed once it is saved.</summary>
    public async Task<Domain.Delivery.Conversation?> NoteAsync(ReviewDb db, Activity activity, Person person, DateTimeOffset now, CancellationToken ct)
    {
        var newest = Read(activity, person.Id);
        if (_known.TryGetValue(person.Id, out var known) && known.Says.Says(newest) && now - known.At < Kept && activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
        {
            return null;
        }

        if (await db.Conversations.SingleOrDefaultAsync(c => c.Employee == person.Id, ct) is { } stored)
        {
            if (!stored.Says(newest))
            {
                stored.Follow(newest);
            }

            if (stored.Trouble is not null)
            {
                stored.Open();
                await ReviveAsync(db, person.Id, now, ct);
            }
        }
        else
        {
            db.Conversations.Add(newest);
            await FirstContactAsync(db, activity, person, now, ct);
        }

        return newest;
    }

    /// <summary>What was noted is in the store.</summary>
    public void Confirm(Domain.Delivery.Conversation noted, DateTimeOffset now) => _known[noted.Employee] = (noted, now);

    /// <summary>What is in the store has changed otherwise than by an activity.</summary>
    public void Forget(EmployeeId person) => _known.TryRemove(person, out _);

    /// <summary>What waited for the person goes out; whoever starts by writing is welcomed too.</summary>
    private static async Task FirstContactAsync(ReviewDb db, Activity activity, Person person, DateTimeOffset now, CancellationToken ct)
    {
        var employee = await db.Employees.SingleAsync(e => e.Id == person.Id, ct);
        if (activity.TimeZone is { Length: <= 64 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            employee.SeenIn(zone);
        }

        if (employee.WelcomedAt is null)
        {
            employee.Welcome(now);
            db.Send(person.Id, new ShowWelcome(), "welcome", now);
        }

        await ReviveAsync(db, person.Id, now, ct);
    }

    /// <summary>What could not be delivered while the person was away goes out.</summary>
    private static async Task ReviveAsync(ReviewDb db, EmployeeId person, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var waiting in await db.Outbox.Where(m => m.Recipient == person && OutboxStates.Waiting.Contains(m.State)).ToListAsync(ct))
        {
            waiting.Revive(now);
        }
    }

    private static Domain.Delivery.Conversation Read(Activity activity, EmployeeId employee) => Domain.Delivery.Conversation.From(
        employee,
        activity.Conversation!.Id!,
        activity.From!.Id!,
        activity.Recipient?.Id ?? "",
        activity.ServiceUrl!,
        activity.TenantId ?? "",
        activity.Locale is { Length: <= 16 } locale ? locale : null);
}
