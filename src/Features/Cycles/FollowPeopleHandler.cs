using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Brings running cycles in line with who works here today: joiners, leavers, other managers, roles and departments.</summary>
public sealed record FollowPeople;

/// <summary>The people that all running cycles are in line with; looked at again only when people or the day change.</summary>
internal sealed class PeopleSeen
{
    /// <summary>The chart in which nothing was left to do; null before.</summary>
    public OrgChart? Clean { get; set; }
}

/// <summary>Runs every minute and costs nothing while nobody changes. What it did is a list for HR; doing it twice does it once.</summary>
internal sealed class FollowPeopleHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CycleOpening opening, PeopleChanges changes, PeopleSeen seen, CompanyClock clock)
    : IHandle<FollowPeople>, IGuarded
{
    public static Policy Policy => Rights.FollowPeople;

    public async Task<Reply> HandleAsync(FollowPeople request, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        if (ReferenceEquals(seen.Clean, chart))
        {
            return Reply.Silence;
        }

        var count = 0;
        var alive = await db.Cycles.Where(c => c.State == CycleState.Running || c.State == CycleState.ResultsOpen).OrderBy(c => c.StartedAt).ToListAsync(ct);
        foreach (var cycle in alive.Where(c => !c.IsOpening))
        {
            var programme = await programmes.GetAsync(db, cycle.Programme, ct);
            var noted = await changes.ApplyAsync(cycle, programme, chart, caller, ct);
            if (cycle.State == CycleState.Running)
            {
                noted.AddRange(await JoinAsync(cycle, programme, chart, caller, ct));
            }

            Tell(cycle, noted, chart, caller);
            count += noted.Count;
        }

        // After changes the next run looks once more: should this one not be saved, it is all done again. So it does while a cycle opens, whose turn comes then.
        seen.Clean = count == 0 && !alive.Exists(c => c.IsOpening) ? chart : null;
        return Reply.Silence;
    }

    /// <summary>Opens a review for everybody who started work after the cycle did and belongs to it.</summary>
    private async Task<List<CycleChange>> JoinAsync(Cycle cycle, ProgrammeDefinition programme, OrgChart chart, Caller caller, CancellationToken ct)
    {
        var started = DateOnly.FromDateTime(cycle.StartedAt.UtcDateTime);
        var starter = chart.Find(cycle.StartedBy);
        var able = chart.People.Where(p => p.HiredOn >= started && p.HiredOn < cycle.To && cycle.Audience.Holds(p) && cycle.Audience.WhyNot(p.Id) is null
            && (starter is null || starter.IsHrOf(p.Department))).OrderBy(p => p.Number, StringComparer.Ordinal).ToList();
        var noted = new List<CycleChange>();
        if (able.Count == 0)
        {
            return noted;
        }

        var ids = able.ConvertAll(p => p.Id);
        var versions = db.Programmes.Where(p => p.Key == programme.Key).Select(p => p.Id);
        var reviewed = await (from review in db.Reviews
                              join other in db.Cycles on review.Cycle equals other.Id
                              where ids.Contains(review.Employee)
                                  && (other.Id == cycle.Id || (versions.Contains(other.Programme) && other.From < cycle.To && cycle.From < other.To && other.State != CycleState.Cancelled))
                              select review.Employee).ToHashSetAsync(ct);
        foreach (var person in able.Where(p => !reviewed.Contains(p.Id)))
        {
            if (MidCycle.PlanOf(person, programme, cycle.Period) is { } plan)
            {
                await opening.OpenAsync(cycle, programme, person, plan, chart, caller, ct);
                noted.Add(CycleChange.Note(cycle.Id, person.Id, person.Name, ChangeKind.Joined, person.HiredOn!.Value, null, MidCycle.PositionsOf(plan), clock.Now()));
            }
        }

        return noted;
    }

    private void Tell(Cycle cycle, List<CycleChange> noted, OrgChart chart, Caller caller)
    {
        if (noted.Count == 0)
        {
            return;
        }

        db.CycleChanges.AddRange(noted);
        foreach (var change in noted)
        {
            db.Audit(caller, change.At, "cycle.people-changed", $"cycle:{cycle.Id.Value}", new { employee = change.Employee.Value, what = change.Kind, change.Day, change = change.Id });
        }

        db.Refresh(cycle.StartedBy, new ShowChanges(cycle.Id.Value), $"changes:{cycle.Id.Value}", clock.HearsAt(chart.Find(cycle.StartedBy)));
    }
}
