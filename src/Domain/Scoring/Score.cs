using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>What a review came to, with everything that is needed to explain and to recompute it.</summary>
/// <param name="State">Whether there is a total.</param>
/// <param name="Total">The share-weighted mean of the rated assignments, two decimals; null unless rated.</param>
/// <param name="Grade">After the knock-out rules; null unless rated.</param>
/// <param name="GradeBeforeKnockOut">As the cut-offs give it; null unless rated.</param>
/// <param name="Bonus">For <paramref name="Grade"/>, in cents; null unless rated, and where none was asked for.</param>
/// <param name="KnockOuts">The rules that fired, whether or not they lowered the grade.</param>
/// <param name="Assignments">In the order of the input.</param>
public sealed record Score(
    ScoreState State,
    decimal? Total,
    string? Grade,
    string? GradeBeforeKnockOut,
    decimal? Bonus,
    IReadOnlyList<FiredKnockOut> KnockOuts,
    IReadOnlyList<AssignmentScore> Assignments)
{
    /// <summary>All scored lines of all segments of all assignments, in the order of the input.</summary>
    [JsonIgnore]
    public IEnumerable<LineScore> Lines => Assignments.SelectMany(a => a.Segments).SelectMany(s => s.Lines);
}

/// <summary>A knock-out rule that fired, and where.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Assignment">The assignment whose line fell short.</param>
/// <param name="SegmentFrom">The first day of the segment in which it did.</param>
/// <param name="Points">What the line had.</param>
public sealed record FiredKnockOut(KnockOut Rule, string Assignment, DateOnly SegmentFrom, decimal Points);

/// <summary>What one assignment came to.</summary>
/// <param name="Name">The assignment.</param>
/// <param name="Share">Its percentage of the review.</param>
/// <param name="State">Whether there is a total.</param>
/// <param name="Total">The mean of the rated segments, weighted by their days, rounded once to two decimals; null unless rated.</param>
/// <param name="Segments">In the order of the input.</param>
public sealed record AssignmentScore(string Name, decimal Share, ScoreState State, decimal? Total, IReadOnlyList<SegmentScore> Segments);

/// <summary>What one segment of an assignment came to.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last one.</param>
/// <param name="State">Whether there is a total.</param>
/// <param name="Total">The sum of the lines' contributions; null unless rated.</param>
/// <param name="Lines">The scored lines, in the order of the plan.</param>
/// <param name="Information">The lines that are only shown.</param>
public sealed record SegmentScore(
    DateOnly From,
    DateOnly To,
    ScoreState State,
    decimal? Total,
    IReadOnlyList<LineScore> Lines,
    IReadOnlyList<InformationLine> Information)
{
    /// <summary>How many days it has: its weight within the assignment.</summary>
    [JsonIgnore]
    public int Days => To.DayNumber - From.DayNumber;
}
