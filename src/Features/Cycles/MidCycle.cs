using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Features.Cycles;

/// <summary>Plans of people who join, or change their role, in the middle of a period. Readings are monthly, so a plan begins and ends with a month.</summary>
internal static class MidCycle
{
    private const int MiddleOfMonth = 15;

    /// <summary>
    /// One plan for each post that the programme has a template for; the shares of the others go to these in proportion. Who joined inside the
    /// period is measured from then on. Null where the programme has no template for any post.
    /// </summary>
    public static ReviewPlan? PlanOf(Person person, ProgrammeDefinition programme, CyclePeriod period)
    {
        var posts = Measured(person, programme);
        if (posts.Count == 0)
        {
            return null;
        }

        var all = posts.Sum(p => p.Post.Share);
        var shares = posts.Select(p => decimal.Round(p.Post.Share * 100m / all, 2)).ToList();
        shares[0] += 100m - shares.Sum(); // shares sum to exactly 100
        var from = person.HiredOn is { } hired && hired > period.From ? Boundary(hired, period, mustEnd: true) : null;
        return new([.. posts.Select((p, i) => new AssignmentPlan(p.Post.Id, p.Post.Position, shares[i], p.Template.Sections) { From = from })]);
    }

    /// <summary>
    /// The plan after a change of role on <paramref name="day"/>: what the person was measured on ends and what they are measured on now begins, the first
    /// post after the first one and so on. A post more than before begins to count with the next cycle. Null where nothing changes in this period.
    /// </summary>
    public static ReviewPlan? Changed(ReviewPlan plan, Person person, ProgrammeDefinition programme, CyclePeriod period, DateOnly day)
    {
        var posts = Measured(person, programme);
        var tracks = plan.Tracks();
        var present = tracks.Select(track => track[^1]).ToList(); // the place that is measured now, of each track
        var same = posts.Count > 0 && tracks.Count <= posts.Count && present.Select((place, i) => Same(plan.Assignments[place], posts[i].Post)).All(isSame => isSame);
        if (same || posts.Count == 0 || Boundary(day, period, mustEnd: false) is not { } boundary)
        {
            return null;
        }

        var plans = plan.Assignments.ToList();
        for (var track = 0; track < tracks.Count; track++)
        {
            var place = present[track];
            if (plans[place].To is not null)
            {
                continue; // ended before
            }

            var next = track < posts.Count ? posts[track] : default;
            if (next.Post is not null && Same(plans[place], next.Post))
            {
                continue;
            }

            var begins = plans[place].From ?? period.From;
            if (boundary <= begins)
            {
                if (next.Post is not null)
                {
                    plans[place] = plans[place] with { Assignment = next.Post.Id, Position = next.Post.Position, Sections = next.Template!.Sections };
                }

                continue; // what has not begun to count is replaced, and nothing is measured before it
            }

            plans[place] = plans[place] with { To = boundary };
            if (next.Post is not null)
            {
                plans.Add(new(next.Post.Id, next.Post.Position, plans[place].Share, next.Template!.Sections) { From = boundary, Continues = place });
            }
        }

        return plans.SequenceEqual(plan.Assignments) ? null : new(plans);
    }

    /// <summary>The positions that a plan measures now, as people read them.</summary>
    public static string PositionsOf(ReviewPlan plan) => string.Join(", ", plan.Tracks().Select(track => plan.Assignments[track[^1]].Position).Where(p => p.Length > 0));

    /// <summary>The first of the month nearest to a day; null where that lies outside the period.</summary>
    /// <param name="day">The day.</param>
    /// <param name="period">The period.</param>
    /// <param name="mustEnd">Whether a day too late for a month of its own counts for the last one.</param>
    private static DateOnly? Boundary(DateOnly day, CyclePeriod period, bool mustEnd)
    {
        if (day < period.From || day >= period.To)
        {
            return null;
        }

        var first = new DateOnly(day.Year, day.Month, 1);
        var boundary = day.Day <= MiddleOfMonth ? first : first.AddMonths(1);
        return boundary < period.To ? boundary : mustEnd ? first : null;
    }

    private static List<(Post Post, PlanTemplate Template)> Measured(Person person, ProgrammeDefinition programme) =>
    [
        .. from post in person.Posts
           let template = programme.PlanFor(post.Position)
           where template is not null
           select (post, template),
    ];

    private static bool Same(AssignmentPlan plan, Post post) => plan.Position.Equals(post.Position, StringComparison.OrdinalIgnoreCase);
}
