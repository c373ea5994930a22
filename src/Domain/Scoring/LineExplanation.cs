namespace PerfBot.Domain.Scoring;

/// <summary>The facts behind a line's score, without words: the sentences are made where the card is made.</summary>
/// <param name="Actual">Where the actual came from.</param>
/// <param name="NotApplicable">Why there can be no actual; null unless that is the line's state.</param>
/// <param name="MissingMetrics">The metrics without a reading; empty unless these are why the line is missing.</param>
/// <param name="BeforeCap">What the rule gave before cap and floor, at most ten decimals; null where there is no actual.</param>
/// <param name="Weight">How the weight came about.</param>
public sealed record LineExplanation(
    ActualFacts Actual,
    NotApplicableReason? NotApplicable,
    IReadOnlyList<string> MissingMetrics,
    decimal? BeforeCap,
    WeightFacts Weight);

/// <summary>From the plan's weights to the effective one.</summary>
/// <param name="SectionWeight">The section's percentage of the plan.</param>
/// <param name="Before">The raw weight in the plan: section weight × line weight ÷ 100, unrounded.</param>
/// <param name="After">The raw weight when weights have moved, at most ten decimals; 0 where the line is not applicable.</param>
/// <param name="Effective">As <see cref="LineScore.EffectiveWeight"/>: all raw weights after the moves, rounded together by largest remainder.</param>
/// <param name="Moves">For a line that is not applicable, where its weight went; for another one, what it received. Empty where nothing moved.</param>
public sealed record WeightFacts(decimal SectionWeight, decimal Before, decimal After, decimal Effective, IReadOnlyList<WeightMove> Moves);

/// <summary>A weight that moved because a line is not applicable.</summary>
/// <param name="From">The id of the line that is not applicable.</param>
/// <param name="To">The id of the line that received the weight.</param>
/// <param name="Amount">How much, as a percentage of the plan, at most ten decimals.</param>
/// <param name="AcrossSections">Whether it left its section, because nothing in there applies.</param>
/// <param name="Why">Why the first line is not applicable.</param>
public sealed record WeightMove(string From, string To, decimal Amount, bool AcrossSections, NotApplicableReason Why);
