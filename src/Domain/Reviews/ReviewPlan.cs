using PerfBot.Domain.People;
using PerfBot.Domain.Plans;

namespace PerfBot.Domain.Reviews;

/// <summary>What one assignment of the subject is measured on in this review (绩效计划).</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Position">Its position when the cycle started.</param>
/// <param name="Share">How much it makes of the person's result, in percent.</param>
/// <param name="Sections">Sections with their lines; weights sum to 100.</param>
public sealed record AssignmentPlan(AssignmentId Assignment, string Position, decimal Share, IReadOnlyList<Section> Sections);

/// <summary>One line of a review's plans, with a key that is unique in the review.</summary>
/// <param name="Key">The place of the assignment among the plans, a dot, and the line's id: <c>0.TS-01</c>.</param>
/// <param name="Plan">The plan it stands in.</param>
/// <param name="Section">Its section.</param>
/// <param name="Line">The line.</param>
public sealed record ReviewLine(string Key, AssignmentPlan Plan, Section Section, Line Line);

/// <summary>All plans of a review, one per assignment. Never changed; a change is a new plan.</summary>
public sealed record ReviewPlan(IReadOnlyList<AssignmentPlan> Assignments)
{
    private IReadOnlyList<ReviewLine>? _lines;

    /// <summary>Every line in order.</summary>
    public IReadOnlyList<ReviewLine> Lines() => _lines ??=
    [
        .. Assignments.SelectMany((plan, i) => plan.Sections.SelectMany(section =>
            section.Lines.Select(line => new ReviewLine($"{i}.{line.Id}", plan, section, line)))),
    ];
}
