using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;

namespace PerfBot.Domain.Scoring;

/// <summary>What one line came to, with its explanation.</summary>
public sealed record LineScore
{
    /// <summary>The section in which the line stands.</summary>
    public required Bilingual Section { get; init; }

    /// <summary>The line as the plan has it: target, rule, cap, formula, source.</summary>
    public required Line Line { get; init; }

    /// <summary>Whether there is an actual.</summary>
    public required LineState State { get; init; }

    /// <summary>At most ten decimals; for a manual line the points that were entered, for an OKR line the weighted progress. Null unless there is a value.</summary>
    public decimal? Actual { get; init; }

    /// <summary>From 0 to the cap, two decimals. Null where not applicable, or missing while the review waits; 0 where missing counts as 0.</summary>
    public decimal? Points { get; init; }

    /// <summary>The percentage of the plan that is shown and used, two decimals; the effective weights of a rated plan add up to exactly 100. 0 where not applicable.</summary>
    public decimal EffectiveWeight { get; init; }

    /// <summary>Effective weight × points ÷ 100, two decimals: what the line adds to the total. Null where missing while the review waits.</summary>
    public decimal? Contribution { get; init; }

    /// <summary>Effective weight less contribution, never below 0: 扣分. Null where the contribution is.</summary>
    public decimal? PointsLost { get; init; }

    /// <summary>The facts behind each of these numbers.</summary>
    public required LineExplanation Explanation { get; init; }
}

/// <summary>A line that is shown and never scored.</summary>
/// <param name="Section">The section in which it stands.</param>
/// <param name="Line">The line as the plan has it.</param>
/// <param name="State">Whether there is an actual; a missing one blocks nothing.</param>
/// <param name="Actual">At most ten decimals; null unless there is a value.</param>
/// <param name="Facts">Where the actual came from.</param>
public sealed record InformationLine(Bilingual Section, Line Line, LineState State, decimal? Actual, ActualFacts Facts);
