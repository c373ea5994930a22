using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Delivery;

/// <summary>Reminders cannot wait until <paramref name="Until"/>: something is due on <paramref name="DueOn"/> already; null where nothing waits that has a deadline ahead.</summary>
public sealed record SnoozeTooLong(DateOnly Until, DateOnly? DueOn) : Refusal;

/// <summary>A person does not want to be reminded before a day. It never passes a deadline: what is due before that day is mentioned all the same, and so is what is overdue.</summary>
public sealed class Snooze
{
    private Snooze(EmployeeId employee, DateOnly until)
    {
        Employee = employee;
        Until = until;
    }

    /// <summary>Whose reminders wait.</summary>
    public EmployeeId Employee { get; }

    /// <summary>The day on which reminders go on, in the person's own zone.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Lets reminders wait for the first time.</summary>
    public static Snooze Of(EmployeeId employee, DateOnly until) => new(employee, until);

    /// <summary>Moves the day.</summary>
    public void Move(DateOnly until) => Until = until;

    /// <summary>Whether a task with the last day <paramref name="dueOn"/> waits on <paramref name="today"/>.</summary>
    public bool Holds(DateOnly today, DateOnly dueOn) => today < Until && Until <= dueOn;
}
