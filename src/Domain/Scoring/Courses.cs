using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>When a course is recommended.</summary>
/// <param name="Course">Names the course.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LineUnder), nameof(LineUnder))]
[JsonDerivedType(typeof(ForGrade), nameof(ForGrade))]
public abstract record CourseRule(string Course)
{
    /// <summary>After a line with fewer points than a limit.</summary>
    /// <param name="Line">The id of the line.</param>
    /// <param name="Points">The limit; exactly at it, nothing is recommended.</param>
    /// <param name="Course">Names the course.</param>
    public sealed record LineUnder(string Line, decimal Points, string Course) : CourseRule(Course);

    /// <summary>After a grade.</summary>
    /// <param name="Grade">The name of the grade.</param>
    /// <param name="Course">Names the course.</param>
    public sealed record ForGrade(string Grade, string Course) : CourseRule(Course);
}

/// <summary>Courses that follow a result.</summary>
public static class Courses
{
    /// <summary>The rules that apply to a score, the first one for each course: a course is recommended once for a person and cycle.</summary>
    /// <param name="score">A score; one that is not rated recommends nothing.</param>
    /// <param name="rules">In the order in which they are tried.</param>
    /// <param name="already">The courses that were recommended to this person in this cycle before.</param>
    public static IReadOnlyList<CourseRule> Recommended(Score score, IReadOnlyList<CourseRule> rules, IReadOnlySet<string> already)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(already);
        return score.State != ScoreState.Rated
            ? []
            : [.. rules.Where(rule => !already.Contains(rule.Course) && Applies(rule, score)).DistinctBy(rule => rule.Course)];
    }

    private static bool Applies(CourseRule rule, Score score) => rule switch
    {
        CourseRule.LineUnder under => score.Lines.Any(line => line.Line.Id == under.Line && line.Points < under.Points),
        CourseRule.ForGrade graded => score.Grade == graded.Grade,
        _ => false,
    };
}
