using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Ends what nobody has to do any more: tasks are cancelled, and the cards that lie in chats turn dead.</summary>
internal sealed class CycleEndings(ReviewDb db, Charts charts, CompanyClock clock)
{
    /// <summary>Cancels every open task of a review.</summary>
    public void End(IEnumerable<ReviewTask> tasks)
    {
        foreach (var task in tasks.Where(t => t.State is TaskState.Open or TaskState.Waiting))
        {
            task.Cancel();
            Bury(task.Assignee, task);
        }
    }

    /// <summary>Takes a review out of its cycle.</summary>
    /// <exception cref="Domain.Kernel.RefusedException">As <see cref="Review.Exclude"/>.</exception>
    public async Task ExcludeAsync(Review review, string? reason, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        review.Exclude(reason, now);
        End(await db.Tasks.Where(t => t.Review == review.Id).ToListAsync(ct));
        db.Audit(caller, now, "review.excluded", $"review:{review.Id.Value}", new { reason = review.ExcludedBecause });
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
        End(tasks);
        foreach (var review in reviews)
        {
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

    /// <summary>The card about <paramref name="task"/> in the chat of <paramref name="person"/>, who does not act on it any more, shows what became of it.</summary>
    public void Bury(EmployeeId person, ReviewTask task)
    {
        var now = clock.Now();
        switch (task.Kind)
        {
            case StageKind.ManagerReview:
                db.Refresh(person, new Cards.Team.ShowTeam(), CardKeys.Team(task.Cycle), now);
                break;
            case StageKind.HrReview:
                db.Refresh(person, new ShowProgress(task.Cycle.Value), CardKeys.Progress(task.Cycle), now);
                break;
            default:
                if (task.Assignee == person)
                {
                    db.Refresh(person, new OpenTask(task.Id.Value), CardKeys.Task(task.Id), now);
                }
                else
                {
                    db.Refresh(person, new ShowCycleNews(task.Cycle.Value), CardKeys.Task(task.Id), now);
                }

                break;
        }
    }
}
