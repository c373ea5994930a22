using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Team;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Opens results: the one place where it is done, whether HR's click does it or the batches that follow.</summary>
internal sealed class ResultsOpening(ReviewDb db, CycleResults results, Passage passage, CompanyClock clock)
{
    /// <summary>How many results are opened in one transaction: nobody else waits longer than these take.</summary>
    public const int Batch = 200;

    /// <summary>
    /// Opens the next results, as things stand now. A review whose data went missing since HR asked is passed over and looked at again with each batch, until no
    /// others are left: then it waits for HR.
    /// </summary>
    /// <returns>The reviews whose results are open now.</returns>
    public async Task<IReadOnlyList<Review>> OpenBatchAsync(Cycle cycle, ProgrammeDefinition programme, Caller caller, CancellationToken ct)
    {
        var (now, most) = (clock.Now(), cycle.ResultsHeldBack + Batch);

        // A review leaves this stage with its result. One manager's people together: their card is brought up to date once or twice, not in every batch.
        var next = await db.Reviews.Where(r => r.Cycle == cycle.Id && r.Stage == StageKind.OpenResult && r.ClosedAt == null)
            .OrderBy(r => r.Manager).ThenBy(r => r.Id).Take(most + 1).ToListAsync(ct);
        var batch = next.Take(most).ToList();
        var scores = await results.ScoreAsync(cycle, programme, batch, ct);
        var ready = batch.FindAll(r => scores[r.Id].State != ScoreState.Blocked);
        foreach (var review in ready)
        {
            var result = Result.Open(review, scores[review.Id], cycle.ResultsBy!.Value, now);
            db.Results.Add(result);
            db.Audit(caller, now, "result.opened", $"result:{result.Id.Value}", new { review = review.Id.Value, result.Version, total = result.Total?.Value, result.Grade });
            await passage.AdvanceAsync(review, cycle, programme, StageKind.OpenResult, tasks: [], caller, ct);
        }

        foreach (var manager in ready.Select(r => r.Manager).OfType<EmployeeId>().Distinct())
        {
            db.Refresh(manager, new ShowTeam(Cycle: cycle.Id.Value), CardKeys.Team(cycle.Id), now);
        }

        cycle.ResultsOpened(batch.Count - ready.Count, isLast: next.Count <= most);
        return ready;
    }
}
