using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Notices;

/// <summary>
/// Carries out what was decided about a notice, so many people at a time: writes its ledger, replaces the cards of those who have it, reminds.
/// The click that decides does the first step at once; the rest goes on by itself.
/// </summary>
internal sealed class NoticeSpreading(ReviewDb db, NoticeReaders readers, CompanyClock clock) : ILongWork
{
    /// <summary>People in a step: a transaction of some ten milliseconds.</summary>
    public const int StepSize = 500;

    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var due = await db.Notices.Where(n =>
                (n.State == NoticeState.Scheduled && n.BeginsAt <= now)
                || (n.State == NoticeState.Released && (!n.IsSpread || n.RemindsAfter != null))
                || ((n.State == NoticeState.Released || n.State == NoticeState.Recalled) && n.Settled < n.Revision))
            .OrderBy(n => n.Id).Take(20).Select(n => n.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            var notice = await db.Notices.SingleAsync(n => n.Id == id, ct);
            if (await StepAsync(notice, now, ct))
            {
                return true;
            }

            db.Forget(); // nothing to do for this one at the moment
        }

        return false;
    }

    private async Task<bool> StepAsync(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        if (notice.State == NoticeState.Scheduled)
        {
            notice.Release(now);
            db.Audit(new Caller.Scheduler(), now, "notice.released", $"notice:{notice.Id.Value}");
        }

        if (!notice.IsSpread)
        {
            await SpreadAsync(notice, ct);
            return true;
        }

        if (notice.Settled < notice.Revision)
        {
            return await SettleAsync(notice, ct);
        }

        await RemindAsync(notice, ct);
        return true;
    }

    /// <summary>Writes the next lines of the ledger.</summary>
    public async Task SpreadAsync(Notice notice, CancellationToken ct)
    {
        var now = clock.Now();
        var missing = (await readers.FindAsync(notice, ct)).Where(r => notice.SpreadTo is null || string.CompareOrdinal(r.Place, notice.SpreadTo) > 0).ToList();
        var payload = Payload.Write(new ShowNotice(notice.Id.Value, IsNew: true));
        foreach (var reader in missing.Take(StepSize))
        {
            var due = reader.Person is { } person ? notice.DueIn(clock.ZoneOf(person), now) : now;
            var line = OutboxMessage.OfNotice(reader.Id, notice.Id, notice.Revision, ShowNotice.Verb, payload, KeyOf(notice.Id), due);
            if (reader.Excluded is { } reason)
            {
                line.End(OutboxState.Excluded, reason);
            }

            db.Outbox.Add(line);
        }

        var count = Math.Min(StepSize, missing.Count);
        notice.Spread(count, count == 0 ? null : missing[count - 1].Place, isAll: count == missing.Count);
    }

    /// <summary>Brings the next cards that are in chats to the present revision.</summary>
    /// <returns>Whether anything could be done; what is being sent at this moment has to be waited for.</returns>
    public async Task<bool> SettleAsync(Notice notice, CancellationToken ct)
    {
        var (now, revision) = (clock.Now(), notice.Revision);
        db.Also(stop => db.SettleUnsentAsync(notice, stop));
        var behind = await db.LedgerOf(notice.Id).Where(m => m.State == OutboxState.Sent && m.Revision < revision).OrderBy(m => m.Id).Take(StepSize).ToListAsync(ct);
        var payload = Payload.Write(new ShowNotice(notice.Id.Value));
        foreach (var line in behind)
        {
            line.Show(revision);
            if (line is { ActivityId: { } card, ConversationId: { } conversation })
            {
                db.Outbox.Add(OutboxMessage.UpdateOfNotice(line.Recipient, ShowNotice.Verb, payload, KeyOf(notice.Id), conversation, card, now));
            }
        }

        if (behind.Count > 0)
        {
            return true;
        }

        if (await db.LedgerOf(notice.Id).AnyAsync(m => m.State == OutboxState.Pending && m.LeaseUntil != null && m.Revision < revision, ct))
        {
            return false;
        }

        notice.Settle(revision);
        return true;
    }

    /// <summary>Reminds the next of those who have it and have not confirmed.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RemindAsync(Notice notice, CancellationToken ct)
    {
        var (now, after) = (clock.Now(), notice.RemindsAfter ?? 0);
        var next = await Unconfirmed(notice.Id).Where(m => m.Id > after).OrderBy(m => m.Id).Take(StepSize).Select(m => new { m.Id, m.Recipient }).ToListAsync(ct);
        var payload = Payload.Write(new ShowNoticeReminder(notice.Id.Value));
        db.Outbox.AddRange(next.Select(m => OutboxMessage.Reminder(m.Recipient, ShowNoticeReminder.Verb, payload, $"notice-reminder:{notice.Id.Value:N}", now)));
        notice.Reminded(next.Count == StepSize ? next[^1].Id : null);
        return next.Count;
    }

    /// <summary>The lines of those who have it and have not confirmed.</summary>
    public IQueryable<OutboxMessage> Unconfirmed(NoticeId notice) => db.LedgerOf(notice).AsNoTracking()
        .Where(m => m.State == OutboxState.Sent && !db.NoticeReceipts.Any(r => r.Notice == notice && r.Reader == m.Recipient && r.ConfirmedAt != null));

    private static string KeyOf(NoticeId notice) => $"notice:{notice.Value:N}";
}
