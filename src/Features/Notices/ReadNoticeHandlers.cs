using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Notices;

/// <summary>A notice as its reader sees it. Only for whom it is meant, and for its writer as a test.</summary>
internal sealed class ShowNoticeHandler(ReviewDb db, NoticeCards cards, CompanyClock clock) : IHandle<ShowNotice>, IGuarded
{
    public static Policy Policy => Rights.ReadNotices;

    public async Task<Reply> HandleAsync(ShowNotice request, Caller caller, CancellationToken ct)
    {
        if (request.IsTest)
        {
            var draft = await cards.FindAsync(request.Notice, caller, ct);
            return new(new NoticeCard(request.Notice, draft.Content) { IsTest = true });
        }

        var notice = await ReadersNotice.FindAsync(db, request.Notice, caller, ct);
        if (request.IsNew && notice.State == NoticeState.Recalled)
        {
            throw new RefusedException(new NoticeNotFound()); // they never had it and are spared it
        }

        var receipt = await db.NoticeReceipts.AsNoTracking().SingleOrDefaultAsync(r => r.Notice == notice.Id && r.Reader == caller.Who.Id, ct);
        return new(ReadersNotice.Card(notice, receipt, clock, caller));
    }
}

/// <summary>A reader confirms, by the right answer where one is asked for.</summary>
internal sealed class ConfirmNoticeHandler(ReviewDb db, CompanyClock clock) : IHandle<ConfirmNotice>, IGuarded, IAnswerRefusal<ConfirmNotice>
{
    public static Policy Policy => Rights.ReadNotices;

    public async Task<Reply> HandleAsync(ConfirmNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await ReadersNotice.FindAsync(db, request.Notice, caller, ct);
        var reader = caller.Who.Id;
        var receipt = await db.NoticeReceipts.SingleOrDefaultAsync(r => r.Notice == notice.Id && r.Reader == reader, ct);
        var isRight = true;
        if (notice.State != NoticeState.Recalled && notice.Content.AsksAcknowledgement)
        {
            if (receipt is null)
            {
                receipt = NoticeReceipt.Of(notice.Id, reader);
                db.NoticeReceipts.Add(receipt);
            }

            isRight = receipt.Confirm(notice.Content.Question, int.TryParse(request.Choice, out var choice) ? choice : null, clock.Now());
            if (await db.LedgerOf(notice.Id).SingleAsync(m => m.Recipient == reader, ct) is { State: OutboxState.Ambiguous } line)
            {
                line.Arrived(); // whoever presses its button has it
            }
        }

        return new(ReadersNotice.Card(notice, receipt, clock, caller) with { IsWrong = !isRight }, Keep: new ShowNotice(request.Notice));
    }

    public async Task<Reply?> AnswerAsync(ConfirmNotice request, Refusal refusal, Caller caller, CancellationToken ct) => refusal is AnswerNotChosen
        ? new(ReadersNotice.Card(await ReadersNotice.FindAsync(db, request.Notice, caller, ct), null, clock, caller) with { Problem = refusal })
        : null;
}

/// <summary>Reminds a reader, who may have confirmed meanwhile.</summary>
internal sealed class ShowNoticeReminderHandler(ReviewDb db) : IHandle<ShowNoticeReminder>, IGuarded
{
    public static Policy Policy => Rights.ReadNotices;

    public async Task<Reply> HandleAsync(ShowNoticeReminder request, Caller caller, CancellationToken ct)
    {
        var notice = await ReadersNotice.FindAsync(db, request.Notice, caller, ct);
        var isDone = await db.NoticeReceipts.AnyAsync(r => r.Notice == notice.Id && r.Reader == caller.Who.Id && r.ConfirmedAt != null, ct);
        return isDone || notice.State != NoticeState.Released
            ? throw new RefusedException(new NoticeNotFound())
            : new(new NoticeReminderCard(request.Notice, notice.Content.Title));
    }
}

internal static class ReadersNotice
{
    /// <summary>A notice that is meant for the caller.</summary>
    /// <exception cref="RefusedException"><see cref="NoticeNotFound"/>.</exception>
    public static async Task<Notice> FindAsync(ReviewDb db, Guid id, Caller caller, CancellationToken ct)
    {
        var (notice, reader) = (new NoticeId(id), caller.Who.Id);
        return await db.Notices.AsNoTracking().SingleOrDefaultAsync(
                n => n.Id == notice && db.Outbox.Any(m => m.Notice == notice && m.Recipient == reader && m.State != OutboxState.Excluded && m.State != OutboxState.Superseded), ct)
            ?? throw new RefusedException(new NoticeNotFound());
    }

    public static NoticeCard Card(Notice notice, NoticeReceipt? receipt, CompanyClock clock, Caller caller) => new(notice.Id.Value, notice.Content)
    {
        IsRecalled = notice.State == NoticeState.Recalled,
        ConfirmedAt = receipt?.ConfirmedAt is { } at ? TimeZoneInfo.ConvertTime(at, clock.ZoneOf(caller.Who)) : null,
    };
}
