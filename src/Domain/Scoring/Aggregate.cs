using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>How the readings of several months become one figure, before the formula runs once on the figures.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Aggregate>))]
public enum Aggregate
{
    /// <summary>Added up: counts and amounts.</summary>
    Sum,

    /// <summary>The mean over the readings there are: ratings.</summary>
    Mean,

    /// <summary>The reading of the latest month: levels, such as a headcount.</summary>
    Last,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,
}
