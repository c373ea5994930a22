using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Help;
using PerfBot.Cards.People;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.People;

/// <summary>Shows HR an account that nobody knows, with the employees it may be.</summary>
internal sealed class ShowStrangerHandler(ReviewDb db, Charts charts) : IHandle<ShowStranger>, IGuarded
{
    public static Policy Policy => Rights.LinkPeople;

    public async Task<Reply> HandleAsync(ShowStranger request, Caller caller, CancellationToken ct)
    {
        var stranger = await Strangers.FindAsync(db, request.Account, ct);
        var chart = await charts.GetAsync(ct);
        var unlinked = chart.People.Where(p => p.ChannelUser is null && (caller.Who.HrScope is null || caller.Who.IsHrOf(p.Department)))
            .OrderByDescending(p => Strangers.SameName(p.Name, stranger.Name)).ThenBy(p => p.Number, StringComparer.Ordinal)
            .Take(StrangerCard.MaxCandidates).ToList();
        var likely = unlinked.Where(p => Strangers.SameName(p.Name, stranger.Name)).ToList();
        return new(new StrangerCard(
            stranger.ChannelUser,
            stranger.Name,
            [.. unlinked.Select(p => (p.Id.Value, p.Position is null ? $"{p.Name} ({p.Number})" : $"{p.Name} ({p.Number}, {p.Position})"))],
            likely is [var only] ? only.Id.Value : null));
    }
}

/// <summary>Asks once more before an account is turned away.</summary>
internal sealed class AskDismissStrangerHandler(ReviewDb db) : IHandle<AskDismissStranger>, IGuarded
{
    public static Policy Policy => Rights.LinkPeople;

    public async Task<Reply> HandleAsync(AskDismissStranger request, Caller caller, CancellationToken ct)
    {
        var stranger = await Strangers.FindAsync(db, request.Account, ct);
        return new(new DismissStrangerCard(stranger.ChannelUser, stranger.Name));
    }
}

/// <summary>HR says whose account it is: from now on the person is known, and what waited for them goes out.</summary>
internal sealed class LinkStrangerHandler(ReviewDb db, CompanyClock clock) : IHandle<LinkStranger>, IGuarded
{
    public static Policy Policy => Rights.LinkPeople;

    public async Task<Reply> HandleAsync(LinkStranger request, Caller caller, CancellationToken ct)
    {
        var stranger = await Strangers.FindAsync(db, request.Account, ct);
        var id = new EmployeeId(Guid.TryParse(request.Employee, out var employee) ? employee : Guid.Empty);
        var person = await db.Employees.SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new RefusedException(new EmployeeNotFound());
        var department = await db.Assignments.Where(a => a.Employee == id && a.Rank == 0).Select(a => a.Department).FirstOrDefaultAsync(ct);
        if (!caller.Who.IsHrOf(department))
        {
            throw new RefusedException(new EmployeeNotFound());
        }

        if (person.ChannelUser is not null)
        {
            throw new RefusedException(new AccountTaken(person.Name));
        }

        await Linking.LinkAsync(db, person, stranger, caller, clock.Now(), "by HR", ct);
        return new(new StrangerDoneCard(stranger.Name, person.Name));
    }
}

/// <summary>HR says that an account is nobody's.</summary>
internal sealed class DismissStrangerHandler(ReviewDb db, CompanyClock clock) : IHandle<DismissStranger>, IGuarded
{
    public static Policy Policy => Rights.LinkPeople;

    public async Task<Reply> HandleAsync(DismissStranger request, Caller caller, CancellationToken ct)
    {
        var stranger = await Strangers.FindAsync(db, request.Account, ct);
        stranger.Dismiss(clock.Now());
        db.Audit(caller, clock.Now(), "stranger.dismissed", "account", new { account = stranger.ChannelUser });
        return new(new StrangerDoneCard(stranger.Name, Employee: null));
    }
}

/// <summary>Finds unknown accounts.</summary>
internal static class Strangers
{
    public static async Task<Stranger> FindAsync(ReviewDb db, string account, CancellationToken ct) =>
        await db.Strangers.SingleOrDefaultAsync(s => s.ChannelUser == account && s.DismissedAt == null, ct)
        ?? throw new RefusedException(new StrangerGone());

    /// <summary>Whether two names are the same but for case, spaces and the order of two parts.</summary>
    public static bool SameName(string a, string b) => Parts(a).SequenceEqual(Parts(b));

    private static IEnumerable<string> Parts(string name) =>
        name.ToUpperInvariant().Split([' ', ',', '.', '·', '-'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
}

/// <summary>Makes an account known as an employee's.</summary>
public static class Linking
{
    /// <summary>Links, remembers the conversation, welcomes, and releases what waited.</summary>
    public static async Task LinkAsync(ReviewDb db, Employee person, Stranger stranger, Caller caller, DateTimeOffset now, string how, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(stranger);
        person.Link(stranger.ChannelUser);
        person.Welcome(now);
        var met = Conversation.From(person.Id, stranger.ConversationId, stranger.UserId, stranger.BotId, stranger.ServiceUrl, stranger.TenantId, stranger.Locale);
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Employee == person.Id, ct) is { } known)
        {
            known.Follow(met);
        }
        else
        {
            db.Conversations.Add(met);
        }

        if (db.Entry(stranger).State is EntityState.Unchanged or EntityState.Modified)
        {
            db.Strangers.Remove(stranger);
        }

        db.Send(person.Id, new ShowWelcome(), "welcome", now);
        foreach (var waiting in await db.Outbox.Where(m => m.Recipient == person.Id && OutboxStates.Waiting.Contains(m.State)).ToListAsync(ct))
        {
            waiting.Revive(now);
        }

        db.Audit(caller, now, "employee.linked", $"employee:{person.Id.Value}", new { how });
    }
}
