using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Calendars;

/// <summary>The last day of leave is before the first, or leave is longer than <paramref name="MaxDays"/> days.</summary>
public sealed record LeaveInvalid(DateOnly From, DateOnly To, int MaxDays) : Refusal;

/// <summary>What was typed is no day.</summary>
public sealed record DayUnreadable(string Came) : Refusal;

/// <summary>The leave was removed meanwhile, or it is somebody else's; the two look alike on purpose.</summary>
public sealed record LeaveNotFound : Refusal;

/// <summary>Several people are called <paramref name="Name"/>.</summary>
public sealed record PersonAmbiguous(string Name) : Refusal;

/// <summary>Days on which a person does not work: nobody writes to them then. Why is nobody's business, so it is not kept.</summary>
public sealed class Leave
{
    /// <summary>The longest leave, in days.</summary>
    public const int LongestDays = 366;

    private Leave(Guid id, EmployeeId employee, DateOnly from, DateOnly to, EmployeeId? enteredBy, DateTimeOffset enteredAt)
    {
        Id = id;
        Employee = employee;
        From = from;
        To = to;
        EnteredBy = enteredBy;
        EnteredAt = enteredAt;
    }

    /// <summary>The id.</summary>
    public Guid Id { get; }

    /// <summary>Whose leave it is.</summary>
    public EmployeeId Employee { get; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly To { get; }

    /// <summary>Who said so; null for the command line.</summary>
    public EmployeeId? EnteredBy { get; }

    /// <summary>When that was.</summary>
    public DateTimeOffset EnteredAt { get; }

    /// <summary>Takes leave.</summary>
    /// <exception cref="RefusedException"><see cref="LeaveInvalid"/>.</exception>
    public static Leave Take(EmployeeId employee, DateOnly from, DateOnly to, EmployeeId? by, DateTimeOffset at) => Fits(from, to)
        ? new(Guid.CreateVersion7(), employee, from, to, by, at)
        : throw new RefusedException(new LeaveInvalid(from, to, LongestDays));

    /// <summary>Whether leave can last from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static bool Fits(DateOnly from, DateOnly to) => from <= to && to.DayNumber - from.DayNumber < LongestDays;
}
