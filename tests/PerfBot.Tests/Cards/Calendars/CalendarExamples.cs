using PerfBot.Cards.Calendars;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Calendars;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Calendars;

internal sealed class CalendarExamples : IExamples
{
    private static readonly CalendarCard Card = new()
    {
        Name = new("Mainland China", "中国大陆"),
        Today = new(2026, 9, 18),
        IsWorkingDay = true,
        Zone = "Asia/Shanghai",
        Hours = (9, 18),
        Coming =
        [
            (new("Mid-Autumn Festival", "中秋节"), new(2026, 9, 25), new(2026, 9, 27), []),
            (new("National Day", "国庆节"), new(2026, 10, 1), new(2026, 10, 7), [new(2026, 9, 20), new(2026, 10, 10)]),
        ],
        KnownUntil = new(2026, 12, 31),
    };

    private static readonly LeaveCard Leave = new(
        null, [(Sample.Id(80), new(2026, 10, 12), new(2026, 10, 14)), (Sample.Id(81), new(2026, 12, 24), new(2026, 12, 24))], Sample.Today, IsForOthers: false);

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("calendar", Card),
        ("calendar-for-hr", Card with { CanImport = true, Today = new(2026, 10, 1), IsWorkingDay = false, Holiday = new("National Day", "国庆节") }),
        ("calendar-saved", Card with { CanImport = true, Saved = (new("Mainland China", "中国大陆"), 2027, true), Today = new(2026, 10, 10), IsMakeUpDay = true }),
        ("calendar-saved-again", Card with { CanImport = true, Saved = (new("Mainland China", "中国大陆"), 2026, false), Today = new(2026, 10, 11), IsWorkingDay = false }),
        ("calendar-without-holidays", Card with { Name = new("Monday to Friday", "周一至周五"), Coming = [], KnownUntil = null, IsWorkingDay = false, IsOnLeave = true }),
        ("leave", Leave),
        ("leave-none", Leave with { Leave = [] }),
        ("leave-of-another", Leave with { Person = ("E4", Sample.LongName), IsForOthers = true }),
        ("leave-refused", Leave with
        {
            IsForOthers = true, Notice = new LeaveInvalid(new(2026, 10, 14), new(2026, 10, 12), 366), Entered = new("2026-10-14", "2026-10-12", "E4"),
            Leave = [.. Enumerable.Range(0, 13).Select(i => (Sample.Id(90 + i), new DateOnly(2026, 11, 1 + i), new DateOnly(2026, 11, 1 + i)))],
        }),
    ];
}
