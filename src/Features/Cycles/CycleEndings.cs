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
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>Ends what nobody has to do any more: tasks are cancelled, and the cards that lie in chats turn dead.</summary>
internal sealed class CycleEndings(ReviewDb db, Charts charts, LiveCards live, CompanyClock clock)
{
    /// <summary>How many reviews of a cancelled cycle are ended in one transaction: nobody else waits longer than these take.</summary>
    public const int Batch = 200;

    /// <summary>Takes a review out of its cycle: nobody has to act in it any more.</summary>
    /// <exception cref="Domain.Kernel.RefusedException">As <see cref="Review.Exclude"/>.</exception>
    public async Task ExcludeAsync(Review review, string? reason, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        review.Exclude(reason, now);
        var tasks = await db.Tasks.Where(t => t.Review == review.Id && (t.State == TaskState.Open || t.State == TaskState.Waiting)).ToListAsync(ct);
        End(tasks, review, await charts.GetAsync(ct), now);

        // Why somebody is left out may be a private matter: the words stand on the review, the log can tell whether they were changed.
        db.Audit(caller, now, "review.excluded", $"review:{review.Id.Value}", new { employee = review.Employee.Value, reasonHash = Fingerprint(review) });
    }

    /// <summary>
    /// Calls a cycle off: no task stays open, no review either, and everybody in it is told once. Where there are more than a <see cref="Batch"/>, the reviews and
    /// the cards follow by themselves; the tasks end here, so that nobody can act any more.
    /// </summary>
    /// <exception cref="Domain.Kernel.RefusedException">As <see cref="Cycle.Cancel"/>.</exception>
    public async Task CancelAsync(Cycle cycle, string? reason, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        cycle.Cancel(reason, now);
        var reviews = await db.Reviews.CountAsync(r => r.Cycle == cycle.Id && r.ClosedAt == null, ct);
        var tasks = await db.Tasks.CountAsync(t => t.Cycle == cycle.Id && (t.State == TaskState.Open || t.State == TaskState.Waiting), ct);
        db.Audit(caller, now, "cycle.cancelled", $"cycle:{cycle.Id.Value}", new { reason = cycle.CancelReason, reviews, tasks });
        await EndBatchAsync(cycle, ct);
        if (cycle.IsEnding)
        {
            db.Also(token => db.CancelTasksAsync(cycle.Id, token));
        }
    }

    /// <summary>Ends the next reviews of a cancelled cycle, and tells those who were in them.</summary>
    public async Task EndBatchAsync(Cycle cycle, CancellationToken ct)
    {
        var (now, chart) = (clock.Now(), await charts.GetAsync(ct));

        // One manager's people together: the card that shows them is brought up to date once or twice, not in every batch.
        var next = await db.Reviews.Where(r => r.Cycle == cycle.Id && r.ClosedAt == null).OrderBy(r => r.Manager).ThenBy(r => r.Id).Take(Batch + 1).ToListAsync(ct);
        var batch = next.Take(Batch).ToList();
        var ids = batch.ConvertAll(r => r.Id);

        // After the first batch the tasks are cancelled already, and their cards still look alive. Who has left had no such card.
        var isLater = cycle.IsEnding;
        var tasks = await db.Tasks.Where(t => ids.Contains(t.Review) && (t.State == TaskState.Open || t.State == TaskState.Waiting || (isLater && t.State == TaskState.Cancelled))).ToListAsync(ct);
        tasks.RemoveAll(t => t.State == TaskState.Cancelled && chart.Find(t.Assignee) is null);
        var byReview = tasks.ToLookup(t => t.Review);
        foreach (var review in batch)
        {
            End(byReview[review.Id], review, chart, now);
            review.Exclude(cycle.CancelReason, now);
        }

        await TellAsync(cycle, [.. batch.Select(r => r.Employee).Concat(tasks.Select(t => t.Assignee)).Distinct()], chart, ct);
        cycle.Ended(isLast: next.Count <= Batch);
    }

    /// <summary>Each of them once, in however many batches they have a part.</summary>
    private async Task TellAsync(Cycle cycle, List<EmployeeId> people, OrgChart chart, CancellationToken ct)
    {
        var key = $"news:{cycle.Id.Value}";
        var told = await db.Outbox.Where(m => m.Key == key && people.Contains(m.Recipient)).Select(m => m.Recipient).ToHashSetAsync(ct);
        foreach (var person in people.Where(p => !told.Contains(p)))
        {
            db.Send(person, new ShowCycleNews(cycle.Id.Value), key, clock.HearsAt(chart.Find(person)));
        }
    }

    /// <summary>What says whether the words of an exclusion are still those that were given.</summary>
    public static string Fingerprint(Review review) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{review.Id.Value}{review.ExcludedBecause}")).AsSpan(0, 16));

    private void End(IEnumerable<ReviewTask> tasks, Review review, OrgChart chart, DateTimeOffset now)
    {
        foreach (var task in tasks)
        {
            if (task.State != TaskState.Cancelled)
            {
                task.Cancel();
            }

            live.Bury(task.Assignee, task, review.Manager, chart, now);
            if (task.DelegatedBy is { } giver)
            {
                live.Bury(giver, task, review.Manager, chart, now);
            }
        }
    }
}
