using System.Collections.Frozen;

namespace PerfBot.Domain.Calendars;

/// <summary>The calendars of a company by region, and the one of these that deadlines count by.</summary>
public sealed class CompanyCalendars
{
    private readonly FrozenDictionary<string, WorkCalendar> _byKey;

    /// <summary>Puts calendars together.</summary>
    /// <param name="years">Years of any calendars; of two for the same year the later one holds.</param>
    /// <param name="own">The key of the company's own calendar; where nobody knows it, people work Monday to Friday.</param>
    public CompanyCalendars(IEnumerable<CalendarYear> years, string own)
    {
        _byKey = years.GroupBy(y => y.Calendar, StringComparer.OrdinalIgnoreCase)
            .Select(g => new WorkCalendar(g.Last().Calendar, g.GroupBy(y => y.Year).Select(same => same.Last())))
            .ToFrozenDictionary(c => c.Key, StringComparer.OrdinalIgnoreCase);
        Own = _byKey.GetValueOrDefault(own, WorkCalendar.MondayToFriday);
    }

    /// <summary>The company's own calendar.</summary>
    public WorkCalendar Own { get; }

    /// <summary>All of them, by key.</summary>
    public IEnumerable<WorkCalendar> All => _byKey.Values.OrderBy(c => c.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The calendar of somebody with the key <paramref name="key"/>: the company's own for null and for a key that nobody knows.</summary>
    public WorkCalendar Of(string? key) => key is null ? Own : _byKey.GetValueOrDefault(key, Own);
}
