namespace PerfBot.Domain.Scoring;

/// <summary>A rule that caps the grade, whatever the total, when one line falls short.</summary>
/// <param name="Line">The id of the line.</param>
/// <param name="Below">Fires when the line's points are under this, in any segment or assignment where the line stands.</param>
/// <param name="GradeAtMost">The best grade that is then left.</param>
public sealed record KnockOut(string Line, decimal Below, string GradeAtMost);
