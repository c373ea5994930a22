using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>Which way an actual gets better.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    /// <summary>More is better: a solved share, a revenue.</summary>
    HigherIsBetter,

    /// <summary>Less is better: hours to a solution, complaints.</summary>
    LowerIsBetter,

    /// <summary>Neither: the line is shown and never scored.</summary>
    Information,
}
