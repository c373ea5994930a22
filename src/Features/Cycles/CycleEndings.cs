using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Ends what nobody has to do any more: tasks are cancelled, and the cards that lie in chats turn dead.</summary>
internal sealed class CycleEndings(ReviewDb db, Charts charts, LiveCards live, CompanyClock clock)
{
    /// <summary>Takes a review out of its cycle: nobody has to act in it any more.</summary>
    /// <exception cref="Domain.Kernel.RefusedException">As <see cref="Review.Exclude"/>.</exception>
    public async Task ExcludeAsync(Review review, string? reason, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        review.Exclude(reason, now);
        End(await db.Tasks.Where(t => t.Review == review.Id).ToListAsync(ct), review, await charts.GetAsync(ct), now);

        // Why somebody is left out may be a private matter: the words stand on the review, the log can tell whether they were changed.
        db.Audit(caller, now, "review.excluded", $"review:{review.Id.Value}", new { employee = review.Employee.Value, reasonHash = Fingerprint(review) });
    }

    /// <summary>Calls a cycle off: no task and no review stays open, and everybody in it is told once.</summary>
    /// <returns>How many people are told.</returns>
    /// <exception cref="Domain.Kernel.RefusedException">As <see cref="Cycle.Cancel"/>.</exception>
    public async Task<int> CancelAsync(Cycle cycle, string? reason, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        cycle.Cancel(reason, now);
        var chart = await charts.GetAsync(ct);
        var reviews = await db.Reviews.Where(r => r.Cycle == cycle.Id && r.ClosedAt == null).ToListAsync(ct);
        var tasks = await db.Tasks.Where(t => t.Cycle == cycle.Id && (t.State == TaskState.Open || t.State == TaskState.Waiting)).ToListAsync(ct);
        var byReview = tasks.ToLookup(t => t.Review);
        foreach (var review in reviews)
        {
            End(byReview[review.Id], review, chart, now);
            review.Exclude(cycle.CancelReason, now);
        }

        var told = reviews.Select(r => r.Employee).Concat(tasks.Select(t => t.Assignee)).Distinct().ToList();
        foreach (var person in told)
        {
            db.Send(person, new ShowCycleNews(cycle.Id.Value), $"news:{cycle.Id.Value}", clock.HearsAt(chart.Find(person)));
        }

        db.Audit(caller, now, "cycle.cancelled", $"cycle:{cycle.Id.Value}", new { reason = cycle.CancelReason, reviews = reviews.Count, tasks = tasks.Count });
        return told.Count;
    }

    /// <summary>What says whether the words of an exclusion are still those that were given.</summary>
    public static string Fingerprint(Review review) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{review.Id.Value}{review.ExcludedBecause}")).AsSpan(0, 16));

    private void End(IEnumerable<ReviewTask> tasks, Review review, OrgChart chart, DateTimeOffset now)
    {
        foreach (var task in tasks.Where(t => t.State is TaskState.Open or TaskState.Waiting))
        {
            task.Cancel();
            live.Bury(task.Assignee, task, review.Manager, chart, now);
            if (task.DelegatedBy is { } giver)
            {
                live.Bury(giver, task, review.Manager, chart, now);
            }
        }
    }
}
