using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Reminders;

internal sealed class RemindersTexts(Language lang)
{
    public string Snooze => lang.Say("Remind me later", "稍后提醒");
    public string SnoozeBelow => lang.Say("Deadlines stay as they are. I am silent on your days off anyway.", "截止日期不变；休息日我本来就不会打扰您。");
    public string RemindOn => lang.Say("Remind me again on", "下次提醒");
    public string ChooseDay => lang.Say("Please choose a day.", "请选择一天。");
    public string Wait => lang.Say("Wait until then", "到时再提醒");
    public string AsUsual => lang.Say("Remind me as usual", "恢复正常提醒");
    public string MyTasks => lang.Say("My tasks", "我的待办");
    public string NothingAhead => lang.Say("No open task of yours has a deadline ahead, so there is nothing to put off.", "您没有未到期的待办，无需推迟提醒。");

    public string WaitUntil(DateOnly day) => lang.Say($"I remind you again on {lang.ShortDay(day)}. What is due before, and what is overdue, I still mention.", $"我会在{lang.ShortDay(day)}再提醒您；此前到期和已逾期的事项仍会提醒。");

    public string DueBefore(DateOnly day) => lang.Say($"Something is due on {lang.ShortDay(day)}: that cannot wait longer. Open your tasks to finish it.", $"有事项{lang.ShortDay(day)}截止，无法再推迟，请打开待办处理。");
}
