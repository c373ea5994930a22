using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reviews;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>Leads reviews on without forms: the forms have tests of their own.</summary>
internal static class HandIn
{
    /// <summary>Hands in the open task of an actor about a subject, and opens the next stage.</summary>
    public static async Task Async(RunningCycle story, string subject, string actor)
    {
        var caller = await story.Test.CallerAsync(actor);
        var about = await story.IdAsync(subject);
        await story.Test.InAsync(async (db, services) =>
        {
            var task = await db.Tasks.SingleAsync(t => t.Subject == about && t.Assignee == caller.Who.Id && t.State == TaskState.Open);
            task.Submit(caller.Who.Id, task.Version, story.Test.Clock.GetUtcNow());
            var review = await db.Reviews.SingleAsync(r => r.Id == task.Review);
            var cycle = await db.Cycles.SingleAsync(c => c.Id == task.Cycle);
            var programme = await services.GetRequiredService<ProgrammeBook>().GetAsync(db, cycle.Programme, CancellationToken.None);
            await services.GetRequiredService<Passage>().AdvanceAsync(review, cycle, programme, task.Kind, caller, CancellationToken.None);
        });
    }
}
