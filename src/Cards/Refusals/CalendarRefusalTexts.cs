using PerfBot.Cards.Kit;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Refusals;

/// <summary>What people read when leave or a reminder cannot be as they want it.</summary>
public static class CalendarRefusalTexts
{
    /// <summary>The sentence for a refusal about days; null for another one.</summary>
    public static Bilingual? Of(Refusal refusal) => refusal switch
    {
        DayUnreadable r => Said(lang => lang.Say($"A day is written as 2026-01-31; this came: {r.Came}. Please choose one.", $"日期格式为 2026-01-31，收到：{r.Came}，请重新选择。")),
        LeaveInvalid r => Said(lang => lang.Say(
            $"Leave ends on its first day or later and lasts at most {r.MaxDays} days; this came: {lang.Day(r.From)} to {lang.Day(r.To)}. Please correct the days.",
            $"请假的结束日期不能早于开始日期，且最长 {r.MaxDays} 天，收到：{lang.Day(r.From)}至{lang.Day(r.To)}，请修改日期。")),
        LeaveNotFound => new("This leave has been removed already. Write “leave” to see what is known.", "该请假记录已删除。输入“请假”可查看现有记录。"),
        PersonAmbiguous r => new($"Several people are called {r.Name}. Please enter the employee number.", $"有多人名为{r.Name}，请改填工号。"),
        SnoozeTooLong { DueOn: { } due } => Said(lang => lang.Say(
            $"Reminders can wait at most until the next deadline, {lang.Day(due)}. Please choose an earlier day, or open your tasks.",
            $"提醒最晚只能推迟到下一个截止日期（{lang.Day(due)}），请选择更早的日期，或打开待办处理。")),
        SnoozeTooLong => new("No open task has a deadline ahead, so there is nothing to put off. Open your tasks to see what waits.", "没有未到期的待办，无需推迟提醒。可打开待办查看。"),
        _ => null,
    };

    private static Bilingual Said(Func<Language, string> say) => new(say(Language.English), say(Language.Chinese));
}
