using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>Counts how far a cycle is. The counting is done by the database, so that the card costs the same for ten people and ten thousand.</summary>
internal static class ProgressCards
{
    /// <summary>The card of a cycle, or of the latest one.</summary>
    /// <exception cref="RefusedException"><see cref="CycleNotFound"/>.</exception>
    public static async Task<ProgressCard> MakeAsync(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock, CycleId? wanted, Caller caller, CancellationToken ct)
    {
        var canAct = caller.Who.Is(Roles.Hr);
        var cycles = await db.CyclesVisibleTo(caller.Who).AsNoTracking().OrderByDescending(c => c.StartedAt).Take(20).ToListAsync(ct);
        if (cycles.Count == 0)
        {
            return new() { CanAct = canAct };
        }

        var cycle = wanted is { } id
            ? cycles.Find(c => c.Id == id) ?? await db.CyclesVisibleTo(caller.Who).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RefusedException(new CycleNotFound())
            : cycles[0];
        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        var chart = await charts.GetAsync(ct);
        var waiting = db.TasksOf(caller.Who.Id).AsNoTracking().Where(t => t.Cycle == cycle.Id && t.Kind == StageKind.HrReview && t.State == TaskState.Open);
        var visible = db.ReviewsVisibleTo(caller.Who).AsNoTracking().Where(r => r.Cycle == cycle.Id);
        var today = clock.Today();
        var open = await OpenAsync(db.TasksVisibleTo(caller.Who, cycle.Id), today, ct);
        var stages = open.Exists(t => t.Overdue > 0) ? await OverdueAsync(db, cycle, visible, today, ct) : [];
        var late = open.Where(t => t.Overdue > 0).GroupBy(t => t.Assignee)
            .Select(g => (Person: g.Key, Tasks: g.Sum(t => t.Overdue), Oldest: g.Min(t => t.Oldest))).OrderBy(p => p.Oldest).ThenByDescending(p => p.Tasks).ToList();
        var others = new List<(Guid, Cards.Kit.CycleName)>();
        foreach (var other in cycles.Where(c => c.Id != cycle.Id && c.State != CycleState.Closed))
        {
            others.Add((other.Id.Value, other.NameUnder(await programmes.GetAsync(db, other.Programme, ct))));
        }

        var first = await waiting.OrderBy(t => t.OpenedAt).Take(ProgressCard.MaxWaiting).Select(t => new { t.Id, t.Subject }).ToListAsync(ct);
        return new()
        {
            Id = cycle.Id.Value,
            Cycle = cycle.NameUnder(programme),
            State = cycle.State,
            IsOpeningResults = cycle.IsOpeningResults,
            Stages = [.. programme.Stages.Select(s => s.Kind)],
            Departments = await DepartmentsAsync(visible, chart, stages, ct),
            Bottlenecks =
            [
                .. stages.Where(b => b.Overdue > 0).OrderByDescending(b => b.Overdue).ThenByDescending(b => b.Open).ThenBy(b => b.Kind).Take(ProgressCard.MaxBottlenecks)
                    .Select(b => new Bottleneck(b.Department is { } d ? chart.Departments.GetValueOrDefault(d) : null, b.Kind, b.Open, b.Overdue)),
            ],
            Overdue = [.. late.Take(ProgressCard.MaxOverdue).Select(p => new OverduePerson(p.Person.Value, chart.NameOf(p.Person), p.Tasks, p.Oldest))],
            OverdueCount = late.Count,
            Today = clock.TodayOf(caller.Who),
            Waiting = [.. first.Select(t => new WaitingForHr(t.Id.Value, chart.NameOf(t.Subject), chart.Find(t.Subject)?.DepartmentName))],
            WaitingCount = await waiting.CountAsync(ct),
            Late = open.Select(t => t.Assignee).Where(p => p != caller.Who.Id).Distinct().Count(),
            CanAct = canAct,
            Others = others,
        };
    }

    private static async Task<IReadOnlyList<DepartmentProgress>> DepartmentsAsync(IQueryable<Review> reviews, OrgChart chart, List<StageCount> stages, CancellationToken ct)
    {
        var counts = await reviews.GroupBy(r => new { r.Department, r.Stage }).Select(g => new { g.Key.Department, g.Key.Stage, Count = g.Count() }).ToListAsync(ct);
        return
        [
            .. from department in counts.GroupBy(c => c.Department)
               let name = department.Key is { } id ? chart.Departments.GetValueOrDefault(id) : null
               orderby name is null, name
               select new DepartmentProgress(
                   name,
                   department.Sum(c => c.Count),
                   department.Where(c => c.Stage is not null).ToDictionary(c => c.Stage!.Value, c => c.Count),
                   department.Where(c => c.Stage is null).Sum(c => c.Count),
                   stages.Where(t => t.Department == department.Key).Sum(t => t.Overdue)),
        ];
    }

    /// <summary>Open tasks, counted by who has them and the stage. They are counted in an index, without looking at any task or review.</summary>
    private static Task<List<OpenCount>> OpenAsync(IQueryable<ReviewTask> tasks, DateOnly today, CancellationToken ct) =>
        tasks.AsNoTracking().Where(t => t.State == TaskState.Open).GroupBy(t => new { t.Assignee, t.Kind })
            .Select(g => new OpenCount(g.Key.Assignee, g.Key.Kind, g.Sum(t => t.DueOn < today ? 1 : 0), g.Min(t => t.DueOn))).ToListAsync(ct);

    /// <summary>The same by the subject's department and the stage; asked only where something is overdue.</summary>
    private static Task<List<StageCount>> OverdueAsync(ReviewDb db, Cycle cycle, IQueryable<Review> reviews, DateOnly today, CancellationToken ct) =>
        (from task in db.Tasks.AsNoTracking()
         join review in reviews on task.Review equals review.Id
         where task.Cycle == cycle.Id && task.State == TaskState.Open
         group task by new { review.Department, task.Kind } into g
         select new StageCount(g.Key.Department, g.Key.Kind, g.Count(), g.Sum(t => t.DueOn < today ? 1 : 0))).ToListAsync(ct);

    private sealed record OpenCount(EmployeeId Assignee, StageKind Kind, int Overdue, DateOnly Oldest);

    private sealed record StageCount(DepartmentId? Department, StageKind Kind, int Open, int Overdue);
}
