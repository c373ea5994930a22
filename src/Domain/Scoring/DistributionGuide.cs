namespace PerfBot.Domain.Scoring;

/// <summary>How many of a department should have a grade at most. It warns in calibration, and never changes a score by itself.</summary>
/// <param name="Largest">For each grade that is limited its largest share, in percent of the people.</param>
/// <param name="FromPeople">The smallest department that it speaks to.</param>
public sealed record DistributionGuide(IReadOnlyList<GradeShare> Largest, int FromPeople)
{
    /// <summary>The grades that more people have than the guide suggests; none in a department that is too small for it.</summary>
    /// <param name="grades">The grade of each person of the department who has one.</param>
    public IReadOnlyList<DistributionWarning> Warnings(IReadOnlyCollection<string> grades)
    {
        ArgumentNullException.ThrowIfNull(grades);
        return grades.Count < FromPeople
            ? []
            : [.. Largest
                .Select(share => new DistributionWarning(share, grades.Count(grade => grade == share.Grade), grades.Count))
                .Where(warning => warning.Have * 100m > warning.Share.Percent * warning.People)];
    }
}

/// <summary>The largest share of a grade.</summary>
/// <param name="Grade">The name of the grade.</param>
/// <param name="Percent">Of the people of the department; exactly as many are within it.</param>
public sealed record GradeShare(string Grade, decimal Percent);

/// <summary>More people have a grade than the guide suggests.</summary>
/// <param name="Share">What it suggests.</param>
/// <param name="Have">How many people have the grade.</param>
/// <param name="People">How many people there are.</param>
public sealed record DistributionWarning(GradeShare Share, int Have, int People);
