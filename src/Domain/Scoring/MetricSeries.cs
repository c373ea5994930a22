namespace PerfBot.Domain.Scoring;

/// <summary>A metric with the readings that a review is scored on, of the one subject that the review looks at.</summary>
/// <param name="Key">The name by which formulas call it.</param>
/// <param name="Aggregate">How the readings of a segment become one figure.</param>
/// <param name="Readings">In any order; at most one for each month. Those outside the segment and the span before it are not used.</param>
public sealed record MetricSeries(string Key, Aggregate Aggregate, IReadOnlyList<SeriesReading> Readings);

/// <summary>One value of a metric.</summary>
/// <param name="Period">The month it speaks of.</param>
/// <param name="Value">In the metric's unit.</param>
/// <param name="Source">Where it came from, such as the name of a system or a file. Null where that is not known.</param>
/// <param name="ObservedAt">When it was read there. Null where that is not known.</param>
public sealed record SeriesReading(Month Period, decimal Value, string? Source = null, DateTimeOffset? ObservedAt = null);
