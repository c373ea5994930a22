namespace PerfBot.Domain.Scoring;

/// <summary>A bonus by grade: a percentage of the monthly salary.</summary>
/// <param name="MonthlySalary">Not below 0, in the company's currency.</param>
/// <param name="PercentByGrade">For each grade its percentage, not below 0; a grade that is not listed earns none.</param>
public sealed record Bonus(decimal MonthlySalary, IReadOnlyDictionary<string, decimal> PercentByGrade)
{
    /// <summary>What the grade named <paramref name="grade"/> earns, rounded to cents.</summary>
    public decimal For(string grade) => Rounding.ToCents(MonthlySalary * PercentByGrade.GetValueOrDefault(grade) / 100);
}
