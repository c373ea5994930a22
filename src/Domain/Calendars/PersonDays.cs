namespace PerfBot.Domain.Calendars;

/// <summary>The days that one person works: those of the calendar where they are, without their leave.</summary>
public sealed class PersonDays(WorkCalendar calendar, IReadOnlyList<(DateOnly From, DateOnly To)> leave) : WorkDays
{
    /// <summary>Monday to Friday without leave.</summary>
    public static readonly PersonDays MondayToFriday = new(WorkCalendar.MondayToFriday, []);

    /// <summary>The calendar where the person is.</summary>
    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>Whether the person is on leave on <paramref name="day"/>.</summary>
    public bool IsOnLeave(DateOnly day)
    {
        foreach (var (from, to) in leave)
        {
            if (from <= day && day <= to)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc />
    public override bool IsWorkingDay(DateOnly day) => Calendar.IsWorkingDay(day) && !IsOnLeave(day);
}
