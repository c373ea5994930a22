using PerfBot.Domain.People;

namespace PerfBot.Domain.Delivery;

/// <summary>A reminder that went out: at most one per person and day, whatever runs twice.</summary>
public sealed class Digest
{
    private Digest(EmployeeId employee, DateOnly day)
    {
        Employee = employee;
        Day = day;
    }

    /// <summary>Who was reminded.</summary>
    public EmployeeId Employee { get; }

    /// <summary>The day in the person's own zone.</summary>
    public DateOnly Day { get; }

    /// <summary>Notes a reminder.</summary>
    public static Digest Of(EmployeeId employee, DateOnly day) => new(employee, day);
}
