using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Who takes over what is open when somebody else stands above the subject, or who acted is gone.</summary>
internal sealed class Succession(ReviewDb db, LiveCards live, CompanyClock clock)
{
    /// <summary>
    /// The subject has another manager or department: whoever had a task because of the former line passes it on to whom the present one names, also where
    /// it was given to somebody else meanwhile. What HR gave to somebody stays there.
    /// </summary>
    public async Task PassOnAsync(
        Cycle cycle, ProgrammeDefinition programme, Review review, Person person, (EmployeeId? Manager, DepartmentId? Department) before, OrgChart chart, CancellationToken ct)
    {
        var former = person.Posts is [var main, ..] ? person with { Posts = [main with { Manager = before.Manager, Department = before.Department }, .. person.Posts.Skip(1)] } : person;
        var tasks = await db.Tasks.Where(t => t.Review == review.Id).ToListAsync(ct);
        foreach (var task in tasks.Where(t => t.State is TaskState.Open or TaskState.Waiting))
        {
            var stage = programme.StageOf(task.Kind);
            if (stage.Actor is Actor.Subject or Actor.Raters or Actor.Named or Actor.Committee)
            {
                continue;
            }

            var holder = task.DelegatedBy ?? task.Assignee;
            var isScoring = stage.Actor == Actor.Manager;
            var had = isScoring ? holder == before.Manager : Acting(stage, former, before.Manager, cycle, chart).Any(p => p.Id == holder);
            var next = isScoring ? review.Manager : Acting(stage, person, review.Manager, cycle, chart).Select(p => (EmployeeId?)p.Id).FirstOrDefault();
            if (had && next is { } to && to != holder && !tasks.Exists(t => t != task && t.Kind == task.Kind && t.Assignee == to))
            {
                HandOver(task, to, review, before.Manager, chart);
            }
        }
    }

    /// <summary>Who acts in place of somebody who is gone: who had given the task away, else the next in line who does not act there already.</summary>
    public static Person? SubstituteFor(ReviewTask task, Review review, IReadOnlyCollection<ReviewTask> tasks, Person subject, Cycle cycle, ProgrammeDefinition programme, OrgChart chart)
    {
        if (task.DelegatedBy is { } giver && chart.Find(giver) is { } back)
        {
            return back;
        }

        var busy = tasks.Where(t => t.Review == review.Id && t.Kind == task.Kind).Select(t => t.Assignee).ToHashSet();
        return Acting(programme.StageOf(task.Kind), subject, review.Manager, cycle, chart).FirstOrDefault(p => !busy.Contains(p.Id));
    }

    /// <summary>Gives a task to somebody else, and tells both, and whoever had given it away.</summary>
    public void HandOver(ReviewTask task, EmployeeId to, Review review, EmployeeId? managerThen, OrgChart chart)
    {
        var (old, giver, now) = (task.Assignee, task.DelegatedBy, clock.Now());
        task.Reassign(to);
        live.Bury(old, task, managerThen, chart, now);
        if (giver is { } before && before != to)
        {
            live.Bury(before, task, managerThen, chart, now);
        }

        if (task.State == TaskState.Open)
        {
            live.Tell(task, review, chart, now, isNew: true);
        }
    }

    /// <summary>A second look is never the first one's.</summary>
    private static IReadOnlyList<Person> Acting(Stage stage, Person subject, EmployeeId? manager, Cycle cycle, OrgChart chart) =>
        ActorLine.Of(stage, subject, chart, cycle.StartedBy, stage.Kind == StageKind.SecondReview ? manager : null).People;
}
