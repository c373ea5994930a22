using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>Where an actual came from, or would have come from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NotEntered), nameof(NotEntered))]
[JsonDerivedType(typeof(Entered), nameof(Entered))]
[JsonDerivedType(typeof(Computed), nameof(Computed))]
[JsonDerivedType(typeof(Rated), nameof(Rated))]
[JsonDerivedType(typeof(ByHand), nameof(ByHand))]
[JsonDerivedType(typeof(KeyResults), nameof(KeyResults))]
public abstract record ActualFacts
{
    private ActualFacts()
    {
    }

    /// <summary>Nothing was entered, and the line has no formula.</summary>
    public sealed record NotEntered : ActualFacts;

    /// <summary>A person entered it.</summary>
    /// <param name="Value">As it was entered.</param>
    public sealed record Entered(decimal Value) : ActualFacts;

    /// <summary>A formula over metrics.</summary>
    /// <param name="Formula">As it was written.</param>
    /// <param name="Inputs">Each metric that the formula names, and the figure that it ran on.</param>
    public sealed record Computed(string Formula, IReadOnlyList<InputFacts> Inputs) : ActualFacts;

    /// <summary>The weighted mean of the groups of raters.</summary>
    /// <param name="ScaleMax">The best rating.</param>
    /// <param name="Groups">The groups that have a weight.</param>
    public sealed record Rated(decimal ScaleMax, IReadOnlyList<GroupFacts> Groups) : ActualFacts;

    /// <summary>Points that a person entered.</summary>
    /// <param name="Points">As they were entered; null where they are missing.</param>
    /// <param name="Reason">In that person's words.</param>
    public sealed record ByHand(decimal? Points, string? Reason) : ActualFacts;

    /// <summary>The weighted mean of the objectives.</summary>
    /// <param name="Objectives">In the order of the input.</param>
    public sealed record KeyResults(IReadOnlyList<ObjectiveFacts> Objectives) : ActualFacts;
}

/// <summary>A figure that a formula ran on.</summary>
/// <param name="Metric">The metric, as the formula names it.</param>
/// <param name="Previous">Whether it is that of the span before.</param>
/// <param name="Aggregate">How the readings became one figure; null where the metric is not known.</param>
/// <param name="Value">The figure; null where there are no readings.</param>
/// <param name="Readings">The readings behind it, in the order of the input.</param>
public sealed record InputFacts(string Metric, bool Previous, Aggregate? Aggregate, decimal? Value, IReadOnlyList<SeriesReading> Readings);

/// <summary>What one group of raters said. It holds no single rater's rating, since a group may be anonymous.</summary>
/// <param name="Groups">The group; several where groups were merged.</param>
/// <param name="Weight">The percentage that the programme gives it; the sum where groups were merged.</param>
/// <param name="WeightUsed">The percentage after the weight of absent groups has moved, at most ten decimals; 0 where it is absent itself.</param>
/// <param name="Raters">How many gave at least one answer.</param>
/// <param name="Trimmed">Whether the highest and the lowest of them were dropped.</param>
/// <param name="Mean">The mean of the raters' ratings, unrounded; null where the group is absent.</param>
public sealed record GroupFacts(IReadOnlyList<RaterGroup> Groups, decimal Weight, decimal WeightUsed, int Raters, bool Trimmed, decimal? Mean);

/// <summary>How an objective was scored.</summary>
/// <param name="Objective">As it was entered.</param>
/// <param name="Progress">The weighted mean of its key results, unrounded; null where one has no figure.</param>
/// <param name="KeyResults">The progress of each key result, held between 0 and cap ÷ 100, unrounded; null where it has no figure.</param>
public sealed record ObjectiveFacts(Objective Objective, decimal? Progress, IReadOnlyList<decimal?> KeyResults);
