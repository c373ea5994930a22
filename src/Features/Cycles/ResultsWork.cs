using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>
/// Opens the results of a large cycle batch by batch, in short transactions, so that nobody else waits for it. Which reviews have none yet is asked of the store
/// before each batch: after a crash, and beside another node, the rest is opened and nobody gets a second one.
/// </summary>
internal sealed class ResultsWork(ReviewDb db, Charts charts, ProgrammeBook programmes, ResultsOpening opening, CompanyClock clock) : ILongWork
{
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var cycle = await db.Cycles.Where(c => c.IsOpeningResults).OrderBy(c => c.StartedAt).FirstOrDefaultAsync(ct);
        if (cycle is null)
        {
            return false;
        }

        db.Entry(cycle).Property(c => c.State).IsModified = true; // whoever closes the cycle meanwhile comes first
        var (by, chart) = (cycle.ResultsBy!.Value, await charts.GetAsync(ct));
        var opener = chart.Find(by);
        Caller caller = opener is null ? new Caller.Scheduler() : new Caller.Human(opener, Language.For(opener.Language)); // it was decided, also where who did has left
        await opening.OpenBatchAsync(cycle, await programmes.GetAsync(db, cycle.Programme, ct), caller, ct);
        if (!cycle.IsOpeningResults)
        {
            db.Audit(caller, clock.Now(), "cycle.results-completed", $"cycle:{cycle.Id.Value}", new { heldBack = cycle.ResultsHeldBack });
            Tell(cycle, opener ?? chart.Hr.FirstOrDefault(p => p.HrScope is null));
        }

        return true;
    }

    /// <summary>HR's card says that it is done; where results were held back, HR has to do something about them and gets the card anew.</summary>
    private void Tell(Domain.Cycles.Cycle cycle, Person? hr)
    {
        if (hr is not null && cycle.ResultsHeldBack > 0)
        {
            db.Send(hr.Id, new ShowProgress(cycle.Id.Value), CardKeys.Progress(cycle.Id), clock.HearsAt(hr));
        }
        else if (hr is not null)
        {
            db.Refresh(hr.Id, new ShowProgress(cycle.Id.Value), CardKeys.Progress(cycle.Id), clock.Now());
        }
    }
}
