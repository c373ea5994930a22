using System.Collections.Frozen;
using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Calendars;

/// <summary>The working calendar of a region over all years that are known: weekends, public holidays, and weekends that are worked in exchange (调休).</summary>
/// <remarks>Outside the known years only weekends are days off.</remarks>
public sealed class WorkCalendar : WorkDays
{
    private static readonly DayOfWeek[] UsualWeekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Monday to Friday, without any holiday: where no calendar is known.</summary>
    public static readonly WorkCalendar MondayToFriday = new("", []);

    private readonly FrozenDictionary<DateOnly, bool> _special;
    private readonly FrozenDictionary<int, IReadOnlyList<DayOfWeek>> _weekends;
    private readonly IReadOnlyList<DayOfWeek> _usual;

    /// <summary>Puts the years of one calendar together.</summary>
    /// <param name="key">The calendar's key.</param>
    /// <param name="years">Each year once; each has been checked by <see cref="CalendarRules"/>.</param>
    public WorkCalendar(string key, IEnumerable<CalendarYear> years)
    {
        Key = key;
        Years = [.. years.OrderBy(y => y.Year)];
        var special = new Dictionary<DateOnly, bool>();
        foreach (var holiday in Years.SelectMany(y => y.Holidays))
        {
            for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
            {
                special[day] = false;
            }

            foreach (var day in holiday.MakeUpDays)
            {
                special[day] = true;
            }
        }

        _special = special.ToFrozenDictionary();
        _weekends = Years.ToFrozenDictionary(y => y.Year, y => y.Weekend);
        _usual = Years is [.., var newest] ? newest.Weekend : UsualWeekend;
    }

    /// <summary>The key; empty for <see cref="MondayToFriday"/>.</summary>
    public string Key { get; }

    /// <summary>The years that are known, the earliest first.</summary>
    public IReadOnlyList<CalendarYear> Years { get; }

    /// <summary>What people call it, as the newest year says.</summary>
    public Bilingual Name => Years is [.., var newest] ? newest.Name : new("Monday to Friday", "周一至周五");

    /// <summary>The last day whose holidays are known; null where no year is.</summary>
    public DateOnly? KnownUntil => Years is [.., var newest] ? new DateOnly(newest.Year, 12, 31) : null;

    /// <summary>The holiday that <paramref name="day"/> belongs to, or null.</summary>
    public Holiday? HolidayOn(DateOnly day) => _special.TryGetValue(day, out var works) && !works
        ? Years.SelectMany(y => y.Holidays).FirstOrDefault(h => h.From <= day && day <= h.To)
        : null;

    /// <summary>Whether <paramref name="day"/> is a weekend day that is worked in exchange for a holiday.</summary>
    public bool IsMakeUpDay(DateOnly day) => _special.TryGetValue(day, out var works) && works;

    /// <inheritdoc />
    public override bool IsWorkingDay(DateOnly day) =>
        _special.TryGetValue(day, out var works) ? works : !_weekends.GetValueOrDefault(day.Year, _usual).Contains(day.DayOfWeek);
}
