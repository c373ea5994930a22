using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;

namespace PerfBot.Store.Queries;

/// <summary>Where every read of a notice starts.</summary>
public static class NoticeQueries
{
    /// <summary>The notices that <paramref name="viewer"/> may manage: as HR of the company all, as HR of departments the own ones.</summary>
    public static IQueryable<Notice> NoticesOf(this ReviewDb db, Person viewer)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var id = viewer.Id;
        return viewer.Is(Roles.Hr) && viewer.HrScope is null ? db.Notices : db.Notices.Where(n => n.By == id);
    }

    /// <summary>The lines of a notice's ledger, one a person.</summary>
    public static IQueryable<OutboxMessage> LedgerOf(this ReviewDb db, NoticeId notice)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Outbox.Where(m => m.Notice == notice && m.Kind == OutboxKind.Notice);
    }

    /// <summary>The ledger of a notice in numbers, read by one statement: what changes meanwhile is in all of it or in nothing.</summary>
    public static async Task<NoticeLedger> LedgerAsync(this ReviewDb db, NoticeId notice, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (from n in db.Notices
                          where n.Id == notice
                          from m in db.Outbox.Where(m => m.Notice == n.Id && m.Kind == OutboxKind.Notice).DefaultIfEmpty()
                          group m by new { n.Targeted, State = (OutboxState?)m!.State, m.LastError } into g
                          select new { g.Key.Targeted, g.Key.State, g.Key.LastError, Count = g.Count() }).ToListAsync(ct);
        return new(
            rows.Count == 0 ? 0 : rows[0].Targeted,
            [.. rows.Where(r => r.State is not null).Select(r => new LedgerLine(r.State!.Value, r.LastError, r.Count)).OrderBy(l => l.State).ThenByDescending(l => l.Count).ThenBy(l => l.Reason, StringComparer.Ordinal)]);
    }

    /// <summary>What has not gone out will show the new revision, or nothing where the notice was recalled. What is being sent at this moment is left alone.</summary>
    public static async Task SettleUnsentAsync(this ReviewDb db, Notice notice, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(notice);
        var (id, revision) = (notice.Id, notice.Revision);
        if (notice.State == NoticeState.Recalled)
        {
            await db.LedgerOf(id).Where(m => m.State == OutboxState.Pending && m.LeaseUntil == null).ExecuteUpdateAsync(
                m => m.SetProperty(x => x.State, OutboxState.Superseded).SetProperty(x => x.LastError, DeliveryTroubles.Recalled).SetProperty(x => x.Revision, revision), ct);
        }

        await db.LedgerOf(id).Where(m => m.Revision < revision && m.State != OutboxState.Sent && m.LeaseUntil == null)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Revision, revision), ct);
    }

    /// <summary>What surely did not arrive goes out again; what may have arrived never does.</summary>
    public static Task<int> ResendAsync(this ReviewDb db, NoticeId notice, DateTimeOffset now, CancellationToken ct) => db.LedgerOf(notice)
        .Where(m => OutboxStates.Undelivered.Contains(m.State))
        .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, OutboxState.Pending).SetProperty(x => x.NotBefore, now).SetProperty(x => x.Attempts, 0), ct);
}
