using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reminders;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Shows who would be reminded of what; sends nothing.</summary>
internal sealed class AskNudgeHandler(ReviewDb db, OpenTasks open, Charts charts, ProgrammeBook programmes, Nudging nudging) : IHandle<AskNudge>, IGuarded
{
    public static Policy Policy => Rights.Nudge;

    public async Task<Reply> HandleAsync(AskNudge request, Caller caller, CancellationToken ct)
    {
        var cycle = await open.CycleAsync(request.Cycle, caller, ct);
        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        var chart = await charts.GetAsync(ct);
        var all = (await open.AllAsync(cycle.Id, caller, ct)).FindAll(t => t.Assignee != caller.Who.Id);
        var chosen = open.Chosen(all, request.Chosen, caller).GroupBy(t => t.Assignee).ToList();
        var reached = chosen.Where(p => !p.All(open.IsLately)).ToList();
        return new(new NudgeCard(
            request.Cycle,
            cycle.NameUnder(programme),
            request.Chosen ?? NudgeCycle.All,
            [.. all.GroupBy(t => t.Kind).OrderBy(g => programme.IndexOf(g.Key)).Select(g => (g.Key, g.Count()))],
            [
                .. from g in all.GroupBy(t => t.Department)
                   where g.Key is not null
                   let name = chart.Departments.GetValueOrDefault(g.Key!.Value)
                   where name is not null
                   orderby g.Count() descending, name
                   select (g.Key!.Value.Value, name, g.Count()),
            ],
            [
                .. reached.Select(p => new Nudged(chart.NameOf(p.Key), [.. p.GroupBy(t => t.Kind).OrderBy(g => programme.IndexOf(g.Key)).Select(g => (g.Key, g.Count()))]))
                    .OrderByDescending(p => p.Tasks.Sum(t => t.Count)).ThenBy(p => p.Name, StringComparer.Ordinal),
            ],
            chosen.Count - reached.Count)
        { Later = reached.Count(p => nudging.IsLater(chart.Find(p.Key))) });
    }
}

/// <summary>HR reminds those whom the preview showed; nobody twice within the pause.</summary>
internal sealed class NudgeCycleHandler(ReviewDb db, OpenTasks open, Charts charts, ProgrammeBook programmes, Nudging nudging, CompanyClock clock) : IHandle<NudgeCycle>, IGuarded
{
    public static Policy Policy => Rights.Nudge;

    public async Task<Reply> HandleAsync(NudgeCycle request, Caller caller, CancellationToken ct)
    {
        var cycle = await open.CycleAsync(request.Cycle, caller, ct);
        var now = clock.Now();
        var tasks = open.Chosen(await open.AllAsync(cycle.Id, caller, ct), request.Who, caller).Where(t => !open.IsLately(t)).ToList();
        var nudged = tasks.Select(t => t.Assignee).ToHashSet();
        await nudging.SendAsync(nudged, ct);
        if (nudged.Count > 0)
        {
            // Hundreds of tasks, on which people work meanwhile: noting the reminder stops neither them nor itself.
            var ids = tasks.ConvertAll(t => t.Id);
            db.Also(async token => await db.Tasks.Where(t => ids.Contains(t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.NudgedAt, now), token));
            db.Audit(caller, now, "cycle.nudged", $"cycle:{cycle.Id.Value}", new { who = request.Who ?? NudgeCycle.All, people = nudged.Count });
        }

        return new(await ProgressCards.MakeAsync(db, charts, programmes, clock, cycle.Id, caller, ct) with { Nudged = nudged.Count });
    }
}
