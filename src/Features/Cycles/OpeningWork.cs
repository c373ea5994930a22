using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>
/// Opens a large cycle batch by batch, in short transactions, so that nobody else waits for it. Who has a review already is asked of the store before each batch:
/// after a crash, and beside another node, the rest is opened and nobody gets a second one.
/// </summary>
internal sealed class OpeningWork(ReviewDb db, Charts charts, ProgrammeBook programmes, CycleOpening opening, OpeningRoster roster) : ILongWork
{
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var cycle = await db.Cycles.Where(c => c.IsOpening).OrderBy(c => c.StartedAt).FirstOrDefaultAsync(ct);
        if (cycle is null)
        {
            return false;
        }

        db.Entry(cycle).Property(c => c.State).IsModified = true; // whoever calls the cycle off meanwhile comes first
        var chart = await charts.GetAsync(ct);
        if ((chart.Find(cycle.StartedBy) is { } starter && starter.Is(Roles.Hr) ? starter : chart.Hr.FirstOrDefault(p => p.HrScope is null)) is not { } hr)
        {
            cycle.Opened(); // nobody is left who may open it for anybody
            return true;
        }

        var human = new Caller.Human(hr, Language.For(hr.Language));
        var choice = new CycleChoice(cycle.Programme, await programmes.GetAsync(db, cycle.Programme, ct), cycle.Period, cycle.Audience, cycle.Kind);
        var people = roster.Find(cycle.Id, chart) ?? roster.Keep(cycle.Id, chart, (await CycleRoster.DrawAsync(db, chart, choice, human, ct)).Participants);
        var (batch, isLast) = await NextAsync(people, choice, ct);
        await opening.OpenBatchAsync(cycle, choice.Definition, batch, isLast, chart, human, ct);
        return true;
    }

    /// <summary>The next of them who have no review. A step that could not be saved is found here again.</summary>
    private async Task<(IReadOnlyList<(Person Person, ReviewPlan Plan)> Batch, bool IsLast)> NextAsync(OpeningRoster.Drawn people, CycleChoice choice, CancellationToken ct)
    {
        while (true)
        {
            var next = people.Participants.Skip(people.Done).Take(CycleOpening.Batch).ToList();
            var ids = next.Select(p => p.Person.Id).ToList();
            var reviewed = await CycleRoster.Reviewed(db, choice).Where(e => ids.Contains(e)).ToHashSetAsync(ct);
            if (next.Count == 0 || reviewed.Count < next.Count)
            {
                return (next.FindAll(p => !reviewed.Contains(p.Person.Id)), people.Done + next.Count == people.Participants.Count);
            }

            people.Done += next.Count;
        }
    }
}
