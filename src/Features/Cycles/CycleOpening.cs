using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Starts cycles: the one place where reviews are opened, whether HR starts a cycle, a series does, or somebody joins later.</summary>
internal sealed class CycleOpening(ReviewDb db, Charts charts, Passage passage, CompanyClock clock)
{
    /// <summary>How many reviews are opened in one transaction: nobody else waits longer than these take.</summary>
    public const int Batch = 100;

    /// <summary>Starts a cycle with a review for everybody on the roster, or notes a shadow pilot, in which nobody acts.</summary>
    /// <exception cref="RefusedException"><see cref="NobodyTakesPart"/>.</exception>
    public async Task<Cycle> StartAsync(CycleId id, CycleChoice choice, CycleRoster roster, Caller caller, CancellationToken ct)
    {
        if (roster.Participants.Count == 0)
        {
            throw new RefusedException(new NobodyTakesPart());
        }

        var chart = await charts.GetAsync(ct);
        var now = clock.Now();
        var cycle = Cycle.Start(id, choice.Programme, choice.Period, caller.Who.Id, now, choice.Audience, choice.Kind);
        db.Cycles.Add(cycle);
        db.Audit(caller, now, "cycle.started", $"cycle:{id.Value}", new
        {
            programme = choice.Definition.Key,
            from = choice.Period.From,
            to = choice.Period.To,
            participants = roster.Participants.Count,
            kind = choice.Kind,
            audience = Audited(choice.Audience),
        });
        if (choice.Kind != CycleKind.Shadow)
        {
            await OpenBatchAsync(cycle, choice.Definition, [.. roster.Participants.Take(Batch)], roster.Participants.Count <= Batch, chart, caller, ct);
        }

        return cycle;
    }

    /// <summary>Whom a cycle is for, as the log keeps it: why somebody is left out may be a private matter and stands with the cycle.</summary>
    public static object? Audited(CycleAudience audience) => audience == CycleAudience.Everybody
        ? null
        : new { audience.Departments, audience.Positions, audience.Tags, audience.People, Excluded = audience.Excluded.Select(e => e.Employee.Value) };

    /// <summary>Opens reviews for a <see cref="Batch"/> of people; the rest, if there is one, follows by itself.</summary>
    public async Task OpenBatchAsync(
        Cycle cycle, ProgrammeDefinition programme, IReadOnlyList<(Person Person, ReviewPlan Plan)> batch, bool isLast, OrgChart chart, Caller caller, CancellationToken ct)
    {
        foreach (var (person, plan) in batch)
        {
            await OpenAsync(cycle, programme, person, plan, chart, caller, ct);
        }

        if (isLast)
        {
            cycle.Opened();
        }
        else
        {
            cycle.KeepOpening();
        }
    }

    /// <summary>Opens a review before its first stage and leads it there.</summary>
    public async Task OpenAsync(Cycle cycle, ProgrammeDefinition programme, Person person, ReviewPlan plan, OrgChart chart, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        var review = Review.Open(cycle.Id, person.Id, chart.ScorerOf(person)?.Id, person.Department, plan, now);
        db.Reviews.Add(review);
        db.Audit(caller, now, "review.opened", $"review:{review.Id.Value}", new { employee = person.Id.Value, cycle = cycle.Id.Value });
        await passage.AdvanceAsync(review, cycle, programme, stage: null, tasks: [], caller, ct);
    }
}
