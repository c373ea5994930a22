using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>Whether a line has an actual. The three are never confused: a value of 0 is a value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineState>))]
public enum LineState
{
    /// <summary>There is an actual, 0 included.</summary>
    Value,

    /// <summary>A figure that it needs is not there yet.</summary>
    Missing,

    /// <summary>There can be none: a denominator is 0, there is no earlier period to compare with, or a person marked it so. Its weight moves.</summary>
    NotApplicable,
}

/// <summary>Whether a review, an assignment or a segment has a total.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScoreState>))]
public enum ScoreState
{
    /// <summary>It has a total.</summary>
    Rated,

    /// <summary>Nothing in it applies: no total and no grade, which is not 0.</summary>
    NotRated,

    /// <summary>A line is missing, and the programme waits for it.</summary>
    Blocked,
}
