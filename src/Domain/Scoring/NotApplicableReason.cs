using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>Why a line can have no actual.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Marked), nameof(Marked))]
[JsonDerivedType(typeof(ZeroDenominator), nameof(ZeroDenominator))]
[JsonDerivedType(typeof(NoEarlierReadings), nameof(NoEarlierReadings))]
public abstract record NotApplicableReason
{
    private NotApplicableReason()
    {
    }

    /// <summary>A person with the right marked it so.</summary>
    /// <param name="Reason">In that person's words.</param>
    public sealed record Marked(string Reason) : NotApplicableReason;

    /// <summary>The formula divides by 0.</summary>
    /// <param name="Denominator">The part of the formula that is 0, as it was written.</param>
    public sealed record ZeroDenominator(string Denominator) : NotApplicableReason;

    /// <summary>The formula compares with the span before, and there is nothing to compare with.</summary>
    /// <param name="Metric">The metric without readings in that span.</param>
    public sealed record NoEarlierReadings(string Metric) : NotApplicableReason;
}
