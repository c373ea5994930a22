using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Reviews;

/// <summary>Leads reviews from stage to stage: opens tasks, finds who acts, and tells them.</summary>
internal sealed class Passage(ReviewDb db, Charts charts, LiveCards cards, CompanyClock clock)
{
    /// <summary>Why a form that was handed in opens again by itself.</summary>
    public const string NewRole = "岗位已变动，请补充新岗位的内容 / new role: please add what it asks for";

    /// <summary>Opens the stage after <paramref name="stage"/>; null opens the first.</summary>
    public async Task AdvanceAsync(Review review, Cycle cycle, ProgrammeDefinition programme, StageKind? stage, Caller caller, CancellationToken ct)
    {
        var tasks = await db.Tasks.Where(t => t.Review == review.Id).ToListAsync(ct);
        await AdvanceAsync(review, cycle, programme, stage, tasks, caller, ct);
    }

    /// <summary>The same for a review whose tasks are known: a new one has none.</summary>
    public async Task AdvanceAsync(Review review, Cycle cycle, ProgrammeDefinition programme, StageKind? stage, IReadOnlyCollection<ReviewTask> tasks, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var isNew = stage is null;
        for (var i = stage is { } done ? programme.IndexOf(done) + 1 : 0; i < programme.Stages.Count; i++)
        {
            var next = programme.Stages[i];
            if (next.Kind == StageKind.OpenResult)
            {
                if (cycle.State == CycleState.Running)
                {
                    review.Enter(StageKind.OpenResult); // HR opens the results of the whole cycle together
                    return;
                }

                continue;
            }

            if (next.Together && tasks.All(t => t.Kind != next.Kind))
            {
                review.Enter(next.Kind);
                var index = i;
                if (!isNew)
                {
                    db.DecideAtSave($"cycle:{cycle.Id.Value}", async token =>
                    {
                        if (await HaveAllComeAsync(review, cycle, programme, index, token))
                        {
                            await OpenTogetherAsync(cycle, programme, next.Kind, review, caller, token); // the last one to come opens it for all
                        }
                    });
                }

                return;
            }

            if (Open(review, cycle, programme, next, tasks, chart, caller))
            {
                review.Enter(next.Kind);
                return;
            }
        }

        Close(review, cycle, caller);
    }

    /// <summary>Goes on when the stage of <paramref name="task"/> needs nobody any more.</summary>
    /// <param name="task">The task that has just ended.</param>
    /// <param name="tasks">All tasks of the review, this one among them.</param>
    /// <param name="review">The review.</param>
    /// <param name="cycle">Its cycle.</param>
    /// <param name="programme">Its programme.</param>
    /// <param name="caller">Who ended the task.</param>
    /// <param name="ct">Stops the reads.</param>
    public async Task CompleteAsync(ReviewTask task, IReadOnlyCollection<ReviewTask> tasks, Review review, Cycle cycle, ProgrammeDefinition programme, Caller caller, CancellationToken ct)
    {
        if (review.Stage != task.Kind || tasks.Any(t => t.Kind == task.Kind && t.State is TaskState.Open or TaskState.Waiting))
        {
            review.Touch(); // of two who hand in at once, one sees the other's
            return;
        }

        await AdvanceAsync(review, cycle, programme, task.Kind, tasks, caller, ct);
    }

    /// <summary>Opens a stage for all reviews of a cycle that wait in front of it.</summary>
    public async Task OpenTogetherAsync(Cycle cycle, ProgrammeDefinition programme, StageKind kind, Review? last, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var waiting = await db.Reviews.Where(r => r.Cycle == cycle.Id && r.Stage == kind && r.ClosedAt == null).ToListAsync(ct);
        if (last is not null && !waiting.Contains(last))
        {
            waiting.Add(last);
        }

        var tasks = (await db.Tasks.Where(t => t.Cycle == cycle.Id && waiting.Select(r => r.Id).Contains(t.Review)).ToListAsync(ct)).ToLookup(t => t.Review);
        db.Audit(caller, clock.Now(), "stage.opened-together", $"cycle:{cycle.Id.Value}", new { stage = kind, reviews = waiting.Count });
        foreach (var review in waiting)
        {
            List<ReviewTask> own = [.. tasks[review.Id]];
            if (Open(review, cycle, programme, programme.StageOf(kind), own, chart, caller))
            {
                review.Touch();
            }
            else
            {
                await AdvanceAsync(review, cycle, programme, kind, own, caller, ct);
            }
        }
    }

