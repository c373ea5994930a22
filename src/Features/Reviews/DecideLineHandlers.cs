using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Reviews;

/// <summary>Asks HR what counts for a line without data.</summary>
internal sealed class AskDecisionHandler(ReviewDb db, Charts charts) : IHandle<AskDecision>, IGuarded
{
    public static Policy Policy => Rights.DecideLine;

    public async Task<Reply> HandleAsync(AskDecision request, Caller caller, CancellationToken ct)
    {
        var review = await DecidableReview.OfAsync(db, request.Review, caller, ct);
        return new(await DecidableReview.CardAsync(db, charts, review, request.Line, caller, ct));
    }
}

/// <summary>HR says what counts for a line: a value, or that it does not apply. Always with a reason.</summary>
internal sealed class DecideLineHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, TaskCards cards, CompanyClock clock)
    : IHandle<DecideLine>, IGuarded, IAnswerRefusal<DecideLine>
{
    public static Policy Policy => Rights.DecideLine;

    public async Task<Reply> HandleAsync(DecideLine request, Caller caller, CancellationToken ct)
    {
        var review = await DecidableReview.OfAsync(db, request.Review, caller, ct);
        if (review.Version != request.Version)
        {
            throw new RefusedException(new CardOutdated(TaskState.Open));
        }

        var line = DecidableReview.LineOf(review, request.Line);
        var decision = new LineDecision(request.IsNotApplicable ? null : Value(request, line.Line), request.Reason?.Trim() ?? "", caller.Who.Id, clock.Now());
        var before = review.Decisions.GetValueOrDefault(request.Line);
        review.Decide(request.Line, decision);
        db.Audit(caller, clock.Now(), "review.line-decided", $"review:{review.Id.Value}", new { line = request.Line, before = before?.Actual, after = decision.Actual, decision.Reason });

        var task = await DecidableReview.TaskOfAsync(db, review, caller, ct);
        if (task is null)
        {
            return new(new TaskDoneCard(StageKind.HrReview, (await charts.GetAsync(ct)).NameOf(review.Employee), await NameAsync(review, ct), TaskState.Done, At: null));
        }

        var sheet = await TaskSheet.OfAsync(db, programmes, task.Id.Value, caller, ct);
        return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, notice: null, ct));
    }

    public async Task<Reply?> AnswerAsync(DecideLine request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        if (refusal is not (ReasonMissing or TextTooLong or NotANumber or OutOfRange or CardOutdated))
        {
            return null;
        }

        var review = await DecidableReview.OfAsync(db, request.Review, caller, ct);
        var card = await DecidableReview.CardAsync(db, charts, review, request.Line, caller, ct);
        return new(card with { Value = request.Value, Reason = request.Reason, Notice = refusal });
    }

    private static decimal Value(DecideLine request, Domain.Plans.Line line)
    {
        var text = request.Value?.Trim() ?? "";
        if (TypedAnswers.Number(text.TrimEnd('%', '％')) is not { } number)
        {
            throw new RefusedException(new NotANumber(text.Length <= 40 ? text : text[..40]));
        }

        decimal? highest = line.Rule switch { ScoringRule.Rating rating => rating.ScaleMax, ScoringRule.Manual => line.Cap, _ => null };
        if (highest is { } most && (number < 0 || number > most))
        {
            throw new RefusedException(new OutOfRange(0, most, number));
        }

        // Decimal has room for 28 digits; what is stored has 18 before the point.
        const decimal Most = 1_000_000_000_000m;
        if (Math.Abs(number) > Most)
        {
            throw new RefusedException(new OutOfRange(-Most, Most, number));
        }

        return line.Unit == "%" ? number / 100m : number;
    }

    private async Task<Cards.Kit.CycleName> NameAsync(Review review, CancellationToken ct)
    {
        var cycle = await db.Cycles.AsNoTracking().SingleAsync(c => c.Id == review.Cycle, ct);
        return cycle.NameUnder(await programmes.GetAsync(db, cycle.Programme, ct));
    }
}

/// <summary>
/// A review about whose lines the caller may decide: as its HR, or as the one who checks it because HR cannot (the review of the only
/// HR person would never end otherwise). Never the caller's own, and not opened yet.
/// </summary>
internal static class DecidableReview
{
    public static async Task<Review> OfAsync(ReviewDb db, Guid id, Caller caller, CancellationToken ct)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == new ReviewId(id), ct);
        if (review is null || review.Employee == caller.Who.Id || !(caller.Who.IsHrOf(review.Department) || await TaskOfAsync(db, review, caller, ct) is not null))
        {
            throw new RefusedException(new ReviewNotFound());
        }

        // A result that was held back waits for this; any other is open once results are.
        var isHeldBack = review.Stage == StageKind.OpenResult;
        if (await db.Cycles.AnyAsync(c => c.Id == review.Cycle && c.State != CycleState.Running && !(isHeldBack && c.State == CycleState.ResultsOpen && !c.IsOpeningResults), ct))
        {
            throw new RefusedException(new StepNotAllowed(nameof(CycleState.ResultsOpen), "DecideLine"));
        }

        return review;
    }

    public static ReviewLine LineOf(Review review, string key) =>
        review.Plan.Lines().FirstOrDefault(l => l.Key == key) ?? throw new RefusedException(new LineNotFound());

    public static Task<ReviewTask?> TaskOfAsync(ReviewDb db, Review review, Caller caller, CancellationToken ct) =>
        db.TasksOf(caller.Who.Id).FirstOrDefaultAsync(t => t.Review == review.Id && t.Kind == StageKind.HrReview && t.State == TaskState.Open, ct);

    public static async Task<DecideLineCard> CardAsync(ReviewDb db, Charts charts, Review review, string key, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var task = await TaskOfAsync(db, review, caller, ct);
        return new(review.Id.Value, LineOf(review, key), chart.NameOf(review.Employee), review.Version, task?.Id.Value);
    }
}
