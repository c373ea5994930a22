using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;

namespace PerfBot.Store.Queries;

/// <summary>How nodes share the outbox: each takes messages by a lease, and one statement decides who has it.</summary>
public static class OutboxQueries
{
    /// <summary>
    /// Takes up to <paramref name="most"/> messages that are due, the urgent ones first, and of each person only the one whose turn it is.
    /// </summary>
    /// <param name="db">The store.</param>
    /// <param name="holder">A name that nobody has used before: it tells what this grasp took.</param>
    /// <param name="now">Now.</param>
    /// <param name="leaseUntil">When others may take them over, if nothing is heard of this node.</param>
    /// <param name="most">At least 1.</param>
    /// <param name="ct">Stops, until messages are taken; what is taken is returned.</param>
    /// <remarks>
    /// Which ones are due is read first and may be stale; the update then asks each row itself whether it is still free. All three
    /// databases look at the row's newest state there, with a lock on it, so that two nodes never both take it.
    /// </remarks>
    public static async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(
        this ReviewDb db, string holder, DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var due = await db.Sendable(now).OrderBy(m => m.Priority).ThenBy(m => m.Id).Select(m => m.Id).Take(most).ToListAsync(ct);
        if (due.Count == 0)
        {
            return [];
        }

        // From here on nothing stops it: whoever holds messages without knowing which would keep them for the whole lease.
        using (await db.Dialect.EnterAsync(ct))
        {
            await db.Outbox.Where(m => due.Contains(m.Id) && m.State == OutboxState.Pending && m.LeaseUntil == null && m.NotBefore <= now)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.LeaseUntil, leaseUntil).SetProperty(x => x.Holder, holder), CancellationToken.None);
        }

        return await db.Outbox.AsNoTracking().Where(m => due.Contains(m.Id) && m.Holder == holder).OrderBy(m => m.Priority).ThenBy(m => m.Id).ToListAsync(CancellationToken.None);
    }

    /// <summary>
    /// What nobody holds and what is due, and nothing of the same person stands before it: neither one that is held, nor one that was
    /// tried and will be tried again, nor an earlier one.
    /// </summary>
    private static IQueryable<OutboxMessage> Sendable(this ReviewDb db, DateTimeOffset now) => db.Outbox.AsNoTracking().Where(m =>
        m.State == OutboxState.Pending && m.LeaseUntil == null && m.NotBefore <= now
        && !db.Outbox.Any(o => o.Recipient == m.Recipient && o.State == OutboxState.Pending && o.Id != m.Id
            && (o.LeaseUntil != null
                || (o.Attempts > 0 && (m.Attempts == 0 || o.Id < m.Id))
                || (m.Attempts == 0 && o.NotBefore <= now && (o.Priority < m.Priority || (o.Priority == m.Priority && o.Id < m.Id))))));

    /// <summary>When the next message becomes due that is not due yet; null when there is none.</summary>
    public static Task<DateTimeOffset?> NextDueAsync(this ReviewDb db, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Outbox.Where(m => m.State == OutboxState.Pending && m.LeaseUntil == null && m.NotBefore > now).MinAsync(m => (DateTimeOffset?)m.NotBefore, ct);
    }

    /// <summary>
    /// Writes down how these messages stand, in one transaction; each only if <paramref name="changed"/>'s holder still has it.
    /// </summary>
    /// <returns>For each message whether it was still held.</returns>
    public static async Task<IReadOnlyList<bool>> WriteDownAsync(
        this ReviewDb db, IReadOnlyList<(OutboxMessage Message, string Holder)> changed, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(changed);
        var held = new bool[changed.Count];
        using var turn = await db.Dialect.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        for (var i = 0; i < changed.Count; i++)
        {
            var (m, holder) = changed[i];

            // One that begins must be held for certain; one that ends was held, and what became of it is worth knowing in any case.
            held[i] = await db.Outbox.Where(x => x.Id == m.Id && x.Holder == holder && (!m.IsOut || x.LeaseUntil > now)).ExecuteUpdateAsync(
                x => x.SetProperty(o => o.State, m.State)
                    .SetProperty(o => o.NotBefore, m.NotBefore)
                    .SetProperty(o => o.Attempts, m.Attempts)
                    .SetProperty(o => o.Doubts, m.Doubts)
                    .SetProperty(o => o.IsOut, m.IsOut)
                    .SetProperty(o => o.LeaseUntil, m.LeaseUntil)
                    .SetProperty(o => o.Holder, m.Holder)
                    .SetProperty(o => o.LastError, m.LastError)
                    .SetProperty(o => o.ConversationId, m.ConversationId)
                    .SetProperty(o => o.ActivityId, m.ActivityId),
                ct) == 1;
        }

        await transaction.CommitAsync(CancellationToken.None);
        return held;
    }

    /// <summary>
    /// Takes back what a node has held longer than it may: without an attempt it is sendable again; with one nobody knows
    /// whether it arrived, so a card goes out once more and anything else ends as <see cref="OutboxState.Ambiguous"/>.
    /// </summary>
    /// <returns>How many were taken back.</returns>
    public static async Task<int> TakeBackAsync(this ReviewDb db, DateTimeOffset now, string error, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var overdue = db.Outbox.Where(m => m.State == OutboxState.Pending && m.LeaseUntil < now);
        if (!await overdue.AnyAsync(ct))
        {
            return 0;
        }

        using var turn = await db.Dialect.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var free = await overdue.Where(m => !m.IsOut)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null).SetProperty(x => x.Holder, (string?)null), ct);
        var again = await overdue.Where(m => m.IsOut && (m.Kind == OutboxKind.Update || (m.Kind == OutboxKind.Card && m.Doubts == 0))).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null).SetProperty(x => x.Holder, (string?)null)
                .SetProperty(x => x.IsOut, false).SetProperty(x => x.Doubts, x => x.Doubts + 1).SetProperty(x => x.LastError, error),
            ct);
        var doubtful = await overdue.Where(m => m.IsOut).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null).SetProperty(x => x.Holder, (string?)null)
                .SetProperty(x => x.IsOut, false).SetProperty(x => x.Doubts, x => x.Doubts + 1).SetProperty(x => x.LastError, error)
                .SetProperty(x => x.State, OutboxState.Ambiguous),
            ct);
        await transaction.CommitAsync(CancellationToken.None);
        return free + again + doubtful;
    }
}
