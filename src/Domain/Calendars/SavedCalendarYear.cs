using PerfBot.Domain.People;

namespace PerfBot.Domain.Calendars;

/// <summary>A year of a calendar as the company saved it; goes before one of the same calendar and year that comes with PerfBot.</summary>
public sealed class SavedCalendarYear
{
    private SavedCalendarYear(string calendar, int year, CalendarYear definition, EmployeeId? savedBy, DateTimeOffset savedAt)
    {
        Calendar = calendar;
        Year = year;
        Definition = definition;
        SavedBy = savedBy;
        SavedAt = savedAt;
    }

    /// <summary>The calendar's key, in upper case.</summary>
    public string Calendar { get; }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>What it says.</summary>
    public CalendarYear Definition { get; private set; }

    /// <summary>Who saved it last; null for the command line.</summary>
    public EmployeeId? SavedBy { get; private set; }

    /// <summary>When it was saved last.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Saves a year for the first time.</summary>
    /// <exception cref="Kernel.RefusedException">It breaks a rule of <see cref="CalendarRules"/>.</exception>
    public static SavedCalendarYear Save(CalendarYear definition, EmployeeId? by, DateTimeOffset at)
    {
        CalendarRules.Check(definition);
        return new(definition.Calendar.ToUpperInvariant(), definition.Year, definition, by, at);
    }

    /// <summary>Puts another text in its place.</summary>
    /// <exception cref="Kernel.RefusedException">It breaks a rule of <see cref="CalendarRules"/>.</exception>
    public void Change(CalendarYear definition, EmployeeId? by, DateTimeOffset at)
    {
        CalendarRules.Check(definition);
        (Definition, SavedBy, SavedAt) = (definition, by, at);
    }
}
