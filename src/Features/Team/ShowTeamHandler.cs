using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Team;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reviews;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Team;

/// <summary>All people whom the caller manages or has to look at, on one card: who waits first.</summary>
internal sealed class ShowTeamHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock) : IHandle<ShowTeam>, IGuarded, IHasPhrases<ShowTeam>
{
    public static Policy Policy => Rights.SeeTeam;

    public static IReadOnlyList<string> Phrases => ["team", "团队", "my team", "我的团队", "my people", "下属", "部门"];

    public async Task<Reply> HandleAsync(ShowTeam request, Caller caller, CancellationToken ct)
    {
        var me = caller.Who.Id;
        var chart = await charts.GetAsync(ct);
        var today = clock.TodayOf(caller.Who);
        var cycles = await db.Cycles.AsNoTracking().Where(c => db.Reviews.Any(r => r.Cycle == c.Id && r.Manager == me && r.Employee != me))
            .OrderByDescending(c => c.StartedAt).Take(20).ToListAsync(ct);
        var alive = cycles.FindAll(c => c.IsAlive);
        var cycle = request.Cycle is { } wanted ? cycles.Find(c => c.Id.Value == wanted) : null;
        cycle ??= alive.FirstOrDefault() ?? cycles.Find(c => c.State != CycleState.Cancelled);
        if (cycle is null)
        {
            var reports = chart.ReportsOf(me).Select(p => new TeamRow(p.Name, p.Position, null, null, null, null, false, false)).ToList();
            var (at, of) = Paged(request.Page, reports.Count);
            return new(new TeamCard(null, [.. reports.Skip(at * TeamCard.PageSize).Take(TeamCard.PageSize)], at, of, 0, reports.Count, today));
        }

        var others = new List<(Guid, Cards.Kit.CycleName)>();
        foreach (var other in alive.Where(c => c.Id != cycle.Id).Take(TeamCard.MaxOthers))
        {
            others.Add((other.Id.Value, other.NameUnder(await programmes.GetAsync(db, other.Programme, ct))));
        }

        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        if (cycle.State == CycleState.Cancelled)
        {
            return new(new TeamCard(cycle.NameUnder(programme), [], 0, 1, 0, 0, today) { CycleId = cycle.Id.Value, IsCancelled = true, Others = others });
        }

        var mine = await TasksAsync(me, cycle.Id, ct);
        var reviews = await ReviewsAsync(me, cycle.Id, mine, ct);
        var byReview = mine.ToLookup(t => t.Review);
        var rows = (from review in reviews
                    let open = byReview[review.Id].FirstOrDefault(t => t.Assignee == me)
                    let given = byReview[review.Id].FirstOrDefault(t => t.Assignee != me)
                    where open is not null || given is not null || review.IsMine
                    let person = chart.Find(review.Employee)
                    orderby open is null, person?.Number
                    select (Id: review.Id, Row: new TeamRow(
                        chart.NameOf(review.Employee),
                        person?.Position,
                        review.Id.Value,
                        review.IsClosed ? null : review.Stage,
                        open?.Id.Value,
                        open?.DueOn,
                        open?.IsReturned ?? false,
                        cycle.State != CycleState.Running && review.IsMine)
                    {
                        OpenKind = open?.Kind,
                        GivenTo = given is null ? null : chart.NameOf(given.Assignee),
                        GivenTask = given?.Id.Value,
                    })).ToList();

        var (page, pages) = Paged(request.Page, rows.Count);
        var shown = rows.Skip(page * TeamCard.PageSize).Take(TeamCard.PageSize).ToList();
        return new(new TeamCard(
            cycle.NameUnder(programme),
            await WithReturnsAsync(shown, programme, ct),
            page,
            pages,
            rows.Count(r => r.Row.OpenTask is not null),
            rows.Count,
            today)
        {
            CycleId = cycle.Id.Value,
            Others = others,
            CanApprove = mine.Exists(t => t.Assignee == me && t.Kind is StageKind.ManagerReview or StageKind.SecondReview),
        });
    }

    private static (int Page, int Pages) Paged(int wanted, int count)
    {
        var pages = Math.Max(1, (count + TeamCard.PageSize - 1) / TeamCard.PageSize);
        return (Math.Clamp(wanted, 0, pages - 1), pages);
    }

    private Task<List<TaskRow>> TasksAsync(EmployeeId me, CycleId cycle, CancellationToken ct) => db.OpenTasksOf(me)
        .Where(t => t.Cycle == cycle && t.Subject != me && t.Kind != StageKind.RaterFeedback)
        .Select(t => new TaskRow(t.Id, t.Review, t.Kind, t.Assignee, t.DueOn, t.ReturnReason != null)).ToListAsync(ct);

    /// <summary>The reviews of the people they manage, and those that a task of theirs is about. Two searches: for one with an "or", SQLite would read the whole cycle.</summary>
    private async Task<List<ReviewRow>> ReviewsAsync(EmployeeId me, CycleId cycle, List<TaskRow> mine, CancellationToken ct)
    {
        var managed = await db.Reviews.AsNoTracking().Where(r => r.Manager == me && r.Cycle == cycle && r.Employee != me)
            .Select(r => new ReviewRow(r.Id, r.Employee, r.Stage, r.ClosedAt != null, true)).ToListAsync(ct);
        var others = mine.Select(t => t.Review).Except(managed.Select(r => r.Id)).ToList();
        return others.Count == 0
            ? managed
            : [.. managed, .. await db.Reviews.AsNoTracking().Where(r => others.Contains(r.Id)).Select(r => new ReviewRow(r.Id, r.Employee, r.Stage, r.ClosedAt != null, false)).ToListAsync(ct)];
    }

    /// <summary>Says for the rows of one page whether there is a stage to return to.</summary>
    private async Task<IReadOnlyList<TeamRow>> WithReturnsAsync(List<(ReviewId Id, TeamRow Row)> rows, ProgrammeDefinition programme, CancellationToken ct)
    {
        var open = rows.Where(r => r.Row.OpenTask is not null).Select(r => r.Id).ToList();
        if (open.Count == 0)
        {
            return [.. rows.Select(r => r.Row)];
        }

        var done = (await db.Tasks.AsNoTracking().Where(t => open.Contains(t.Review) && t.State == TaskState.Done).Select(t => new { t.Review, t.Kind }).ToListAsync(ct)).ToLookup(t => t.Review, t => t.Kind);
        return [.. rows.Select(r => r.Row with { CanReturn = r.Row.OpenKind is { } kind && StageBefore.Kind(programme, kind, done[r.Id]) is not null })];
    }

    private sealed record TaskRow(TaskId Id, ReviewId Review, StageKind Kind, EmployeeId Assignee, DateOnly DueOn, bool IsReturned);

    private sealed record ReviewRow(ReviewId Id, EmployeeId Employee, StageKind? Stage, bool IsClosed, bool IsMine);
}
