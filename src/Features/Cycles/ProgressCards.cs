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
        var visible = db.ReviewsVisibleTo(caller.Who);
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
            Stages = [.. programme.Stages.Select(s => s.Kind)],
            Departments = await DepartmentsAsync(db, chart, cycle, caller, clock, ct),
            Waiting = [.. first.Select(t => new WaitingForHr(t.Id.Value, chart.NameOf(t.Subject), chart.Find(t.Subject)?.DepartmentName))],
            WaitingCount = await waiting.CountAsync(ct),
            Late = await db.Tasks.Where(t => t.Cycle == cycle.Id && t.State == TaskState.Open && visible.Any(r => r.Id == t.Review)).Select(t => t.Assignee).Distinct().CountAsync(ct),
            CanAct = canAct,
            Others = others,
        };
    }

    private static async Task<IReadOnlyList<DepartmentProgress>> DepartmentsAsync(ReviewDb db, OrgChart chart, Cycle cycle, Caller caller, CompanyClock clock, CancellationToken ct)
    {
        var reviews = db.ReviewsVisibleTo(caller.Who).AsNoTracking().Where(r => r.Cycle == cycle.Id);
        var counts = await reviews.GroupBy(r => new { r.Department, r.Stage }).Select(g => new { g.Key.Department, g.Key.Stage, Count = g.Count() }).ToListAsync(ct);
        var today = clock.Today();
        var overdue = await (from task in db.Tasks
                             join review in reviews on task.Review equals review.Id
                             where task.State == TaskState.Open && task.DueOn < today
                             group task by review.Department into g
                             select new { Department = g.Key, Count = g.Count() }).ToListAsync(ct);
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
                   overdue.Find(o => o.Department == department.Key)?.Count ?? 0),
        ];
    }
}
