using PerfBot.Cards.Calendars;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Calendars;

/// <summary>Which days the caller works.</summary>
internal sealed class ShowCalendarHandler(CompanyClock clock) : IHandle<ShowCalendar>, IGuarded, IHasPhrases<ShowCalendar>
{
    public static Policy Policy => Rights.UseCalendar;

    public static IReadOnlyList<string> Phrases => ["calendar", "日历", "holidays", "放假安排", "节假日", "working days", "工作日历", "工作日"];

    public Task<Reply> HandleAsync(ShowCalendar request, Caller caller, CancellationToken ct) =>
        Task.FromResult(new Reply(CalendarCards.Of(caller.Who, caller.Who.Days.Calendar, clock)));
}

/// <summary>Draws calendars.</summary>
internal static class CalendarCards
{
    /// <summary>What <paramref name="reader"/> has just saved: the calendar as the file has it.</summary>
    public static CalendarCard Saved(Person reader, CalendarYear year, bool isChange, CompanyClock clock) =>
        Of(reader, new WorkCalendar(year.Calendar, [year]), clock) with { Saved = (year.Name, year.Year, isChange) };

    /// <summary>The calendar as <paramref name="reader"/> sees it.</summary>
    public static CalendarCard Of(Person reader, WorkCalendar calendar, CompanyClock clock)
    {
        var today = clock.TodayOf(reader);
        return new()
        {
            Name = calendar.Name,
            Today = today,
            IsWorkingDay = reader.Days.IsWorkingDay(today),
            Holiday = calendar.HolidayOn(today)?.Name,
            IsOnLeave = reader.Days.IsOnLeave(today),
            IsMakeUpDay = calendar.IsMakeUpDay(today),
            Zone = clock.ZoneOf(reader).Id,
            Hours = (clock.Hours.From, clock.Hours.To),
            Coming =
            [
                .. from holiday in calendar.Years.SelectMany(y => y.Holidays)
                   let worked = holiday.MakeUpDays.Where(day => day >= today).ToList()
                   where holiday.To >= today || worked.Count > 0
                   orderby holiday.From
                   select (holiday.Name, holiday.From, holiday.To, (IReadOnlyList<DateOnly>)worked),
            ],
            KnownUntil = calendar.KnownUntil,
            CanImport = reader.Is(Roles.Hr) && reader.HrScope is null,
        };
    }
}
