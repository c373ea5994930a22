using PerfBot.Domain.People;

namespace PerfBot.Domain.Metrics;

/// <summary>One value of a metric for one employee and month. A correction is a new reading; the old one stays as history.</summary>
public sealed class Reading
{
    /// <summary>The longest metric name, in UTF-16 code units.</summary>
    public const int MetricMaxLength = 100;

    /// <summary>The longest source, in UTF-16 code units.</summary>
    public const int SourceMaxLength = 200;

    private Reading(Guid id, string metric, EmployeeId employee, DateOnly month, decimal value, string source, DateTimeOffset observedAt)
    {
        Id = id;
        Metric = metric;
        Employee = employee;
        Month = month;
        Value = value;
        Source = source;
        ObservedAt = observedAt;
    }

    /// <summary>The id.</summary>
    public Guid Id { get; }

    /// <summary>The metric's name, as formulas write it.</summary>
    public string Metric { get; }

    /// <summary>Whose reading it is.</summary>
    public EmployeeId Employee { get; }

    /// <summary>The first day of the month it is about.</summary>
    public DateOnly Month { get; }

    /// <summary>The value, up to ten decimals. Never ordered or summed in SQL.</summary>
    public decimal Value { get; }

    /// <summary>Where it came from: a file or a system, and for a file its name.</summary>
    public string Source { get; }

    /// <summary>When it was read from the source.</summary>
    public DateTimeOffset ObservedAt { get; }

    /// <summary>When a later reading took its place; null while it counts.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>Takes a reading.</summary>
    public static Reading Take(string metric, EmployeeId employee, DateOnly month, decimal value, string source, DateTimeOffset observedAt) =>
        new(Guid.CreateVersion7(), metric, employee, month, value, source, observedAt);

    /// <summary>A later reading counts instead.</summary>
    public void Replace(DateTimeOffset at) => ReplacedAt ??= at;
}
