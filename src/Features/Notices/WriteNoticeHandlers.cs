using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Notices;

/// <summary>The notices of late.</summary>
internal sealed class ShowNoticesHandler(NoticeCards cards) : IHandle<ShowNotices>, IGuarded, IHasPhrases<ShowNotices>
{
    public static Policy Policy => Rights.SendNotices;

    public static IReadOnlyList<string> Phrases => ["notice", "通知", "notices", "公告", "broadcast", "群发", "announcement", "发通知"];

    public async Task<Reply> HandleAsync(ShowNotices request, Caller caller, CancellationToken ct) => new(await cards.ListAsync(caller, null, ct));
}

/// <summary>The form.</summary>
internal sealed class WriteNoticeHandler(NoticeCards cards, CompanyClock clock) : IHandle<WriteNotice>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(WriteNotice request, Caller caller, CancellationToken ct) => new(request.Notice is { } id
        ? NoticeCards.Form(await cards.FindAsync(id, caller, ct))
        : new NoticeFormCard(new SaveNotice(Guid.CreateVersion7(clock.Now()), 0), IsOut: false));
}

/// <summary>Takes what was typed: the draft goes on to its readers, a notice that is out is replaced in every chat.</summary>
internal sealed class SaveNoticeHandler(ReviewDb db, NoticeCards cards, NoticeSpreading spreading, CompanyClock clock) : IHandle<SaveNotice>, IGuarded, IAnswerRefusal<SaveNotice>
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(SaveNotice request, Caller caller, CancellationToken ct)
    {
        var content = NoticeContent.From(
            request.Title,
            request.Text,
            request.ImageUrl,
            [(request.LinkText1, request.LinkUrl1), (request.LinkText2, request.LinkUrl2)],
            request.Confirm == "yes",
            request.Question,
            request.Choices,
            request.Right);
        var now = clock.Now();
        var id = new NoticeId(request.Notice);
        var notice = request.Version == 0 && !await db.Notices.AnyAsync(n => n.Id == id, ct) ? Notice.Begin(id, caller.Who.Id, now) : await cards.FindAsync(request.Notice, caller, ct);
        if (db.Entry(notice).State == EntityState.Detached)
        {
            db.Notices.Add(notice);
        }
        else if (request.Version != notice.Version)
        {
            throw new RefusedException(new StepNotAllowed(notice.State.ToString(), nameof(Notice.Say)));
        }

        var before = notice.Content;
        notice.Say(content);
        db.Audit(caller, now, notice.State == NoticeState.Released ? "notice.replaced" : "notice.written", $"notice:{request.Notice}", new { before, after = content, notice.Revision });
        if (notice.State != NoticeState.Released)
        {
            return new(
                notice.State == NoticeState.Scheduled ? await cards.PreviewAsync(notice, ct) : await cards.AudienceAsync(notice, null, null, caller, ct),
                Keep: notice.State == NoticeState.Scheduled ? new ShowNoticePreview(request.Notice) : new ShowNoticeAudience(request.Notice));
        }

        await spreading.SettleAsync(notice, ct);
        return await cards.PresentAsync(notice, ct);
    }

    public async Task<Reply?> AnswerAsync(SaveNotice request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        var stored = await db.NoticesOf(caller.Who).AsNoTracking().SingleOrDefaultAsync(n => n.Id == new NoticeId(request.Notice), ct);
        return new(new NoticeFormCard(request with { Version = stored?.Version ?? 0 }, stored?.State == NoticeState.Released, refusal));
    }
}

/// <summary>Who gets it.</summary>
internal sealed class ShowNoticeAudienceHandler(NoticeCards cards) : IHandle<ShowNoticeAudience>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(ShowNoticeAudience request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        return notice.State == NoticeState.Draft ? new(await cards.AudienceAsync(notice, null, null, caller, ct)) : await cards.PresentAsync(notice, ct);
    }
}

/// <summary>How it looks, whom it reaches.</summary>
internal sealed class ShowNoticePreviewHandler(NoticeCards cards) : IHandle<ShowNoticePreview>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(ShowNoticePreview request, Caller caller, CancellationToken ct) =>
        new((await cards.PresentAsync(await cards.FindAsync(request.Notice, caller, ct), ct)).Card);
}
