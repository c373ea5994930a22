using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Calendars;

internal sealed class CalendarsTexts(Language lang)
{
    public string Calendar => lang.Say("Working calendar", "工作日历");
    public string Today => lang.Say("Today", "今天");
    public string HoursLabel => lang.Say("I write", "消息时段");
    public string ZoneLabel => lang.Say("Time zone", "时区");
    public string Coming => lang.Say("Coming holidays", "后续节假日");
    public string Leave => lang.Say("Leave", "请假");
    public string MyTasks => lang.Say("My tasks", "我的待办");
    public string LeaveBelow => lang.Say("I do not write to people on leave. Deadlines stay, so tell HR where one cannot be kept.", "请假期间我不会打扰；截止日期不变，赶不上请告诉HR。");
    public string Now => lang.Say("now", "进行中");
    public string Remove => lang.Say("Remove", "删除");
    public string NoLeave => lang.Say("No leave is known from today on.", "今天起没有请假记录。");
    public string ForWhom => lang.Say("For whom (leave blank for yourself)", "为谁登记（不填为自己）");
    public string ForWhomHint => lang.Say("Number, e-mail or name", "工号、邮箱或姓名");
    public string First => lang.Say("First day", "开始日期");
    public string Last => lang.Say("Last day", "结束日期");
    public string ChooseDay => lang.Say("Please choose a day.", "请选择日期。");
    public string Enter => lang.Say("Enter leave", "登记请假");

    public string HowToImport => lang.Say(
        "To replace a year or add a region, send me its calendar file (JSON) in this chat; leave comes as CSV or Excel with number, first and last day.",
        "更换某年或增加地区：把日历文件（JSON）发到聊天里；请假可用CSV或Excel批量导入（工号、开始日期、结束日期）。");

    public string LeaveOf(string name) => lang.Say($"Leave: {name}", $"请假：{name}");

    public string MoreLeave(int count) => lang.Say($"And {count} more.", $"另有 {count} 条。");

    public string HoursOf(int from, int to) => lang.Say($"on working days, {from}:00 to {to}:00", $"工作日 {from}:00–{to}:00");

    public string Saved(string name, int year, bool isChange) => isChange
        ? lang.Say($"Saved: {name} {year:0}. Deadlines that are set already stay; new ones count by it.", $"已保存：{name} {year:0} 年。已定的截止日期不变，新的按此计算。")
        : lang.Say($"{name} {year:0} was known just so; nothing changed.", $"{name} {year:0} 年没有变化。");

    public string Known(DateOnly? until) => until is { } day
        ? lang.Say($"Holidays are known until {lang.Day(day)}; after that only weekends are days off.", $"节假日数据截至{lang.Day(day)}，之后仅周末休息。")
        : lang.Say("No holidays are known: only weekends are days off.", "没有节假日数据，仅周末休息。");

    public string Day(CalendarCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var what = card switch
        {
            { IsOnLeave: true } => lang.Say("you are on leave", "您请假中"),
            { Holiday: { } holiday } => lang.Say(holiday),
            { IsMakeUpDay: true } => lang.Say("a weekend day that is worked", "调休上班"),
            { IsWorkingDay: true } => lang.Say("a working day", "工作日"),
            _ => lang.Say("a day off", "休息日"),
        };
        return Language.Parts([lang.ShortDay(card.Today), what]);
    }

    public string Span(DateOnly from, DateOnly to, IReadOnlyList<DateOnly> makeUpDays)
    {
        ArgumentNullException.ThrowIfNull(makeUpDays);
        var span = from == to ? lang.ShortDay(from) : lang.Say($"{lang.ShortDay(from)} – {lang.ShortDay(to)}", $"{lang.ShortDay(from)}至{lang.ShortDay(to)}");
        var worked = string.Join(lang.Say(", ", "、"), makeUpDays.Select(lang.ShortDay));
        return makeUpDays.Count == 0 ? span : lang.Say($"{span}; worked instead: {worked}", $"{span}；调休上班：{worked}");
    }
}
