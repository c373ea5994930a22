using Microsoft.EntityFrameworkCore;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>
/// Ends the reviews of a large cycle that was cancelled, batch by batch, in short transactions, so that nobody else waits for it. Which are still open is asked of
/// the store before each batch, and so is who was told: after a crash, and beside another node, the rest is ended and nobody is told twice.
/// </summary>
internal sealed class EndingWork(ReviewDb db, CycleEndings endings, CompanyClock clock) : ILongWork
{
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var cycle = await db.Cycles.Where(c => c.IsEnding).OrderBy(c => c.StartedAt).FirstOrDefaultAsync(ct);
        if (cycle is null)
        {
            return false;
        }

        await endings.EndBatchAsync(cycle, ct);
        if (!cycle.IsEnding)
        {
            db.Audit(new Caller.Scheduler(), clock.Now(), "cycle.cancellation-completed", $"cycle:{cycle.Id.Value}");
        }

        return true;
    }
}
