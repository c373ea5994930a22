using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Results;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reviews;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Results;

/// <summary>The caller's own latest result, or one that the caller may see.</summary>
internal sealed class ShowResultHandler(ReviewDb db, ProgrammeBook programmes, ResultCards cards) : IHandle<ShowResult>, IGuarded, IHasPhrases<ShowResult>
{
    public static Policy Policy => Rights.SeeOwnResult;

    public static IReadOnlyList<string> Phrases => ["result", "结果", "results", "my result", "我的结果", "考核结果", "成绩", "score", "得分"];

    public async Task<Reply> HandleAsync(ShowResult request, Caller caller, CancellationToken ct)
    {
        var visible = db.ReviewsVisibleTo(caller.Who).AsNoTracking();
        Review? review;
        if (request.Review is { } id)
        {
            review = await visible.SingleOrDefaultAsync(r => r.Id == new ReviewId(id), ct) ?? throw new RefusedException(new ReviewNotFound());
        }
        else
        {
            var me = caller.Who.Id;
            review = await (from r in visible
                            join result in db.Results on r.Id equals result.Review
                            where r.Employee == me
                            orderby result.OpenedAt descending
                            select r).FirstOrDefaultAsync(ct) ?? throw new RefusedException(new ResultNotOpen());
        }

        var cycle = await db.Cycles.AsNoTracking().SingleAsync(c => c.Id == review.Cycle, ct);
        var card = await cards.MakeAsync(review, cycle, await programmes.GetAsync(db, cycle.Programme, ct), caller, ct);
        return new(card with { Page = Math.Clamp(request.Page, 0, Math.Max(0, (card.Lines.Count - 1) / ResultCard.PageSize)) });
    }
}

/// <summary>What people wrote about a review, in full.</summary>
internal sealed class ShowCommentsHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, ResultCards cards) : IHandle<ShowComments>, IGuarded
{
    public static Policy Policy => Rights.SeeOwnResult;

    public async Task<Reply> HandleAsync(ShowComments request, Caller caller, CancellationToken ct)
    {
        var review = await db.ReviewsVisibleTo(caller.Who).AsNoTracking().SingleOrDefaultAsync(r => r.Id == new ReviewId(request.Review), ct)
            ?? throw new RefusedException(new ReviewNotFound());
        var cycle = await db.Cycles.AsNoTracking().SingleAsync(c => c.Id == review.Cycle, ct);
        var (_, _, tasks) = await cards.ScoreForAsync(review, cycle, await programmes.GetAsync(db, cycle.Programme, ct), caller, ct);
        var chart = await charts.GetAsync(ct);
        var isOwn = review.Employee == caller.Who.Id;

        // HR checks what the subject wrote as well; on a result stands what others wrote about the subject.
        var checks = !isOwn && caller.Who.IsHrOf(review.Department);
        var comments = ResultCards.Comments(tasks.Where(t => checks || t.Kind is StageKind.ManagerReview or StageKind.SecondReview or StageKind.HrReview), chart);
        var last = Math.Max(0, (comments.Count - 1) / CommentsCard.PageSize);
        return new(new CommentsCard(review.Id.Value, isOwn ? null : chart.NameOf(review.Employee), comments, Math.Clamp(request.Page, 0, last)));
    }
}

/// <summary>The caller has read the own result; the review closes, and with the last one the cycle.</summary>
internal sealed class AcknowledgeResultHandler(ReviewDb db, ProgrammeBook programmes, ResultCards cards, Passage passage, CompanyClock clock) : IHandle<AcknowledgeResult>, IGuarded
{
    public static Policy Policy => Rights.SeeOwnResult;

    public async Task<Reply> HandleAsync(AcknowledgeResult request, Caller caller, CancellationToken ct)
    {
        var me = caller.Who.Id;
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == new ReviewId(request.Review) && r.Employee == me, ct)
            ?? throw new RefusedException(new ReviewNotFound());
        var result = await db.Results.Where(r => r.Review == review.Id).OrderByDescending(r => r.Version).FirstOrDefaultAsync(ct)
            ?? throw new RefusedException(new ResultNotOpen());
        var cycle = await db.Cycles.SingleAsync(c => c.Id == review.Cycle, ct);
        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        if (result.AcknowledgedAt is null && review.Stage == StageKind.Acknowledge)
        {
            await AcknowledgeAsync(review, result, cycle, programme, caller, ct);
        }

        var card = await cards.MakeAsync(review, cycle, programme, caller, ct);
        DateTimeOffset? at = result.AcknowledgedAt is { } read ? TimeZoneInfo.ConvertTime(read, clock.ZoneOf(caller.Who)) : null;
        return new(card with { CanAcknowledge = false, AcknowledgedAt = at }, Keep: new ShowResult(review.Id.Value));
    }

    private async Task AcknowledgeAsync(Review review, Result result, Cycle cycle, ProgrammeDefinition programme, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        result.Acknowledge(now);
        db.Audit(caller, now, "result.acknowledged", $"result:{result.Id.Value}", new { result.Version });
        var tasks = await db.Tasks.Where(t => t.Review == review.Id).ToListAsync(ct);
        if (tasks.Find(t => t.Kind == StageKind.Acknowledge && t.State == TaskState.Open) is { } task)
        {
            task.Submit(caller.Who.Id, task.Version, now);
        }

        await passage.AdvanceAsync(review, cycle, programme, StageKind.Acknowledge, tasks, caller, ct);
    }
}
