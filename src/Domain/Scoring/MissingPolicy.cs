using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>What a line without an actual does to the review.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingPolicy>))]
public enum MissingPolicy
{
    /// <summary>The review cannot close until someone enters the actual or marks the line as not applicable.</summary>
    Block,

    /// <summary>The line has 0 points, and says so.</summary>
    Zero,
}