    /// <summary>Returns a review from the stage of <paramref name="from"/> to the tasks of a stage before.</summary>
    public async Task ReturnAsync(ReviewTask from, IReadOnlyCollection<ReviewTask> to, Review review, ProgrammeDefinition programme, string reason, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var now = clock.Now();
        foreach (var task in to)
        {
            task.Reopen(reason, DueOn(programme.StageOf(task.Kind), chart.Find(task.Assignee)), now);
            cards.Tell(task, review, chart, now, isNew: true);
        }

        // Others who act in the same stage wait as well: what they look at is about to change.
        foreach (var other in await db.Tasks.Where(t => t.Review == review.Id && t.Kind == from.Kind && t.Id != from.Id && t.State == TaskState.Open).ToListAsync(ct))
        {
            other.SendBack(other.Assignee, other.Version);
            cards.Tell(other, review, chart, now, isNew: false);
        }

        review.Enter(to.First().Kind);
        cards.Tell(from, review, chart, now, isNew: false);
    }

    /// <summary>
    /// The plan has lines that nobody was asked about when the forms were handed in: the first of these forms opens again, with all that was said, and those after it
    /// wait for it. Once results are open nothing goes back.
    /// </summary>
    public async Task AskAgainAsync(Review review, ReviewPlan before, Cycle cycle, ProgrammeDefinition programme, Caller caller, CancellationToken ct)
    {
        var known = before.Lines().Select(l => l.Key).ToHashSet();
        var tasks = await db.Tasks.Where(t => t.Review == review.Id).ToListAsync(ct);
        List<ReviewTask> lacking =
        [
            .. tasks.Where(t => t.State == TaskState.Done && FormPages.HasForm(t.Kind, review, programme)
                && FormPages.Unanswered(t.Kind, review, t.Said, programme).Any(l => !known.Contains(l.Key))).OrderBy(t => programme.IndexOf(t.Kind)),
        ];
        if (cycle.State != CycleState.Running || lacking.Count == 0)
        {
            return;
        }

        var (chart, now, first, from) = (await charts.GetAsync(ct), clock.Now(), lacking[0].Kind, review.Stage);
        foreach (var later in tasks.Where(t => t.State == TaskState.Open))
        {
            later.SendBack(later.Assignee, later.Version);
            cards.Tell(later, review, chart, now, isNew: false);
        }

        foreach (var task in lacking)
        {
            task.Reopen(NewRole, DueOn(programme.StageOf(task.Kind), chart.Find(task.Assignee)), now);
            db.Audit(caller, now, "task.returned", $"task:{task.Id.Value}", new { from, to = task.Kind, reason = NewRole });
            if (task.Kind != first)
            {
                task.SendBack(task.Assignee, task.Version);
            }

            cards.Tell(task, review, chart, now, isNew: task.Kind == first);
        }

        review.Enter(first);
    }

    /// <summary>The last day of a stage that opens now for <paramref name="actor"/>, in their own zone.</summary>
    public DateOnly DueOn(Stage stage, Person? actor)
    {
        var today = actor is null ? clock.Today() : clock.TodayOf(actor);
        return stage.DueOn is { } day ? (day < today ? today : day) : (charts.Kept?.Calendars.Own ?? WorkCalendar.MondayToFriday).After(today, stage.DueAfterWorkingDays);
    }

