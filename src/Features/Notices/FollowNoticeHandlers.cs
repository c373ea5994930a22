using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Notices;

/// <summary>What became of it.</summary>
internal sealed class ShowNoticeLedgerHandler(NoticeCards cards) : IHandle<ShowNoticeLedger>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(ShowNoticeLedger request, Caller caller, CancellationToken ct) =>
        new((await cards.PresentAsync(await cards.FindAsync(request.Notice, caller, ct), ct)).Card);
}

/// <summary>Sends it again to those whom it surely did not reach.</summary>
internal sealed class ResendNoticeHandler(ReviewDb db, NoticeCards cards, CompanyClock clock) : IHandle<ResendNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(ResendNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        if (notice.State != NoticeState.Released)
        {
            return await cards.PresentAsync(notice, ct);
        }

        var now = clock.Now();
        var count = await db.LedgerOf(notice.Id).CountAsync(m => OutboxStates.Undelivered.Contains(m.State), ct);
        if (count > 0)
        {
            db.Also(stop => db.ResendAsync(notice.Id, now, stop));
            db.Audit(caller, now, "notice.resent", $"notice:{request.Notice}", new { people = count });
        }

        return new(await cards.LedgerAsync(notice, ct) with { News = new(LedgerEvent.Resent, count) }, Keep: new ShowNoticeLedger(request.Notice));
    }
}

/// <summary>Reminds those who have it and have not confirmed.</summary>
internal sealed class RemindNoticeHandler(ReviewDb db, NoticeCards cards, NoticeSpreading spreading, CompanyClock clock, IOptions<CompanyOptions> options) : IHandle<RemindNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(RemindNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        if (!notice.Content.AsksAcknowledgement)
        {
            return await cards.PresentAsync(notice, ct);
        }

        var now = clock.Now();
        var count = 0;
        if (notice.Remind(now, TimeSpan.FromHours(options.Value.NudgePauseHours)))
        {
            count = await spreading.Unconfirmed(notice.Id).CountAsync(ct);
            await spreading.RemindAsync(notice, ct);
            db.Audit(caller, now, "notice.reminded", $"notice:{request.Notice}", new { people = count });
        }

        return new(await cards.LedgerAsync(notice, ct) with { News = new(LedgerEvent.Reminded, count) }, Keep: new ShowNoticeLedger(request.Notice));
    }
}

/// <summary>Asks once more.</summary>
internal sealed class AskRecallNoticeHandler(NoticeCards cards) : IHandle<AskRecallNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(AskRecallNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        return notice.State == NoticeState.Released ? new(new RecallNoticeCard(request.Notice, notice.Content.Title)) : new((await cards.PresentAsync(notice, ct)).Card);
    }
}

/// <summary>Takes it back from everybody.</summary>
internal sealed class RecallNoticeHandler(ReviewDb db, NoticeCards cards, NoticeSpreading spreading, CompanyClock clock) : IHandle<RecallNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(RecallNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        if (notice.State == NoticeState.Released)
        {
            notice.Recall();
            db.Audit(caller, clock.Now(), "notice.recalled", $"notice:{request.Notice}", new { notice.Targeted });
            await spreading.SettleAsync(notice, ct);
        }

        return await cards.PresentAsync(notice, ct);
    }
}

/// <summary>Offers the ledger as a file.</summary>
internal sealed class ExportNoticeHandler(ReviewDb db, NoticeCards cards, CompanyClock clock) : IHandle<ExportNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(ExportNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        var now = clock.Now();
        db.Outbox.Add(OutboxMessage.File(caller.Who.Id, ShowNoticeFile.Verb, Cards.Kit.Payload.Write(new ShowNoticeFile(request.Notice)), $"notice-file:{request.Notice:N}", now));
        db.Audit(caller, now, "notice.exported", $"notice:{request.Notice}");
        return new(await cards.LedgerAsync(notice, ct) with { News = new(LedgerEvent.Exported, 1) }, Keep: new ShowNoticeLedger(request.Notice));
    }
}
