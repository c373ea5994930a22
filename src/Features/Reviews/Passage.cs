using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Team;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Reviews;

/// <summary>Leads reviews from stage to stage: opens tasks, finds who acts, and tells them.</summary>
internal sealed class Passage(ReviewDb db, Charts charts, CompanyClock clock)
{
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
        var now = clock.Now();
        for (var i = stage is { } done ? programme.IndexOf(done) + 1 : 0; i < programme.Stages.Count; i++)
        {
            var next = programme.Stages[i];
            if (next.Kind == StageKind.OpenResult && cycle.State == CycleState.Running)
            {
                review.Enter(StageKind.OpenResult); // HR opens the results of the whole cycle together
                return;
            }

            if (next.Kind == StageKind.OpenResult)
            {
                continue;
            }

            if (Actor(next.Actor, review, cycle, chart) is not { } actor)
            {
                db.Audit(caller, now, "stage.skipped", $"review:{review.Id.Value}", new { stage = next.Kind, why = "nobody can act" });
                continue;
            }

            review.Enter(next.Kind);
            Open(review, next, actor, tasks.FirstOrDefault(t => t.Kind == next.Kind), now);
            return;
        }

        review.Close(now);
        db.Audit(caller, now, "review.closed", $"review:{review.Id.Value}");
    }

    /// <summary>Returns a review from the stage of <paramref name="from"/> to the task of the stage before.</summary>
    public async Task ReturnAsync(ReviewTask from, ReviewTask to, Review review, ProgrammeDefinition programme, string reason, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var now = clock.Now();
        to.Reopen(reason, DueOn(programme.StageOf(to.Kind), chart.Find(to.Assignee)), now);
        review.Enter(to.Kind);
        Tell(to, now, isNew: true);
        Tell(from, now, isNew: false);
    }

    /// <summary>Brings the cards that others see up to date.</summary>
    public void Tell(ReviewTask task, DateTimeOffset now, bool isNew)
    {
        // What is new is said when the person is at work; a card that lies in the chat already is brought up to date at once.
        var at = isNew ? clock.HearsAt(charts.Kept?.Find(task.Assignee)) : now;
        switch (task.Kind)
        {
            case StageKind.ManagerReview:
                db.Refresh(task.Assignee, new ShowTeam(), CardKeys.Team(task.Cycle), at);
                break;
            case StageKind.HrReview:
                db.Refresh(task.Assignee, new ShowProgress(task.Cycle.Value), CardKeys.Progress(task.Cycle), at);
                break;
            default:
                if (isNew)
                {
                    db.Send(task.Assignee, new OpenTask(task.Id.Value), CardKeys.Task(task.Id), at);
                }
                else
                {
                    db.Refresh(task.Assignee, new OpenTask(task.Id.Value), CardKeys.Task(task.Id), now);
                }

                break;
        }
    }

    private void Open(Review review, Stage stage, Person actor, ReviewTask? existing, DateTimeOffset now)
    {
        var dueOn = DueOn(stage, actor);
        if (existing is { State: TaskState.Waiting })
        {
            existing.Resume(dueOn, now);
            Tell(existing, now, isNew: true);
        }
        else if (existing is null)
        {
            var task = ReviewTask.Open(review, stage.Kind, actor.Id, dueOn, now);
            db.Tasks.Add(task);
            Tell(task, now, isNew: true);
        }
    }

    private DateOnly DueOn(Stage stage, Person? actor) =>
        (charts.Kept?.Calendars.Own ?? WorkCalendar.MondayToFriday).After(actor is null ? clock.Today() : clock.TodayOf(actor), stage.DueAfterWorkingDays);

    private static Person? Actor(Actor actor, Review review, Cycle cycle, OrgChart chart)
    {
        if (chart.Find(review.Employee) is not { } subject)
        {
            return null; // has left
        }

        return actor switch
        {
            Domain.Programmes.Actor.Subject => subject,
            Domain.Programmes.Actor.Manager => chart.ScorerOf(subject),
            Domain.Programmes.Actor.Hr => chart.HrOf(subject, preferred: cycle.StartedBy) ?? chart.ScorerOf(subject),
            _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "An actor without a rule."),
        };
    }
}

/// <summary>What a live card is about.</summary>
internal static class CardKeys
{
    public static string Task(TaskId task) => $"task:{task.Value}";

    public static string Team(CycleId cycle) => $"team:{cycle.Value}";

    public static string Progress(CycleId cycle) => $"progress:{cycle.Value}";
}
