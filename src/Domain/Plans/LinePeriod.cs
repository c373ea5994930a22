using System.Text.Json.Serialization;

namespace PerfBot.Domain.Plans;

/// <summary>The span that a line's target speaks of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinePeriod>))]
public enum LinePeriod
{
    /// <summary>The whole cycle, whatever its length.</summary>
    Cycle,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three months.</summary>
    Quarter,

    /// <summary>Six months.</summary>
    HalfYear,

    /// <summary>Twelve months.</summary>
    Year,
}
