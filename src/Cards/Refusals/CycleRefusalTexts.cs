using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Refusals;

/// <summary>What people read when a cycle cannot start, close or come back as they want it.</summary>
public static class CycleRefusalTexts
{
    /// <summary>The sentence for a refusal about cycles; null for another one.</summary>
    public static Bilingual? Of(Refusal refusal) => refusal switch
    {
        PilotTooLarge r => new($"A pilot is for one or two departments; {r.Departments} are chosen. Choose one or two, or start an ordinary cycle.", $"试点限一至两个部门，当前选了 {r.Departments} 个。请选一至两个部门，或改为正式考核。"),
        PeriodNotOver r => Said(lang => lang.Say(
            $"A shadow pilot looks at the past, and this period ends on {lang.Day(r.LastDay)}. Choose one that is over.", $"影子试点使用历史数据，而该周期到{lang.Day(r.LastDay)}才结束，请选择已结束的周期。")),
        PeopleNotFound { Texts: [] } => new("At most 100 people can be named. Please choose by department, position or tag instead.", "最多指定100人，请改用部门、岗位或标签选择。"),
        PeopleNotFound r => new(
            $"In your scope I find nobody, or several people, for: {string.Join(", ", r.Texts)}. Please write employee numbers.", $"在您的负责范围内找不到或有多人对应：{string.Join("、", r.Texts)}，请填写工号。"),
        ReviewsStillOpen r => new(
            $"The cycle cannot close yet: {r.Open} reviews are open. Wait for them, or exclude each with a reason.", $"还不能结束：有 {r.Open} 份考核未完成。请等待完成，或逐个填写原因后排除。"),
        ReviewNotOpen => new("This review is closed or excluded already; nothing was changed. Open the checklist to see what is left.", "该考核已完成或已排除，未做更改。可打开结束清单查看剩余事项。"),
        SeriesNotFound => new("This series has ended or is not yours. Write “series” to see those that go on.", "该周期性考核已停用或不归您管理。输入“周期性考核”查看现有的。"),
        SeriesDaysInvalid r => new($"Please enter a whole number of working days from 0 to {r.Most}; this came: {r.Came}", $"请填写 0 到 {r.Most} 之间的整数（工作日），收到：{r.Came}"),
        _ => null,
    };

    private static Bilingual Said(Func<Language, string> say) => new(say(Language.English), say(Language.Chinese));
}
