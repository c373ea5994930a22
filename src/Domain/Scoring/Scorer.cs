using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Scoring;

/// <summary>
/// Scores a review: from readings and entries over points and weights to the total, the grade and the bonus. Pure: the same
/// input gives the same output, with no clock and no I/O. All of it is exact decimal arithmetic.
/// </summary>
public static class Scorer
{
    /// <summary>All that is wrong with an input before its formulas run; empty where it can be scored. The plans were checked when they were made.</summary>
    public static IReadOnlyList<Problem> Check(ScoringInput input) => new InputCheck(input).Problems();

    /// <summary>Scores a review.</summary>
    /// <exception cref="RefusedException"><see cref="NotScorable"/>, with all that is wrong and where. Nothing is scored then.</exception>
    public static Score Score(ScoringInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var wrong = Check(input);
        if (wrong.Count > 0)
        {
            throw new RefusedException(new NotScorable(wrong));
        }

        var problems = new List<Problem>();
        var raters = input.Raters is { } rules ? new RaterMeans(rules) : null;
        var assignments = new AssignmentScore[input.Assignments.Count];
        var review = new WeightedMean();
        for (var a = 0; a < assignments.Length; a++)
        {
            assignments[a] = Assignment(input, raters, a, problems);
            review.Add(assignments[a].State, assignments[a].Total, assignments[a].Share);
        }

        var (state, total) = (review.State, review.Total);
        var before = total is { } earned ? GradeFor(input.Grades, earned) : null;
        var fired = before is null ? [] : Fired(input.KnockOuts, assignments);
        var grade = before is null ? null : Capped(input.Grades, before, fired);
        var bonus = grade is null ? null : BonusFor(input.Bonus, grade, problems);

        return problems.Count == 0
            ? new(state, total, grade, before, bonus, fired, assignments)
            : throw new RefusedException(new NotScorable(problems));
    }

    /// <summary>The grade that <paramref name="total"/> earns; exactly on a cut-off it is the higher one.</summary>
    /// <param name="grades">From the best to the worst, which starts at 0.</param>
    /// <param name="total">Not below 0.</param>
    public static string GradeFor(IReadOnlyList<Grade> grades, decimal total)
    {
        ArgumentNullException.ThrowIfNull(grades);
        var at = 0;
        while (total < grades[at].From)
        {
            at++;
        }

        return grades[at].Name;
    }

    private static AssignmentScore Assignment(ScoringInput input, RaterMeans? raters, int index, List<Problem> problems)
    {
        var assignment = input.Assignments[index];
        var segments = new SegmentScore[assignment.Segments.Count];
        var whole = new WeightedMean();
        for (var s = 0; s < segments.Length; s++)
        {
            segments[s] = new SegmentScorer(input, raters, assignment.Segments[s], (index, s), problems).Score();
            whole.Add(segments[s].State, segments[s].Total, segments[s].Days);
        }

        return new(assignment.Name, assignment.Share, whole.State, whole.Total, segments);
    }

    private static List<FiredKnockOut> Fired(IReadOnlyList<KnockOut> rules, AssignmentScore[] assignments)
    {
        var fired = new List<FiredKnockOut>();
        foreach (var rule in rules)
        {
            foreach (var assignment in assignments)
            {
                foreach (var segment in assignment.Segments)
                {
                    fired.AddRange(segment.Lines
                        .Where(line => line.Line.Id == rule.Line && line.Points < rule.Below)
                        .Select(line => new FiredKnockOut(rule, assignment.Name, segment.From, line.Points!.Value)));
                }
            }
        }

        return fired;
    }

    private static string Capped(IReadOnlyList<Grade> grades, string grade, List<FiredKnockOut> fired)
    {
        if (fired.Count == 0)
        {
            return grade;
        }

        var names = grades.Select(g => g.Name).ToList();
        return names[fired.Select(f => names.IndexOf(f.Rule.GradeAtMost)).Append(names.IndexOf(grade)).Max()];
    }

    private static decimal? BonusFor(Bonus? bonus, string grade, List<Problem> problems)
    {
        try
        {
            return bonus?.For(grade);
        }
        catch (OverflowException)
        {
            problems.Add(new("bonus", new NumberTooLarge()));
            return null;
        }
    }
}
