using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Who takes part in a cycle, with the plan, and what is in the way for others.</summary>
/// <param name="Participants">By number.</param>
/// <param name="Obstacles">People with something to note.</param>
internal sealed record CycleRoster(IReadOnlyList<(Person Person, ReviewPlan Plan)> Participants, IReadOnlyList<(string Name, Obstacle What)> Obstacles)
{
    /// <summary>Draws the roster for the people in the caller's scope.</summary>
    public static async Task<CycleRoster> DrawAsync(ReviewDb db, OrgChart chart, CycleChoice choice, Caller caller, CancellationToken ct)
    {
        var reviewed = choice.Kind == CycleKind.Shadow ? [] : await Reviewed(db, choice).ToHashSetAsync(ct);
        var reached = await db.Conversations.Select(c => c.Employee).ToHashSetAsync(ct);
        var participants = new List<(Person, ReviewPlan)>();
        var obstacles = new List<(string, Obstacle)>();
        foreach (var person in chart.People.Where(p => caller.Who.IsHrOf(p.Department) && choice.Audience.Holds(p)).OrderBy(p => p.Number, StringComparer.Ordinal))
        {
            if (choice.Audience.WhyNot(person.Id) is { } why)
            {
                obstacles.Add(($"{person.Name} ({why})", Obstacle.Excluded));
                continue;
            }

            if (person.Posts.Count == 0)
            {
                obstacles.Add((person.Name, Obstacle.NoPost));
                continue;
            }

            if (person.HiredOn >= choice.Period.To)
            {
                obstacles.Add((person.Name, Obstacle.NotInPeriod));
                continue;
            }

            if (reviewed.Contains(person.Id))
            {
                obstacles.Add((person.Name, Obstacle.AlreadyReviewed));
                continue;
            }

            if (MidCycle.PlanOf(person, choice.Definition, choice.Period) is not { } plan)
            {
                obstacles.Add((person.Name, Obstacle.NoPlan));
                continue;
            }

            participants.Add((person, plan));
            if (chart.ScorerOf(person) is null)
            {
                obstacles.Add((person.Name, Obstacle.NoScorer));
            }

            if (!reached.Contains(person.Id))
            {
                obstacles.Add((person.Name, Obstacle.NotReachable));
            }
        }

        return new(participants, obstacles);
    }

    /// <summary>Who has a review by this programme already in a period that overlaps; another version of it measures the same work.</summary>
    public static IQueryable<EmployeeId> Reviewed(ReviewDb db, CycleChoice choice) =>
        from review in db.Reviews
        join cycle in db.Cycles on review.Cycle equals cycle.Id
        join programme in db.Programmes on cycle.Programme equals programme.Id
        where programme.Key == choice.Definition.Key && cycle.From < choice.Period.To && choice.Period.From < cycle.To
            && cycle.State != CycleState.Cancelled && review.ExcludedBecause == null
        select review.Employee;
}
