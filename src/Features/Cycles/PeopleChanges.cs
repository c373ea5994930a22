using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>What a change of people does to the open reviews of a cycle.</summary>
internal sealed class PeopleChanges(ReviewDb db, CycleEndings endings, Succession succession, Passage passage, CompanyClock clock)
{
    /// <summary>Applies all that has changed since the last time; what it was.</summary>
    public async Task<List<CycleChange>> ApplyAsync(Cycle cycle, ProgrammeDefinition programme, OrgChart chart, Caller caller, CancellationToken ct)
    {
        var noted = new List<CycleChange>();
        var reviews = await db.Reviews.Where(r => r.Cycle == cycle.Id && r.ClosedAt == null).ToListAsync(ct);
        var gone = reviews.Where(r => chart.Find(r.Employee) is null).ToList();
        await LeaveAsync(cycle, gone, noted, caller, ct);
        foreach (var review in reviews.Except(gone))
        {
            var person = chart.Find(review.Employee)!;
            var (manager, department) = (review.Manager, review.Department);
            Manage(cycle, review, person, chart, noted);
            Move(cycle, review, person, chart, noted);
            if (manager != review.Manager || department != review.Department)
            {
                await succession.PassOnAsync(cycle, programme, review, person, (manager, department), chart, ct);
            }

            await ReplanAsync(cycle, review, person, programme, noted, caller, ct);
        }

        await ReplaceAsync(cycle, reviews, programme, chart, noted, caller, ct);
        return noted;
    }

    /// <summary>A leaver's review is excluded, and what waited for anybody in it is cancelled.</summary>
    private async Task LeaveAsync(Cycle cycle, List<Review> gone, List<CycleChange> noted, Caller caller, CancellationToken ct)
    {
        if (gone.Count == 0)
        {
            return;
        }

        var ids = gone.ConvertAll(r => r.Employee);
        var people = await db.Employees.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        foreach (var review in gone)
        {
            var person = people[review.Employee];
            var day = person.LeftOn ?? clock.Today();
            await endings.ExcludeAsync(review, System.FormattableString.Invariant($"离职 left on {day:yyyy-MM-dd}"), caller, ct);
            noted.Add(CycleChange.Note(cycle.Id, review.Employee, person.Name, ChangeKind.Left, day, null, null, clock.Now()));
        }
    }

    private void Manage(Cycle cycle, Review review, Person person, OrgChart chart, List<CycleChange> noted)
    {
        var present = person.Manager is { } manager && manager != person.Id && chart.Find(manager) is not null ? manager
            : review.Manager is { } before && chart.Find(before) is not null ? before
            : chart.ScorerOf(person)?.Id;
        if (present == review.Manager)
        {
            return;
        }

        noted.Add(Note(cycle, person, ChangeKind.ManagerChanged, NameOf(review.Manager, chart), NameOf(present, chart)));
        review.HandTo(present);
    }

    private void Move(Cycle cycle, Review review, Person person, OrgChart chart, List<CycleChange> noted)
    {
        if (review.Department != person.Department)
        {
            noted.Add(Note(cycle, person, ChangeKind.Moved, review.Department is { } d ? chart.Departments.GetValueOrDefault(d) : null, person.DepartmentName));
            review.MoveTo(person.Department);
        }
    }

    /// <summary>Another role splits the plan; forms that are handed in already are asked for what is new. Once results are open, they are about the plan as it was.</summary>
    private async Task ReplanAsync(Cycle cycle, Review review, Person person, ProgrammeDefinition programme, List<CycleChange> noted, Caller caller, CancellationToken ct)
    {
        var before = review.Plan;
        if (cycle.State == CycleState.Running && MidCycle.Changed(before, person, programme, cycle.Period, clock.Today()) is { } plan)
        {
            noted.Add(Note(cycle, person, ChangeKind.RoleChanged, MidCycle.PositionsOf(before), MidCycle.PositionsOf(plan)));
            review.Replan(plan);
            await passage.AskAgainAsync(review, before, cycle, programme, caller, ct);
        }
    }

    /// <summary>Where somebody else who had to act is gone, the next in line acts; where there is nobody, the review goes on without.</summary>
    private async Task ReplaceAsync(
        Cycle cycle, List<Review> reviews, ProgrammeDefinition programme, OrgChart chart, List<CycleChange> noted, Caller caller, CancellationToken ct)
    {
        var acting = await db.Tasks.Where(t => t.Cycle == cycle.Id && (t.State == TaskState.Open || t.State == TaskState.Waiting)).Select(t => t.Assignee).Distinct().ToListAsync(ct);
        var gone = acting.FindAll(id => chart.Find(id) is null);
        if (gone.Count == 0)
        {
            return;
        }

        var byId = reviews.ToDictionary(r => r.Id);
        var tasks = await db.Tasks.Where(t => t.Cycle == cycle.Id && gone.Contains(t.Assignee)).ToListAsync(ct);
        foreach (var task in tasks.Where(t => t.State is TaskState.Open or TaskState.Waiting && chart.Find(t.Assignee) is null))
        {
            if (chart.Find(task.Subject) is not { } subject || !byId.TryGetValue(task.Review, out var review))
            {
                continue; // the subject is gone as well
            }

            var next = Succession.SubstituteFor(task, review, tasks, subject, cycle, programme, chart);
            var old = task.Assignee;
            if (next is not null)
            {
                succession.HandOver(task, next.Id, review, review.Manager, chart);
            }
            else
            {
                var wasOpen = task.State == TaskState.Open;
                task.Cancel();
                if (wasOpen)
                {
                    await passage.CompleteAsync(task, await db.Tasks.Where(t => t.Review == review.Id).ToListAsync(ct), review, cycle, programme, caller, ct);
                }
            }

            noted.Add(Note(cycle, subject, ChangeKind.ActorReplaced, await NameInStoreAsync(old, ct), next?.Name));
        }
    }

    private CycleChange Note(Cycle cycle, Person person, ChangeKind kind, string? before, string? after) =>
        CycleChange.Note(cycle.Id, person.Id, person.Name, kind, clock.Today(), before, after, clock.Now());

    private static string? NameOf(EmployeeId? id, OrgChart chart) => id is { } known ? chart.NameOf(known) : null;

    private async Task<string?> NameInStoreAsync(EmployeeId id, CancellationToken ct) =>
        await db.Employees.AsNoTracking().Where(e => e.Id == id).Select(e => e.Name).SingleOrDefaultAsync(ct);
}
