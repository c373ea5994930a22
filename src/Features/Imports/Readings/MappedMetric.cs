namespace PerfBot.Features.Imports;

/// <summary>How the rows of a person and month become one value.</summary>
public enum RowAggregate
{
    /// <summary>How many rows; with <see cref="MappedMetric.Of"/>, how many where that is known.</summary>
    Count,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The mean of the known values.</summary>
    Mean,

    /// <summary>The smallest value.</summary>
    Min,

    /// <summary>The largest value.</summary>
    Max,

    /// <summary>How many different known values.</summary>
    Distinct,
}

/// <summary>How a metric's months become one value over a longer period.</summary>
public enum OverPeriods
{
    /// <summary>The sum of the months.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The last month's value.</summary>
    Last,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,
}

/// <summary>A metric of a mapping: one reading per person and month.</summary>
public sealed record MappedMetric
{
    /// <summary>The metric's name, as indicator formulas write it.</summary>
    public required string Name { get; init; }

    /// <summary>The name in English; the same where absent.</summary>
    public string? En { get; init; }

    /// <summary>The name in Chinese; the same where absent.</summary>
    public string? Zh { get; init; }

    /// <summary>How rows become a value.</summary>
    public required RowAggregate Aggregate { get; init; }

    /// <summary>What is aggregated: a number, or anything for <c>Count</c> and <c>Distinct</c>. Required for all but <c>Count</c>.</summary>
    public string? Of { get; init; }

    /// <summary>Which of the rows count for this metric; every one where absent.</summary>
    /// <remarks>
    /// Counts, distinct counts and sums over no row are 0 for a person who has rows in the month: nothing resolved is 0 resolved. A sum over rows of which
    /// not one value is known, and every other aggregate without a value, gives no reading.
    /// </remarks>
    public string? Where { get; init; }

    /// <summary>The unit, such as <c>h</c>; empty for a plain count.</summary>
    public string Unit { get; init; } = "";

    /// <summary>
    /// How months become a longer period. Where absent: the sum for counts, distinct counts and sums, else the aggregate itself.
    /// A distinct count summed over months counts a customer once for each month.
    /// </summary>
    public OverPeriods? Over { get; init; }

    /// <summary>To how many decimals the value is rounded, midpoint away from zero; 0 to 10, default 10, as much as a reading keeps.</summary>
    public int Decimals { get; init; } = MaxDecimals;

    /// <summary>The most decimals of a reading.</summary>
    public const int MaxDecimals = 10;

    /// <summary><see cref="Over"/>, or what holds where it is absent.</summary>
    internal OverPeriods OverOrDefault => Over ?? Aggregate switch
    {
        RowAggregate.Mean => OverPeriods.Mean,
        RowAggregate.Min => OverPeriods.Min,
        RowAggregate.Max => OverPeriods.Max,
        _ => OverPeriods.Sum,
    };
}

/// <summary>A figure of a person and month made of the month's metrics, for showing. Without a value where a metric has none or the divisor is 0.</summary>
public sealed record ComputedFigure
{
    /// <summary>The name, different from every metric's.</summary>
    public required string Name { get; init; }

    /// <summary>The name in English; the same where absent.</summary>
    public string? En { get; init; }

    /// <summary>The name in Chinese; the same where absent.</summary>
    public string? Zh { get; init; }

    /// <summary>An expression over the metrics, before they are rounded.</summary>
    public required string Of { get; init; }

    /// <summary>The unit; a value of unit <c>%</c> is a fraction (0.92 is shown as 92%).</summary>
    public string Unit { get; init; } = "";

    /// <summary>To how many decimals the value is rounded, midpoint away from zero; 0 to 10, default 10.</summary>
    public int Decimals { get; init; } = MappedMetric.MaxDecimals;
}
