using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>What is open before a cycle can close.</summary>
internal sealed class Checklists(ReviewDb db, Charts charts, CycleBook book)
{
    /// <summary>The checklist.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="caller">Who looks; reviews outside the caller's scope are not counted.</param>
    /// <param name="excludedNow">A review that this very turn takes out, which the store does not show yet; null where there is none.</param>
    /// <param name="ct">Stops.</param>
    public async Task<CloseCycleCard> CardAsync(Cycle cycle, Caller caller, ReviewId? excludedNow, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var visible = db.ReviewsVisibleTo(caller.Who).AsNoTracking().Where(r => r.Cycle == cycle.Id);
        var all = await visible.Select(r => new { r.Id, r.Employee, r.Stage, IsOpen = r.ClosedAt == null, IsExcluded = r.ExcludedBecause != null }).ToListAsync(ct);
        var open = all.Where(r => r.IsOpen && r.Id != excludedNow).OrderBy(r => r.Stage).ThenBy(r => chart.NameOf(r.Employee), StringComparer.Ordinal).Take(CloseCycleCard.MaxRows).ToList();
        var ids = open.ConvertAll(r => r.Id);
        var waiting = (await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Review) && t.State == TaskState.Open).Select(t => new { t.Review, t.Assignee }).ToListAsync(ct))
            .ToLookup(t => t.Review, t => t.Assignee);
        var now = excludedNow is null ? 0 : 1;
        return new(
            await book.RowAsync(cycle, ct),
            (all.Count, all.Count(r => !r.IsOpen) + now, all.Count(r => r.IsExcluded) + now),
            [.. open.Select(r => new OpenReviewRow(r.Id.Value, chart.NameOf(r.Employee), r.Stage, waiting[r.Id].Any() ? string.Join(", ", waiting[r.Id].Select(chart.NameOf)) : null))],
            await book.IsWhollyOfAsync(cycle, caller, ct));
    }
}

/// <summary>Shows what keeps a cycle from closing.</summary>
internal sealed class ShowCloseChecklistHandler(CycleBook book, Checklists checklists) : IHandle<ShowCloseChecklist>, IGuarded, IHasPhrases<ShowCloseChecklist>
{
    public static Policy Policy => Rights.EndCycle;

    public static IReadOnlyList<string> Phrases => ["close cycle", "结束考核", "checklist", "结束清单", "close the cycle"];

    public async Task<Reply> HandleAsync(ShowCloseChecklist request, Caller caller, CancellationToken ct)
    {
        if (request.Cycle is { } id)
        {
            return new(await checklists.CardAsync(await book.FindAsync(id, caller, ct), caller, null, ct));
        }

        var latest = await book.VisibleTo(caller.Who).Where(c => c.State == CycleState.Running || c.State == CycleState.ResultsOpen).OrderByDescending(c => c.StartedAt).FirstOrDefaultAsync(ct);
        return new(latest is null ? new CyclesCard([], 0) : await checklists.CardAsync(latest, caller, null, ct));
    }
}

/// <summary>Closes a cycle in which nothing is open any more.</summary>
internal sealed class CloseCycleHandler(ReviewDb db, CycleBook book, Checklists checklists, CompanyClock clock) : IHandle<CloseCycle>, IGuarded, IAnswerRefusal<CloseCycle>
{
    public static Policy Policy => Rights.EndCycle;

    public async Task<Reply> HandleAsync(CloseCycle request, Caller caller, CancellationToken ct)
    {
        var cycle = await book.OwnAsync(request.Cycle, caller, ct);
        var now = clock.Now();
        cycle.Close(await db.Reviews.CountAsync(r => r.Cycle == cycle.Id && r.ClosedAt == null, ct), now);
        db.Audit(caller, now, "cycle.closed", $"cycle:{cycle.Id.Value}");
        return new(await checklists.CardAsync(cycle, caller, null, ct), Keep: new ShowCloseChecklist(cycle.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(CloseCycle request, Refusal refusal, Caller caller, CancellationToken ct) => refusal is ReviewsStillOpen or StepNotAllowed
        ? new(await checklists.CardAsync(await book.FindAsync(request.Cycle, caller, ct), caller, null, ct))
        : null;
}

/// <summary>Asks for the reason before a review is taken out.</summary>
internal sealed class AskExcludeReviewHandler(ReviewDb db, Charts charts, CycleBook book) : IHandle<AskExcludeReview>, IGuarded
{
    public static Policy Policy => Rights.EndCycle;

    public async Task<Reply> HandleAsync(AskExcludeReview request, Caller caller, CancellationToken ct)
    {
        var review = await Excluding.FindAsync(db, request.Review, caller, ct);
        var cycle = await book.FindAsync(review.Cycle.Value, caller, ct);
        return new(new ExcludeReviewCard(review.Id.Value, (await charts.GetAsync(ct)).NameOf(review.Employee), (await book.RowAsync(cycle, ct)).Name, cycle.Id.Value));
    }
}

/// <summary>Takes a review out of its cycle, with a reason.</summary>
internal sealed class ExcludeReviewHandler(ReviewDb db, CycleBook book, Checklists checklists, CycleEndings endings) : IHandle<ExcludeReview>, IGuarded
{
    public static Policy Policy => Rights.EndCycle;

    public async Task<Reply> HandleAsync(ExcludeReview request, Caller caller, CancellationToken ct)
    {
        var review = await Excluding.FindAsync(db, request.Review, caller, ct);
        var cycle = await book.FindAsync(review.Cycle.Value, caller, ct);
        await endings.ExcludeAsync(review, request.Reason, caller, ct);
        return new(await checklists.CardAsync(cycle, caller, review.Id, ct), Keep: new ShowCloseChecklist(cycle.Id.Value));
    }
}

/// <summary>Finds the reviews that HR may take out.</summary>
internal static class Excluding
{
    /// <exception cref="RefusedException"><see cref="ReviewNotFound"/>.</exception>
    public static async Task<Review> FindAsync(ReviewDb db, Guid id, Caller caller, CancellationToken ct)
    {
        var review = await db.ReviewsVisibleTo(caller.Who).SingleOrDefaultAsync(r => r.Id == new ReviewId(id), ct);
        return review is not null && caller.Who.IsHrOf(review.Department) ? review : throw new RefusedException(new ReviewNotFound());
    }
}
