using System.Globalization;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Calendars;

namespace PerfBot.Tests.Domain.Calendars;

/// <summary>Which days count, by the calendar that the State Council published for 2026.</summary>
public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar China = new("CN", BuiltinCalendars.All.Where(y => y.Calendar == "CN"));

    [Theory]
    [InlineData("2026-01-01", false)] // New Year's Day
    [InlineData("2026-01-02", false)] // a Friday off
    [InlineData("2026-01-03", false)]
    [InlineData("2026-01-04", true)] // a Sunday that is worked
    [InlineData("2026-01-05", true)]
    [InlineData("2026-02-13", true)] // the last ordinary Friday before Spring Festival
    [InlineData("2026-02-14", true)] // a Saturday that is worked
    [InlineData("2026-02-15", false)] // a Sunday, the first day off
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-20", false)]
    [InlineData("2026-02-23", false)] // a Monday, the last day off
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)] // a Saturday that is worked
    [InlineData("2026-03-01", false)]
    [InlineData("2026-04-06", false)] // the Monday of Qingming
    [InlineData("2026-04-07", true)]
    [InlineData("2026-05-01", false)]
    [InlineData("2026-05-05", false)]
    [InlineData("2026-05-06", true)]
    [InlineData("2026-05-09", true)] // a Saturday that is worked
    [InlineData("2026-05-10", false)]
    [InlineData("2026-06-19", false)] // the Friday of Dragon Boat
    [InlineData("2026-06-22", true)]
    [InlineData("2026-09-20", true)] // a Sunday that is worked
    [InlineData("2026-09-25", false)] // Mid-Autumn
    [InlineData("2026-09-27", false)]
    [InlineData("2026-09-28", true)]
    [InlineData("2026-09-30", true)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-05", false)]
    [InlineData("2026-10-07", false)]
    [InlineData("2026-10-08", true)]
    [InlineData("2026-10-10", true)] // a Saturday that is worked
    [InlineData("2026-10-11", false)]
    [InlineData("2027-01-01", true)] // not known yet: a Friday like any other
    [InlineData("2027-01-02", false)]
    public void The_calendar_of_2026_is_the_published_one(string day, bool works) => Assert.Equal(works, China.IsWorkingDay(Day(day)));

    [Fact]
    public void The_year_has_as_many_days_off_and_days_worked_in_exchange_as_were_published()
    {
        var year = Assert.Single(China.Years);

        Assert.Equal([3, 9, 3, 5, 3, 3, 7], year.Holidays.Select(h => h.To.DayNumber - h.From.DayNumber + 1));
        Assert.Equal([1, 2, 0, 1, 0, 0, 2], year.Holidays.Select(h => h.MakeUpDays.Count));
        Assert.Equal(new DateOnly(2026, 12, 31), China.KnownUntil);
    }

    [Theory]
    [InlineData("2026-09-24", 0, "2026-09-24")]
    [InlineData("2026-09-24", 1, "2026-09-28")] // over Mid-Autumn
    [InlineData("2026-09-24", 3, "2026-09-30")]
    [InlineData("2026-09-24", 4, "2026-10-08")] // over National Day
    [InlineData("2026-09-24", 6, "2026-10-10")] // the Saturday counts
    [InlineData("2026-10-03", 0, "2026-10-08")] // opened in the middle of the holiday
    [InlineData("2026-10-09", 1, "2026-10-10")]
    [InlineData("2026-10-09", 2, "2026-10-12")]
    [InlineData("2026-02-12", 3, "2026-02-24")] // Friday, the worked Saturday, then after the festival
    [InlineData("2026-02-27", 1, "2026-02-28")]
    public void A_deadline_counts_working_days(string start, int count, string expected) => Assert.Equal(Day(expected), China.After(Day(start), count));

    [Theory]
    [InlineData("2026-09-30", "2026-10-08", 1)]
    [InlineData("2026-10-08", "2026-09-30", -1)]
    [InlineData("2026-10-08", "2026-10-12", 3)] // Friday, Saturday, Monday
    [InlineData("2026-02-13", "2026-02-24", 2)]
    [InlineData("2026-02-15", "2026-02-23", 0)]
    public void Days_between_are_working_days(string from, string to, int expected) => Assert.Equal(expected, China.Between(Day(from), Day(to)));

    [Fact]
    public void Leave_takes_days_from_a_person_and_gives_none()
    {
        var days = new PersonDays(China, [(Day("2026-09-29"), Day("2026-10-08"))]);

        Assert.False(days.IsWorkingDay(Day("2026-09-30")));
        Assert.False(days.IsWorkingDay(Day("2026-10-11")));
        Assert.Equal(Day("2026-10-09"), days.After(Day("2026-09-29"), 0));
        Assert.Equal(2, days.Between(Day("2026-09-28"), Day("2026-10-10")));
    }

    [Fact]
    public void A_later_file_of_the_same_year_goes_before_an_earlier_one_and_other_regions_stay_apart()
    {
        var changed = BuiltinCalendars.All[0] with { Holidays = [] };
        var other = changed with { Calendar = "US", Weekend = [DayOfWeek.Sunday] };
        var calendars = new CompanyCalendars([.. BuiltinCalendars.All, changed, other], "cn");

        Assert.True(calendars.Own.IsWorkingDay(Day("2026-10-01")));
        Assert.True(calendars.Of("us").IsWorkingDay(Day("2026-10-03")));
        Assert.Same(calendars.Own, calendars.Of("nowhere"));
        Assert.Same(calendars.Own, calendars.Of(null));
        Assert.Same(WorkCalendar.MondayToFriday, new CompanyCalendars([], "CN").Own);
    }

    [Theory]
    [InlineData("\"calendar\": \"CN\"", "\"calendar\": \"C N\"", "$.calendar")]
    [InlineData("\"year\": 2026", "\"year\": 1026", "$.year")]
    [InlineData("\"from\": \"2026-10-01\"", "\"from\": \"2026-13-01\"", "$.holidays[6].from")]
    [InlineData("\"from\": \"2026-10-01\"", "\"from\": \"2025-10-01\"", "$.holidays[6].from")]
    [InlineData("\"to\": \"2026-10-07\"", "\"to\": \"2026-09-30\"", "$.holidays[6].to")]
    [InlineData("\"to\": \"2026-10-07\"", "\"to\": \"2026-12-07\"", "$.holidays[6].to")]
    [InlineData("\"from\": \"2026-10-01\"", "\"from\": \"2026-09-27\"", "$.holidays[6]")] // twice off
    [InlineData("\"2026-10-10\"", "\"2026-10-09\"", "$.holidays[6].makeUpDays[1]")] // a Friday is worked anyway
    [InlineData("\"2026-10-10\"", "\"2026-10-03\"", "$.holidays[6].makeUpDays[1]")] // off and worked
    [InlineData("\"2026-10-10\"", "\"2026-09-20\"", "$.holidays[6].makeUpDays[1]")] // twice worked
    [InlineData("\"weekend\": [ \"Saturday\", \"Sunday\" ]", "\"weekend\": [ \"Samstag\" ]", "$.weekend[0]")]
    [InlineData("\"makeUpDays\": [ \"2026-01-04\" ]", "\"makeupDays\": [ \"2026-01-04\" ]", "$.holidays[0].makeupDays")]
    public void A_file_with_a_mistake_is_refused_with_its_place(string right, string wrong, string path)
    {
        using var stream = typeof(BuiltinCalendars).Assembly.GetManifestResourceStream("Calendars/cn-2026.json")!;
        var text = new StreamReader(stream).ReadToEnd();
        Assert.Contains(right, text, StringComparison.Ordinal);

        var refused = Assert.Throws<RefusedException>(() => CalendarJson.Read(text.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(path, Assert.IsType<DocumentUnreadable>(refused.Refusal).Path);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
