using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>What HR asked for, read and checked.</summary>
internal sealed record CycleChoice(ProgrammeId Programme, ProgrammeDefinition Definition, CyclePeriod Period, IReadOnlySet<DepartmentId> Departments);

/// <summary>Who takes part in a cycle, with the plan, and what is in the way for others.</summary>
/// <param name="Participants">By number.</param>
/// <param name="Obstacles">People with something to note.</param>
internal sealed record CycleRoster(IReadOnlyList<(Person Person, ReviewPlan Plan)> Participants, IReadOnlyList<(string Name, Obstacle What)> Obstacles)
{
    /// <summary>Reads what the cards sent.</summary>
    /// <exception cref="RefusedException"><see cref="ProgrammeNotFound"/> or <see cref="PeriodUnreadable"/>.</exception>
    public static async Task<CycleChoice> ChooseAsync(ReviewDb db, string? programme, string? period, string? customPeriod, string? departments, CancellationToken ct)
    {
        var found = Guid.TryParse(programme, out var id)
            ? await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new ProgrammeId(id), ct)
            : null;
        if (found is null)
        {
            throw new RefusedException(new ProgrammeNotFound());
        }

        var ids = (departments ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(d => Guid.TryParse(d, out var department) ? department : (Guid?)null).OfType<Guid>().Select(d => new DepartmentId(d)).ToHashSet();
        return new(found.Id, found.Definition, Period(string.IsNullOrWhiteSpace(customPeriod) ? period : customPeriod), ids);
    }

    /// <summary>Draws the roster for the people in the caller's scope.</summary>
    public static async Task<CycleRoster> DrawAsync(ReviewDb db, OrgChart chart, CycleChoice choice, Caller caller, CancellationToken ct)
    {
        var reviewed = await (from review in db.Reviews
                              join cycle in db.Cycles on review.Cycle equals cycle.Id
                              where cycle.Programme == choice.Programme && cycle.From < choice.Period.To && choice.Period.From < cycle.To
                              select review.Employee).ToHashSetAsync(ct);
        var reached = await db.Conversations.Select(c => c.Employee).ToHashSetAsync(ct);
        var participants = new List<(Person, ReviewPlan)>();
        var obstacles = new List<(string, Obstacle)>();
        foreach (var person in chart.People.Where(p => InScope(p, choice, caller)).OrderBy(p => p.Number, StringComparer.Ordinal))
        {
            if (person.Posts.Count == 0)
            {
                obstacles.Add((person.Name, Obstacle.NoPost));
                continue;
            }

            if (reviewed.Contains(person.Id))
            {
                obstacles.Add((person.Name, Obstacle.AlreadyReviewed));
                continue;
            }

            if (Plan(person, choice.Definition) is not { } plan)
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

    /// <summary>One plan for each post that the programme has a template for; the shares of the others go to these in proportion.</summary>
    private static ReviewPlan? Plan(Person person, ProgrammeDefinition programme)
    {
        var posts = (from post in person.Posts
                     let template = programme.PlanFor(post.Position)
                     where template is not null
                     select (post, template)).ToList();
        if (posts.Count == 0)
        {
            return null;
        }

        var all = posts.Sum(p => p.post.Share);
        var shares = posts.Select(p => decimal.Round(p.post.Share * 100m / all, 2)).ToList();
        shares[0] += 100m - shares.Sum(); // shares sum to exactly 100
        return new([.. posts.Select((p, i) => new AssignmentPlan(p.post.Id, p.post.Position, shares[i], p.template.Sections))]);
    }

    private static bool InScope(Person person, CycleChoice choice, Caller caller) =>
        caller.Who.IsHrOf(person.Department)
        && (choice.Departments.Count == 0 || (person.Department is { } d && choice.Departments.Contains(d)));

    /// <summary>Reads <c>2026-01..2026-03</c>, also a single month.</summary>
    private static CyclePeriod Period(string? text)
    {
        var months = (text ?? "").Split("..", StringSplitOptions.TrimEntries);
        return months.Length is 1 or 2
            && DateOnly.TryParseExact(months[0], "yyyy-MM", out var from)
            && DateOnly.TryParseExact(months[^1], "yyyy-MM", out var last)
            && from <= last && from.AddMonths(24) > last
            ? CyclePeriod.Of(from, last.AddMonths(1))
            : throw new RefusedException(new PeriodUnreadable(text ?? ""));
    }
}