    /// <summary>Opens, opens again or renews the tasks of a stage; false when it needs nobody.</summary>
    private bool Open(Review review, Cycle cycle, ProgrammeDefinition programme, Stage stage, IReadOnlyCollection<ReviewTask> tasks, OrgChart chart, Caller caller)
    {
        var now = clock.Now();
        List<ReviewTask> existing = [.. tasks.Where(t => t.Kind == stage.Kind)];
        if (existing.Exists(t => t.State == TaskState.Waiting))
        {
            foreach (var waiting in existing.Where(t => t.State == TaskState.Waiting))
            {
                waiting.Resume(DueOn(stage, chart.Find(waiting.Assignee)), now);
                cards.Tell(waiting, review, chart, now, isNew: true);
            }

            return true;
        }

        if (existing.Exists(t => t.State != TaskState.Cancelled))
        {
            return existing.Exists(t => t.State == TaskState.Open); // else it is through already
        }

        var acting = Acting(stage, review, cycle, programme, tasks, chart);
        if (acting.People.Count == 0)
        {
            db.Audit(caller, now, "stage.skipped", $"review:{review.Id.Value}", new { stage = stage.Kind, why = "nobody can act" });
            return false;
        }

        if (acting.FellTo is { } step)
        {
            db.Audit(caller, now, "stage.fell-to", $"review:{review.Id.Value}", new { stage = stage.Kind, actor = stage.Actor, to = step, person = acting.People[0].Id.Value });
        }

        foreach (var actor in acting.People)
        {
            var task = existing.Find(t => t.Assignee == actor.Id);
            if (task is null)
            {
                task = ReviewTask.Open(review, stage.Kind, actor.Id, DueOn(stage, actor), now);
                db.Tasks.Add(task);
            }
            else
            {
                task.Renew(DueOn(stage, actor), now);
            }

            cards.Tell(task, review, chart, now, isNew: true);
        }

        return true;
    }

    /// <summary>Who acts: a second look is never the first one's, wherever the line leads.</summary>
    private static Acting Acting(Stage stage, Review review, Cycle cycle, ProgrammeDefinition programme, IReadOnlyCollection<ReviewTask> tasks, OrgChart chart)
    {
        if (chart.Find(review.Employee) is not { } subject)
        {
            return Domain.Programmes.Acting.Nobody; // has left
        }

        EmployeeId? scorer = stage.Kind == StageKind.SecondReview && programme.IndexOf(StageKind.ManagerReview) >= 0
            ? tasks.FirstOrDefault(t => t.Kind == StageKind.ManagerReview && t.State != TaskState.Cancelled)?.Assignee
            : null;
        return ActorLine.Of(stage, subject, chart, cycle.StartedBy, scorer);
    }

    /// <summary>Whether no other review of the cycle is still before the stage at <paramref name="index"/>, or not open yet.</summary>
    private async Task<bool> HaveAllComeAsync(Review review, Cycle cycle, ProgrammeDefinition programme, int index, CancellationToken ct)
    {
        if (await db.Cycles.AnyAsync(c => c.Id == cycle.Id && c.IsOpening, ct))
        {
            return false; // the deadline job opens it when everybody is there
        }

        List<StageKind?> before = [.. programme.Stages.Take(index).Select(s => (StageKind?)s.Kind)];
        var behind = await db.Reviews.Where(r => r.Cycle == cycle.Id && r.Id != review.Id && r.ClosedAt == null && before.Contains(r.Stage)).Select(r => r.Id).ToListAsync(ct);
        return behind.TrueForAll(id => db.Reviews.Local.FirstOrDefault(r => r.Id == id) is { } here && !before.Contains(here.Stage));
    }

    private void Close(Review review, Cycle cycle, Caller caller)
    {
        var now = clock.Now();
        review.Close(now);
        db.Audit(caller, now, "review.closed", $"review:{review.Id.Value}");
        db.DecideAtSave($"cycle:{cycle.Id.Value}", async token =>
        {
            if (cycle.State == CycleState.ResultsOpen && await LastAsync(review, cycle, token))
            {
                cycle.Close(now);
                db.Audit(caller, now, "cycle.closed", $"cycle:{cycle.Id.Value}");
            }
        });
    }

    /// <summary>Whether no other review of the cycle is open, here or in the store; while results are being opened, some are.</summary>
    private async Task<bool> LastAsync(Review review, Cycle cycle, CancellationToken ct) =>
        !db.Reviews.Local.Any(r => r.Cycle == cycle.Id && r.ClosedAt is null)
        && !(cycle.IsOpeningResults && await db.Cycles.AnyAsync(c => c.Id == cycle.Id && c.IsOpeningResults, ct))
        && (await db.Reviews.Where(r => r.Cycle == cycle.Id && r.Id != review.Id && r.ClosedAt == null).Select(r => r.Id).Take(2000).ToListAsync(ct))
            .TrueForAll(id => db.Reviews.Local.Any(r => r.Id == id));
}
