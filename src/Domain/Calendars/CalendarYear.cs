using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Calendars;

/// <summary>Days off that belong together, and the days that are worked in exchange (调休).</summary>
public sealed record Holiday
{
    /// <summary>What people call it.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The first day off.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day off, inclusive; at most <see cref="CalendarYear.LongestHoliday"/> days.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Days of weekends that are worked in exchange.</summary>
    public IReadOnlyList<DateOnly> MakeUpDays { get; init; } = [];
}

/// <summary>One year of the working calendar of a region: what a calendar file says. Replaced as a whole.</summary>
public sealed record CalendarYear
{
    /// <summary>The longest key, in UTF-16 code units.</summary>
    public const int KeyMaxLength = 16;

    /// <summary>The longest name and the longest source, in UTF-16 code units.</summary>
    public const int TextMaxLength = 120;

    /// <summary>The most days of one holiday.</summary>
    public const int LongestHoliday = 31;

    /// <summary>The most holidays of a year.</summary>
    public const int MostHolidays = 60;

    /// <summary>Names the calendar over all its years: letters, digits and hyphens, such as <c>CN</c> or <c>US-NY</c>. Case does not matter.</summary>
    public required string Calendar { get; init; }

    /// <summary>What people call it.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The year, 2000 to 2100.</summary>
    public required int Year { get; init; }

    /// <summary>The days of the week that are not worked. Default Saturday and Sunday.</summary>
    public IReadOnlyList<DayOfWeek> Weekend { get; init; } = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Where the dates come from; null where nobody says.</summary>
    public string? Source { get; init; }

    /// <summary>The holidays, each with its days off inside the year or in the December before.</summary>
    public required IReadOnlyList<Holiday> Holidays { get; init; }
}
