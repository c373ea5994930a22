using System.Globalization;
using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Calendars;

/// <summary>What has to hold for a year of a calendar before anybody counts by it.</summary>
public static class CalendarRules
{
    private const int Earliest = 2000;
    private const int Latest = 2100;

    /// <summary>Checks all of it.</summary>
    /// <exception cref="RefusedException"><see cref="DocumentUnreadable"/> for the first thing that is wrong, with its path in a calendar file.</exception>
    public static void Check(CalendarYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        Require(IsKey(year.Calendar), "$.calendar", $"A-Z, 0-9, -; 1 … {CalendarYear.KeyMaxLength}", year.Calendar);
        Require(year.Name.En.Length is > 0 and <= CalendarYear.TextMaxLength, "$.name.en", $"1 … {CalendarYear.TextMaxLength}", $"{year.Name.En.Length}");
        Require(year.Name.Zh.Length is > 0 and <= CalendarYear.TextMaxLength, "$.name.zh", $"1 … {CalendarYear.TextMaxLength}", $"{year.Name.Zh.Length}");
        Require(year.Year is >= Earliest and <= Latest, "$.year", $"{Earliest} … {Latest}", $"{year.Year}");
        Require(year.Weekend.Distinct().Count() < 7, "$.weekend", "0 … 6", "7");
        Require(year.Source is null || year.Source.Length <= CalendarYear.TextMaxLength, "$.source", $"0 … {CalendarYear.TextMaxLength}", $"{year.Source?.Length}");
        Require(year.Holidays.Count <= CalendarYear.MostHolidays, "$.holidays", $"0 … {CalendarYear.MostHolidays}", $"{year.Holidays.Count}");
        var off = new HashSet<DateOnly>();
        for (var i = 0; i < year.Holidays.Count; i++)
        {
            CheckHoliday(year, year.Holidays[i], $"$.holidays[{i}]", off);
        }

        var worked = new HashSet<DateOnly>();
        for (var i = 0; i < year.Holidays.Count; i++)
        {
            CheckMakeUpDays(year, year.Holidays[i], $"$.holidays[{i}].makeUpDays", off, worked);
        }
    }

    /// <summary>Whether <paramref name="text"/> can name a calendar.</summary>
    public static bool IsKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= CalendarYear.KeyMaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
    }

    private static void CheckHoliday(CalendarYear year, Holiday holiday, string path, HashSet<DateOnly> off)
    {
        Require(holiday.Name.En.Length is > 0 and <= CalendarYear.TextMaxLength, $"{path}.name.en", $"1 … {CalendarYear.TextMaxLength}", $"{holiday.Name.En.Length}");
        Require(holiday.Name.Zh.Length is > 0 and <= CalendarYear.TextMaxLength, $"{path}.name.zh", $"1 … {CalendarYear.TextMaxLength}", $"{holiday.Name.Zh.Length}");
        var (first, last) = (new DateOnly(year.Year - 1, 12, 1), new DateOnly(year.Year, 12, 31));
        Require(first <= holiday.From && holiday.From <= last, $"{path}.from", $"{Text(first)} … {Text(last)}", Text(holiday.From));
        var longest = holiday.From.AddDays(CalendarYear.LongestHoliday - 1);
        Require(holiday.From <= holiday.To && holiday.To <= longest && holiday.To.Year == year.Year, $"{path}.to", $"{Text(holiday.From)} … {Text(longest < last ? longest : last)}", Text(holiday.To));
        for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
        {
            Require(off.Add(day), $"{path}", $"1 × {Text(day)}", $"2 × {Text(day)}");
        }
    }

    private static void CheckMakeUpDays(CalendarYear year, Holiday holiday, string path, HashSet<DateOnly> off, HashSet<DateOnly> worked)
    {
        for (var i = 0; i < holiday.MakeUpDays.Count; i++)
        {
            var day = holiday.MakeUpDays[i];
            var isNear = day >= new DateOnly(year.Year - 1, 12, 1) && day.Year <= year.Year;
            Require(isNear && year.Weekend.Contains(day.DayOfWeek) && !off.Contains(day), $"{path}[{i}]", string.Join(" | ", year.Weekend), $"{Text(day)} ({day.DayOfWeek})");
            Require(worked.Add(day), $"{path}[{i}]", $"1 × {Text(day)}", $"2 × {Text(day)}");
        }
    }

    private static void Require(bool holds, string path, string expected, string got)
    {
        if (!holds)
        {
            throw new RefusedException(new DocumentUnreadable(path, expected, got));
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
