using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>How an actual becomes points. The result is then held between 0 and the line's cap and rounded to two decimals.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Proportional), nameof(Proportional))]
[JsonDerivedType(typeof(Linear), nameof(Linear))]
[JsonDerivedType(typeof(Bands), nameof(Bands))]
[JsonDerivedType(typeof(PassFail), nameof(PassFail))]
[JsonDerivedType(typeof(Deduction), nameof(Deduction))]
[JsonDerivedType(typeof(Rating), nameof(Rating))]
[JsonDerivedType(typeof(Manual), nameof(Manual))]
[JsonDerivedType(typeof(Okr), nameof(Okr))]
[JsonDerivedType(typeof(Information), nameof(Information))]
public abstract record ScoringRule
{
    private ScoringRule()
    {
    }

    /// <summary>Points in proportion to the target, which must be above 0: 100 × actual ÷ target, or 100 × (2 − actual ÷ target) where lower is better.</summary>
    public sealed record Proportional : ScoringRule;

    /// <summary>Straight lines from <paramref name="Floor"/> (0 points) to <paramref name="Target"/> (100) and on to <paramref name="Stretch"/> (the cap).</summary>
    /// <param name="Floor">Here and worse: 0 points. Its side of the target tells which way is better, whatever the line says.</param>
    /// <param name="Target">100 points; never equal to the floor. The rule reads this one, not the line's.</param>
    /// <param name="Stretch">Here and better: the cap. Lies beyond the target, seen from the floor. Null: anything better than the target is 100.</param>
    public sealed record Linear(decimal Floor, decimal Target, decimal? Stretch = null) : ScoringRule;

    /// <summary>Steps: the first threshold that the actual satisfies gives the points; none gives 0.</summary>
    /// <param name="Steps">From the best threshold to the easiest: falling where higher is better, rising where lower is better. At least one.</param>
    public sealed record Bands([property: JsonPropertyName("bands")] IReadOnlyList<Band> Steps) : ScoringRule;

    /// <summary>100 points when the target is met, else 0.</summary>
    public sealed record PassFail : ScoringRule;

    /// <summary>100 points less <paramref name="PerUnit"/> for each begun step by which the actual misses the target.</summary>
    /// <param name="PerUnit">Points taken off for each step: not below 0.</param>
    /// <param name="Step">The size of a step, in the line's unit: above 0. Default 1.</param>
    public sealed record Deduction(decimal PerUnit, decimal Step = 1) : ScoringRule;

    /// <summary>A rating on a scale from 0: 100 × actual ÷ <paramref name="ScaleMax"/>.</summary>
    /// <param name="ScaleMax">The best rating: above 0. An actual outside the scale is refused.</param>
    public sealed record Rating(decimal ScaleMax) : ScoringRule;

    /// <summary>A person with the right enters the points, from 0 to the cap, with a reason.</summary>
    public sealed record Manual : ScoringRule;

    /// <summary>Objectives and key results: 100 × the weighted mean of the objectives' progress.</summary>
    public sealed record Okr : ScoringRule;

    /// <summary>Shown, never scored; the weight is 0.</summary>
    public sealed record Information : ScoringRule;
}

/// <summary>A threshold of <see cref="ScoringRule.Bands"/> and what reaching it earns.</summary>
/// <param name="At">Reached at this actual and anything better.</param>
/// <param name="Points">What it earns, before the cap and the floor of 0.</param>
public sealed record Band(decimal At, decimal Points);
