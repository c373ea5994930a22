using PerfBot.Cards.Notices;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Notices;

/// <summary>Sends the notice to whoever asks.</summary>
internal sealed class TestNoticeHandler(ReviewDb db, NoticeCards cards, CompanyClock clock) : IHandle<TestNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(TestNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        db.Send(caller.Who.Id, new ShowNotice(request.Notice, IsTest: true), $"notice-test:{request.Notice:N}", clock.Now());
        return new(await cards.PreviewAsync(notice, ct) with { TestSent = true }, Keep: new ShowNoticePreview(request.Notice));
    }
}

/// <summary>Lets it go.</summary>
internal sealed class ReleaseNoticeHandler(ReviewDb db, NoticeCards cards, NoticeReaders readers, NoticeSpreading spreading, CompanyClock clock)
    : IHandle<ReleaseNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(ReleaseNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        if (notice.State != NoticeState.Draft || notice.Version != request.Version)
        {
            return await cards.PresentAsync(notice, ct); // pressed before, or changed meanwhile: look again
        }

        var targeted = (await readers.FindAsync(notice, ct)).Count(r => r.Excluded is null);
        if (targeted == 0)
        {
            throw new RefusedException(new NobodyToNotify());
        }

        var now = clock.Now();
        notice.Release(now);
        db.Audit(caller, now, notice.State == NoticeState.Released ? "notice.released" : "notice.scheduled", $"notice:{request.Notice}", new { targeted, notice.Audience.Kind, notice.Day, notice.Time });
        if (notice.State == NoticeState.Released)
        {
            await spreading.SpreadAsync(notice, ct);
            return new(new NoticeLedgerCard(request.Notice, notice.Content.Title, Begun(notice)) { State = notice.State, IsSpread = notice.IsSpread }, Keep: new ShowNoticeLedger(request.Notice));
        }

        return await cards.PresentAsync(notice, ct);
    }

    /// <summary>The ledger as it is being written by this very turn.</summary>
    private NoticeLedger Begun(Notice notice) => new(
        notice.Targeted,
        [.. db.Outbox.Local.Where(m => m.Notice == notice.Id).GroupBy(m => (m.State, m.LastError)).Select(g => new LedgerLine(g.Key.State, g.Key.LastError, g.Count()))]);
}

/// <summary>Takes the day back.</summary>
internal sealed class UnscheduleNoticeHandler(ReviewDb db, NoticeCards cards, CompanyClock clock) : IHandle<UnscheduleNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(UnscheduleNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        if (notice.State == NoticeState.Scheduled)
        {
            notice.Unschedule();
            db.Audit(caller, clock.Now(), "notice.unscheduled", $"notice:{request.Notice}");
        }

        return await cards.PresentAsync(notice, ct);
    }
}

/// <summary>Gives it up.</summary>
internal sealed class DiscardNoticeHandler(ReviewDb db, NoticeCards cards, CompanyClock clock) : IHandle<DiscardNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(DiscardNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        if (notice.State == NoticeState.Draft)
        {
            notice.Discard();
            db.Audit(caller, clock.Now(), "notice.discarded", $"notice:{request.Notice}");
        }

        return new(await cards.ListAsync(caller, notice.Id, ct), Keep: new ShowNotices());
    }
}
