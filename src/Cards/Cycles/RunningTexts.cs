using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;

namespace PerfBot.Cards.Cycles;

/// <summary>What cards about running cycles say.</summary>
internal sealed class RunningTexts(Language lang)
{
    public string Cycles => lang.Say("Cycles", "考核周期");
    public string Open => lang.Say("Open", "打开");
    public string Back => lang.Say("Back", "返回");
    public string MyTasks => lang.Say("My tasks", "我的待办");
    public string Report => lang.Say("Report", "试算报告");
    public string Reviews => lang.Say("Reviews", "考核份数");
    public string ClosedReviews => lang.Say("Closed", "已完成");
    public string ExcludedReviews => lang.Say("Excluded", "已排除");
    public string OpenReviews => lang.Say("Open", "未完成");
    public string PeopleChanges => lang.Say("Changes of people", "人员变动");
    public string NoChanges => lang.Say("Nobody has joined, left or moved since the cycle started.", "考核发起以来没有人员变动。");
    public string Close => lang.Say("Close cycle", "结束考核");
    public string CloseNow => lang.Say("Close now", "确认结束");
    public string Cancel => lang.Say("Cancel cycle", "取消考核");
    public string CancelNow => lang.Say("Cancel it", "确认取消");
    public string Clone => lang.Say("Start one like it", "复制发起");
    public string Reason => lang.Say("Reason", "原因");
    public string GiveReason => lang.Say("Please give a reason.", "请填写原因。");
    public string Exclude => lang.Say("Exclude", "排除");
    public string ExcludeNow => lang.Say("Exclude", "确认排除");
    public string ExcludeMeans => lang.Say(
        "The review ends without a result; nobody has to act on it any more. This cannot be undone.", "该考核将终止且没有结果，相关待办全部取消，无法撤回。");

    public string ReadyToClose => lang.Say("Every review is closed or excluded. You can close the cycle.", "所有考核均已完成或排除，可以结束。");
    public string NotYoursToClose => lang.Say("Nothing is open, but some of the reviews are not in your scope: HR of the company closes the cycle.", "没有未完成的考核，但部分人员不在您的负责范围，须由公司HR结束。");
    public string WasCancelled => lang.Say("This review cycle was cancelled. You have nothing to do in it.", "本次考核已取消，您无需再处理。");
    public string NotYours => lang.Say("This has gone to somebody else, or is not needed any more. You have nothing to do here.", "此事项已转交他人或已取消，您无需处理。");

    public string Series => lang.Say("Cycles that come back", "周期性考核");
    public string SeriesBelow => lang.Say("For each position another length: a series each. Every period starts once.", "不同岗位可设不同周期，各建一条；每个周期只发起一次。");
    public string AnotherSeries => lang.Say("Another one", "新建");
    public string DaysAfter => lang.Say("Working days after the end of the period (0 to 60)", "周期结束后第几个工作日发起（0–60）");
    public string How => lang.Say("How it starts", "发起方式");
    public string ByItself => lang.Say("starts by itself", "自动发起");
    public string Proposed => lang.Say("proposed to HR", "提醒HR确认后发起");
    public string SetUp => lang.Say("Set up", "建立");
    public string End => lang.Say("End", "停用");

    public string Older(int count) => lang.Say($"And {count} older.", $"另有较早的 {count} 条。");

    public string CancelledBecause(string reason) => lang.Say($"Cancelled: {reason}", $"已取消：{reason}");

    public string Because(string reason) => lang.Say($"Reason: {reason}", $"原因：{reason}");

    public string ExcludeWhom(string name) => lang.Say($"Exclude {name}", $"排除{name}");

    public string WaitsFor(string name) => lang.Say($"waits for {name}", $"待{name}处理");

    public string WhoIsTold(int people) => lang.Say(
        $"{lang.Count(people, "person takes", "people take", "")} part and are told once. Their cards become dead, nothing is scored. This cannot be undone.",
        $"涉及 {people} 人，每人通知一次；所有卡片失效，不再计分，无法撤回。");

    public string StillOpen(int open) => lang.Say(
        $"{lang.Count(open, "review is", "reviews are", "")} open. Wait for them, or exclude each with a reason.", $"还有 {open} 份考核未完成：等待完成，或逐个填写原因后排除。");

    public string MoreOpen(int count) => lang.Say($"{count} more are open.", $"另有 {count} 份未完成。");

    public string NextOn(DateOnly day) => lang.Say($"next {lang.ShortDay(day)}", $"下次{lang.ShortDay(day)}");

    public string Every(PeriodKind length) => length switch
    {
        PeriodKind.Month => lang.Say("every month", "每月"),
        PeriodKind.Quarter => lang.Say("every quarter", "每季度"),
        PeriodKind.HalfYear => lang.Say("every half-year", "每半年"),
        _ => lang.Say("every year", "每年"),
    };

    public string Kind(ChangeKind kind) => kind switch
    {
        ChangeKind.Joined => lang.Say("joined", "入职"),
        ChangeKind.Left => lang.Say("left", "离职"),
        ChangeKind.ManagerChanged => lang.Say("another manager", "更换上级"),
        ChangeKind.RoleChanged => lang.Say("another position", "岗位变动"),
        ChangeKind.Moved => lang.Say("another department", "部门调动"),
        _ => lang.Say("somebody else acts", "更换处理人"),
    };

    public string What(ChangeRow change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (before, after) = (change.Before ?? lang.Say("nobody", "无"), change.After ?? lang.Say("nobody", "无"));
        return change.Kind switch
        {
            ChangeKind.Joined => lang.Say($"takes part from {lang.Day(change.Day)}: {change.After}", $"自{lang.Day(change.Day)}起参加：{change.After}"),
            ChangeKind.Left => lang.Say("review excluded, open tasks cancelled", "考核已排除，未完成的待办已取消"),
            ChangeKind.ManagerChanged => lang.Say($"{before} → {after}, who takes over what is open", $"{before} → {after}，未完成的由新上级接手"),
            ChangeKind.RoleChanged when change.Before == change.After => lang.Say($"{after}; counts from the next cycle", $"{after}，下个周期起生效"),
            ChangeKind.RoleChanged => lang.Say($"{before} → {after}, each measured for its months", $"{before} → {after}，按月份分段考核"),
            ChangeKind.Moved => lang.Say($"{change.Before ?? "–"} → {change.After ?? "–"}", $"{change.Before ?? "–"} → {change.After ?? "–"}"),
            _ => lang.Say($"{before} → {after}", $"{before} → {after}"),
        };
    }
}
