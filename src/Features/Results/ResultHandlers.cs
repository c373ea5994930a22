using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Results;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
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
        var comments = ResultCards.Comments(tasks.Where(t => checks || t.Kind is StageKind.ManagerReview or StageKind.HrReview), chart);
        var last = Math.Max(0, (comments.Count - 1) / CommentsCard.PageSize);
        return new(new CommentsCard(review.Id.Value, isOwn ? null : chart.NameOf(review.Employee), comments, Math.Clamp(request.Page, 0, last)));
    }
}

/// <summary>Opens one number of a result.</summary>
internal sealed class ExplainLineHandler(ReviewDb db, ProgrammeBook programmes, ResultCards cards) : IHandle<ExplainLine>, IGuarded
{
    public static Policy Policy => Rights.SeeOwnResult;

    public async Task<Reply> HandleAsync(ExplainLine request, Caller caller, CancellationToken ct)
    {
        var review = await db.ReviewsVisibleTo(caller.Who).AsNoTracking().SingleOrDefaultAsync(r => r.Id == new ReviewId(request.Review), ct)
            ?? throw new RefusedException(new ReviewNotFound());
        var cycle = await db.Cycles.AsNoTracking().SingleAsync(c => c.Id == review.Cycle, ct);
        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        var (score, _, _) = await cards.ScoreForAsync(review, cycle, programme, caller, ct);
        var line = ResultCards.Keyed(review, score).FirstOrDefault(l => l.Key == request.Line) ?? throw new RefusedException(new LineNotFound());
        return new(new ExplainLineCard(
            review.Id.Value,
            line.Score,
            review.Plan.Lines().GroupBy(l => l.Line.Id).ToDictionary(g => g.Key, g => g.First().Line.Name),
            programme.Metrics.ToDictionary(m => m.Name, m => m.Label),
            review.Decisions.GetValueOrDefault(request.Line)?.Reason));
    }
}

/// <summary>The caller has read the own result; the review closes, and with the last one the cycle.</summary>
internal sealed class AcknowledgeResultHandler(ReviewDb db, ProgrammeBook programmes, ResultCards cards, CompanyClock clock) : IHandle<AcknowledgeResult>, IGuarded
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
        if (result.AcknowledgedAt is null)
        {
            await CloseAsync(review, result, cycle, caller, ct);
        }

        var card = await cards.MakeAsync(review, cycle, programme, caller, ct);
        return new(card with { CanAcknowledge = false, AcknowledgedAt = TimeZoneInfo.ConvertTime(result.AcknowledgedAt!.Value, clock.ZoneOf(caller.Who)) }, Keep: new ShowResult(review.Id.Value));
    }

    private async Task CloseAsync(Review review, Result result, Cycle cycle, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        result.Acknowledge(now);
        db.Audit(caller, now, "result.acknowledged", $"result:{result.Id.Value}", new { result.Version });
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Review == review.Id && t.Kind == StageKind.Acknowledge, ct);
        if (task is { State: TaskState.Open })
        {
            task.Submit(caller.Who.Id, task.Version, now);
        }

        review.Close(now);
        db.Audit(caller, now, "review.closed", $"review:{review.Id.Value}");
        db.DecideAtSave($"cycle:{cycle.Id.Value}", async token =>
        {
            if (!await db.Reviews.AnyAsync(r => r.Cycle == cycle.Id && r.Id != review.Id && r.ClosedAt == null, token))
            {
                cycle.Close(now);
                db.Audit(caller, now, "cycle.closed", $"cycle:{cycle.Id.Value}");
            }
        });
    }
}
