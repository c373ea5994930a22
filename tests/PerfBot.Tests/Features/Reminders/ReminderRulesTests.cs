using System.Globalization;
using PerfBot.Domain.Calendars;
using PerfBot.Features.Calendars;
using PerfBot.Features.Reminders;

namespace PerfBot.Tests.Features.Reminders;

/// <summary>On which days a task is mentioned: a table of days around holidays and leave.</summary>
public sealed class ReminderRulesTests
{
    private static readonly WorkCalendar China = new("CN", BuiltinCalendars.All.Where(y => y.Calendar == "CN"));

    [Theory]

    // An ordinary week: due on a Thursday, opened on the Monday.
    [InlineData("2026-11-26", "2026-11-23", "", "2026-11-23", false)] // the day it opened had a card of its own
    [InlineData("2026-11-26", "2026-11-23", "", "2026-11-24", false)] // two days before
    [InlineData("2026-11-26", "2026-11-23", "", "2026-11-25", true)] // one working day before
    [InlineData("2026-11-26", "2026-11-23", "", "2026-11-26", true)] // the day itself
    [InlineData("2026-11-26", "2026-11-23", "", "2026-11-27", true)] // overdue
    [InlineData("2026-11-26", "2026-11-23", "", "2026-11-28", false)] // a Saturday
    [InlineData("2026-11-26", "2026-11-23", "", "2026-11-30", true)] // still overdue

    // Over National Day: due on Friday 9 October, opened on 24 September.
    [InlineData("2026-10-09", "2026-09-24", "", "2026-09-28", false)] // four working days before
    [InlineData("2026-10-09", "2026-09-24", "", "2026-09-29", true)] // three working days before
    [InlineData("2026-10-09", "2026-09-24", "", "2026-09-30", false)] // two
    [InlineData("2026-10-09", "2026-09-24", "", "2026-10-01", false)]
    [InlineData("2026-10-09", "2026-09-24", "", "2026-10-06", false)] // three calendar days before, but a holiday
    [InlineData("2026-10-09", "2026-09-24", "", "2026-10-07", false)]
    [InlineData("2026-10-09", "2026-09-24", "", "2026-10-08", true)] // one
    [InlineData("2026-10-09", "2026-09-24", "", "2026-10-09", true)]
    [InlineData("2026-10-09", "2026-09-24", "", "2026-10-10", true)] // overdue on a Saturday that is worked
    [InlineData("2026-10-09", "2026-09-24", "", "2026-10-11", false)] // Sunday
    [InlineData("2026-10-09", "2026-09-24", "", "2026-10-12", true)]

    // Due on the last day before the holiday; overdue in it.
    [InlineData("2026-09-30", "2026-09-21", "", "2026-09-24", true)] // three before, Mid-Autumn left out
    [InlineData("2026-09-30", "2026-09-21", "", "2026-09-25", false)] // Mid-Autumn
    [InlineData("2026-09-30", "2026-09-21", "", "2026-10-02", false)] // overdue, but National Day
    [InlineData("2026-09-30", "2026-09-21", "", "2026-10-08", true)]

    // Over Spring Festival: due on Tuesday 24 February.
    [InlineData("2026-02-24", "2026-02-09", "", "2026-02-12", true)] // a Thursday: Friday, Saturday and Tuesday are to come
    [InlineData("2026-02-24", "2026-02-09", "", "2026-02-11", false)]
    [InlineData("2026-02-24", "2026-02-09", "", "2026-02-13", false)] // two before
    [InlineData("2026-02-24", "2026-02-09", "", "2026-02-14", true)] // one before: the Saturday is worked
    [InlineData("2026-02-24", "2026-02-09", "", "2026-02-15", false)]
    [InlineData("2026-02-24", "2026-02-09", "", "2026-02-23", false)] // the day before is a holiday
    [InlineData("2026-02-24", "2026-02-09", "", "2026-02-24", true)]
    [InlineData("2026-02-24", "2026-02-09", "", "2026-02-28", true)] // overdue on a Saturday that is worked
    [InlineData("2026-02-24", "2026-02-09", "", "2026-03-01", false)]

    // Leave: due on Thursday, off on Wednesday and Thursday.
    [InlineData("2026-11-26", "2026-11-19", "2026-11-25..2026-11-26", "2026-11-23", true)] // one of the person's own days before the last one
    [InlineData("2026-11-26", "2026-11-19", "2026-11-25..2026-11-26", "2026-11-24", true)] // the last day at work before the deadline
    [InlineData("2026-11-26", "2026-11-19", "2026-11-25..2026-11-26", "2026-11-25", false)]
    [InlineData("2026-11-26", "2026-11-19", "2026-11-25..2026-11-26", "2026-11-26", false)]
    [InlineData("2026-11-26", "2026-11-19", "2026-11-25..2026-11-26", "2026-11-27", true)] // overdue on return

    // Leave on the day three working days before: that reminder comes on the working day before it, not in the leave.
    [InlineData("2026-11-27", "2026-11-16", "2026-11-24..2026-11-24", "2026-11-24", false)]
    [InlineData("2026-11-27", "2026-11-16", "2026-11-24..2026-11-24", "2026-11-23", true)]
    public void A_task_is_mentioned(string dueOn, string heardOn, string leave, string today, bool expected)
    {
        var days = new PersonDays(China, leave.Length == 0 ? [] : [(Day(leave[..10]), Day(leave[^10..]))]);

        Assert.Equal(expected, days.IsWorkingDay(Day(today)) && ReminderRules.IsTime([3, 1, 0], Day(dueOn), Day(heardOn), Day(today), days));
    }

    [Fact]
    public void Three_working_days_before_a_deadline_after_spring_festival_is_found_by_counting()
    {
        // 24 February is the deadline; before it come the Saturday 14, Friday 13 and Thursday 12.
        var mentioned = Enumerable.Range(0, 40).Select(i => Day("2026-02-01").AddDays(i))
            .Where(day => China.IsWorkingDay(day) && day <= Day("2026-02-24") && ReminderRules.IsTime([3, 1, 0], Day("2026-02-24"), Day("2026-02-02"), day, China));

        Assert.Equal([Day("2026-02-12"), Day("2026-02-14"), Day("2026-02-24")], mentioned);
    }

    [Theory]
    [InlineData("", "2026-11-26", false)] // the deadline is the last chance
    [InlineData("", "2026-11-27", true)] // Friday: the first day after
    [InlineData("", "2026-11-30", false)] // once is enough
    [InlineData("", "2026-12-04", true)] // a working week later
    [InlineData("2026-11-25..2026-11-30", "2026-11-27", false)] // on leave over the deadline
    [InlineData("2026-11-25..2026-11-30", "2026-12-01", false)] // back: this day is the last chance
    [InlineData("2026-11-25..2026-11-30", "2026-12-02", true)]
    public void A_manager_hears_after_the_last_chance_and_not_before(string leave, string today, bool expected)
    {
        var actor = new PersonDays(China, leave.Length == 0 ? [] : [(Day(leave[..10]), Day(leave[^10..]))]);

        Assert.Equal(expected, ReminderRules.IsTimeForManager(Day("2026-11-26"), actor, Day(today), China));
    }

    [Fact]
    public void A_manager_who_is_off_on_that_day_hears_on_the_next_one_at_work()
    {
        var manager = new PersonDays(China, [(Day("2026-11-27"), Day("2026-11-30"))]);

        Assert.True(ReminderRules.IsTimeForManager(Day("2026-11-26"), China, Day("2026-12-01"), manager));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
