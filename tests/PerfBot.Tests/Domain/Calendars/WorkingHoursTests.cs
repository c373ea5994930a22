using System.Globalization;
using PerfBot.Domain.Calendars;
using PerfBot.Features.Calendars;

namespace PerfBot.Tests.Domain.Calendars;

/// <summary>When somebody may be written to: in their zone, in working hours, never on a day off.</summary>
public sealed class WorkingHoursTests
{
    private static readonly WorkingHours NineToSix = new(9, 18);
    private static readonly WorkCalendar China = new("CN", BuiltinCalendars.All.Where(y => y.Calendar == "CN"));

    [Theory]
    [InlineData("2026-09-28T09:00:00+08:00", "2026-09-28T09:00:00+08:00")] // just begun
    [InlineData("2026-09-28T17:59:59+08:00", "2026-09-28T17:59:59+08:00")] // just not over
    [InlineData("2026-09-28T18:00:00+08:00", "2026-09-29T09:00:00+08:00")]
    [InlineData("2026-09-28T08:59:59+08:00", "2026-09-28T09:00:00+08:00")]
    [InlineData("2026-09-30T18:00:00+08:00", "2026-10-08T09:00:00+08:00")] // over National Day
    [InlineData("2026-10-09T20:00:00+08:00", "2026-10-10T09:00:00+08:00")] // a Saturday that is worked
    [InlineData("2026-10-10T20:00:00+08:00", "2026-10-12T09:00:00+08:00")]
    [InlineData("2026-10-03T12:00:00+08:00", "2026-10-08T09:00:00+08:00")]
    [InlineData("2026-02-14T19:00:00+08:00", "2026-02-24T09:00:00+08:00")] // over Spring Festival
    [InlineData("2026-11-22T02:00:00+00:00", "2026-11-23T01:00:00+00:00")] // a Sunday, told in UTC
    public void In_shanghai(string at, string expected) => Assert.Equal(At(expected), NineToSix.Next(At(at), Zone("Asia/Shanghai"), China));

    [Theory]
    [InlineData("2026-03-06T19:00:00-05:00", "2026-03-09T13:00:00Z")] // Friday evening; Monday is an hour nearer
    [InlineData("2026-03-09T12:59:59Z", "2026-03-09T13:00:00Z")] // 8:59 in summer time
    [InlineData("2026-03-09T13:00:00Z", "2026-03-09T13:00:00Z")]
    [InlineData("2026-10-30T23:00:00Z", "2026-11-02T14:00:00Z")] // Friday evening; Monday is an hour farther
    [InlineData("2026-11-02T13:30:00Z", "2026-11-02T14:00:00Z")] // 8:30 in winter time
    [InlineData("2026-11-02T22:59:00Z", "2026-11-02T22:59:00Z")] // 17:59
    [InlineData("2026-11-02T23:00:00Z", "2026-11-03T14:00:00Z")]
    public void In_new_york_over_both_changes_of_the_clocks(string at, string expected) =>
        Assert.Equal(At(expected), NineToSix.Next(At(at), Zone("America/New_York"), WorkCalendar.MondayToFriday));

    [Fact]
    public void An_hour_that_the_clocks_skip_begins_an_hour_later_and_one_that_they_repeat_at_its_first_time()
    {
        var everyDay = new WorkCalendar("X", [new() { Calendar = "X", Name = new("Every day", "每天"), Year = 2026, Weekend = [], Holidays = [] }]);
        var early = new WorkingHours(2, 10);

        Assert.Equal(At("2026-03-08T07:00:00Z"), early.Next(At("2026-03-08T05:30:00Z"), Zone("America/New_York"), everyDay)); // 3:00, as there is no 2:00
        Assert.Equal(At("2026-11-01T05:00:00Z"), new WorkingHours(1, 10).Next(At("2026-11-01T04:30:00Z"), Zone("America/New_York"), everyDay)); // 1:00 in summer time
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
