using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Team;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Team;

/// <summary>All people whom the caller manages, on one card: who waits first.</summary>
internal sealed class ShowTeamHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock) : IHandle<ShowTeam>, IGuarded, IHasPhrases<ShowTeam>
{
    public static Policy Policy => Rights.SeeTeam;

    public static IReadOnlyList<string> Phrases => ["team", "团队", "my team", "我的团队", "my people", "下属", "部门"];

    public async Task<Reply> HandleAsync(ShowTeam request, Caller caller, CancellationToken ct)
    {
        var me = caller.Who.Id;
        var chart = await charts.GetAsync(ct);
        var cycle = await (from c in db.Cycles.AsNoTracking()
                           where db.Reviews.Any(r => r.Cycle == c.Id && r.Manager == me)
                           orderby c.StartedAt descending
                           select c).FirstOrDefaultAsync(ct);
        var today = clock.TodayOf(caller.Who);
        if (cycle is null)
        {
            var people = chart.ReportsOf(me).Select(p => new TeamRow(p.Name, p.Position, null, null, null, null, false, false)).ToList();
            return new(new TeamCard(null, [.. people.Take(TeamCard.PageSize)], 0, 1, 0, people.Count, today));
        }

        var reviews = await db.ReviewsVisibleTo(caller.Who).AsNoTracking().Where(r => r.Cycle == cycle.Id && r.Manager == me)
            .Select(r => new { r.Id, r.Employee, r.Stage, r.ClosedAt }).ToListAsync(ct);
        var tasks = await db.TasksOf(me).AsNoTracking().Where(t => t.Cycle == cycle.Id && t.Kind == StageKind.ManagerReview)
            .Select(t => new { t.Id, t.Subject, t.State, t.DueOn, Returned = t.ReturnReason != null }).ToDictionaryAsync(t => t.Subject, ct);
        var rows = (from review in reviews
                    let task = tasks.GetValueOrDefault(review.Employee)
                    let open = task is { State: TaskState.Open } ? task : null
                    let person = chart.Find(review.Employee)
                    orderby open is null, person?.Number
                    select new TeamRow(
                        chart.NameOf(review.Employee),
                        person?.Position,
                        review.Id.Value,
                        review.ClosedAt is null ? review.Stage : null,
                        open?.Id.Value,
                        open?.DueOn,
                        open?.Returned ?? false,
                        cycle.State != CycleState.Running)).ToList();

        var pages = Math.Max(1, (rows.Count + TeamCard.PageSize - 1) / TeamCard.PageSize);
        var page = Math.Clamp(request.Page, 0, pages - 1);
        return new(new TeamCard(
            cycle.NameUnder(await programmes.GetAsync(db, cycle.Programme, ct)),
            [.. rows.Skip(page * TeamCard.PageSize).Take(TeamCard.PageSize)],
            page,
            pages,
            rows.Count(r => r.OpenTask is not null),
            rows.Count,
            today));
    }
}
