using PerfBot.Domain.People;
using PerfBot.Domain.Plans;

namespace PerfBot.Domain.Reviews;

/// <summary>What one assignment of the subject is measured on in this review (绩效计划).</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Position">Its position when the plan was made.</param>
/// <param name="Share">How much it makes of the person's result, in percent; of plans that continue one another only the first one's counts.</param>
/// <param name="Sections">Sections with their lines; weights sum to 100.</param>
public sealed record AssignmentPlan(AssignmentId Assignment, string Position, decimal Share, IReadOnlyList<Section> Sections)
{
    /// <summary>The first day that it measures, the first of a month; null for the beginning of the cycle's period.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The end, exclusive, the first of a month; null for the end of the cycle's period.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The place of the plan that this one continues after a change of role; null where it continues none.</summary>
    public int? Continues { get; init; }
}

/// <summary>One line of a review's plans, with a key that is unique in the review.</summary>
/// <param name="Key">The place of the assignment among the plans, a dot, and the line's id: <c>0.TS-01</c>.</param>
/// <param name="Plan">The plan it stands in.</param>
/// <param name="Section">Its section.</param>
/// <param name="Line">The line.</param>
public sealed record ReviewLine(string Key, AssignmentPlan Plan, Section Section, Line Line);

/// <summary>All plans of a review, one per assignment, and one more for each change of role. Never changed; a change is a new plan.</summary>
public sealed record ReviewPlan(IReadOnlyList<AssignmentPlan> Assignments)
{
    private IReadOnlyList<ReviewLine>? _lines;
    private IReadOnlyList<IReadOnlyList<int>>? _tracks;

    /// <summary>Every line in order.</summary>
    public IReadOnlyList<ReviewLine> Lines() => _lines ??= [.. Enumerable.Range(0, Assignments.Count).SelectMany(LinesOf)];

    /// <summary>The lines of the plan at <paramref name="place"/>, in order.</summary>
    public IEnumerable<ReviewLine> LinesOf(int place) => Assignments[place].Sections.SelectMany(section =>
        section.Lines.Select(line => new ReviewLine($"{place}.{line.Id}", Assignments[place], section, line)));

    /// <summary>The places of the plans that are scored as one assignment: one that continues no other, and those that continue it, in the order of time.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Tracks() => _tracks ??=
    [
        .. Enumerable.Range(0, Assignments.Count).GroupBy(Root).OrderBy(g => g.Key).Select(g => (IReadOnlyList<int>)[.. g]),
    ];

    /// <summary>Every line in the order in which it is scored: track by track.</summary>
    public IEnumerable<ReviewLine> ScoredLines() => Tracks().SelectMany(track => track).SelectMany(LinesOf);

    private int Root(int place)
    {
        while (Assignments[place].Continues is { } before)
        {
            place = before;
        }

        return place;
    }
}
