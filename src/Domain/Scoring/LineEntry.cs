namespace PerfBot.Domain.Scoring;

/// <summary>What people entered for one line of a plan, in one segment. Null where nothing was.</summary>
/// <remarks>A mark of "not applicable" outranks an entered actual, and that outranks the formula or the ratings.</remarks>
public sealed record LineEntry
{
    /// <summary>Why the line does not apply to this person, never blank; null where it applies.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>The actual that a person entered in place of the formula or the ratings.</summary>
    public decimal? Actual { get; init; }

    /// <summary>The points of a <see cref="ScoringRule.Manual"/> line.</summary>
    public ManualPoints? Manual { get; init; }

    /// <summary>The published answers of a <see cref="ScoringRule.Rating"/> line, at most one entry for each group.</summary>
    public IReadOnlyList<GroupAnswers>? Ratings { get; init; }

    /// <summary>The objectives of an <see cref="ScoringRule.Okr"/> line; their weights add up to 100.</summary>
    public IReadOnlyList<Objective>? Objectives { get; init; }
}

/// <summary>Points that a person entered.</summary>
/// <param name="Points">From 0 to the cap of the line.</param>
/// <param name="Reason">Why, in the person's words.</param>
public sealed record ManualPoints(decimal Points, string? Reason = null);

/// <summary>The published answers of one group of raters to one line.</summary>
/// <param name="Group">The group.</param>
/// <param name="Raters">For each rater the answers given; null is a skipped question, which is absent and not 0.</param>
public sealed record GroupAnswers(RaterGroup Group, IReadOnlyList<IReadOnlyList<decimal?>> Raters);

/// <summary>An objective, scored as the weighted mean of its key results.</summary>
/// <param name="Weight">Its percentage of the line; the objectives of a line add up to 100.</param>
/// <param name="KeyResults">At least one; their weights add up to 100.</param>
/// <param name="Name">What it says; null where it has none.</param>
public sealed record Objective(decimal Weight, IReadOnlyList<KeyResult> KeyResults, string? Name = null);

/// <summary>A key result: how far a figure came from where it began to where it should be.</summary>
/// <param name="Weight">Its percentage of the objective.</param>
/// <param name="Start">Where the figure began.</param>
/// <param name="Target">Where it should be; never equal to the start, and below it where the figure should fall.</param>
/// <param name="Current">Where it is. Null: nobody has checked in yet, and the line is missing.</param>
/// <param name="CheckIn">Names the check-in that <paramref name="Current"/> came from.</param>
/// <param name="ObservedAt">When that check-in was made.</param>
/// <param name="Name">What it says; null where it has none.</param>
public sealed record KeyResult(
    decimal Weight,
    decimal Start,
    decimal Target,
    decimal? Current,
    string? CheckIn = null,
    DateTimeOffset? ObservedAt = null,
    string? Name = null);
