using PerfBot.Cards.Kit;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Tasks;

internal sealed class TasksTexts(Language lang)
{
    public string Title => lang.Say("My tasks", "我的待办");
    public string Reminder => lang.Say("A reminder", "待办提醒");
    public string Nothing => lang.Say("Nothing waits for you. Enjoy the day.", "暂时没有等您处理的事。");

    public string LateHeading => lang.Say("Your people who are late", "团队中逾期的事项");
    public string Snooze => lang.Say("Remind me later", "稍后提醒");

    public string Late(LateRow late) => lang.Say($"{lang.Stage(late.Kind)}: {late.Count} open", $"{lang.Stage(late.Kind)}：{late.Count} 项未完成");

    public string MoreLate(int count) => lang.Say($"And {count} more.", $"另有 {count} 项。");

    public string Summary(int count) => lang.Say(
        $"{lang.Count(count, "review task waits", "review tasks wait", "项考核待办")} for you",
        $"您有 {lang.Count(count, "", "", "项考核待办")}");

    public string Open(int count, int overdue) => overdue == 0
        ? lang.Say($"{lang.Count(count, "task", "tasks", "项")}", $"共 {count} 项")
        : lang.Say($"{lang.Count(count, "task", "tasks", "项")}, {overdue} overdue", $"共 {count} 项，{overdue} 项已逾期");

    public string For(string stage, string subject) => lang.Say($"{stage}: {subject}", $"{stage}：{subject}");

    public string Returned(string cycle) => lang.Say($"{cycle} · returned to you", $"{cycle} · 已退回，请修改");

    public string More(int count) => lang.Say(
        $"And {lang.Count(count, "more task", "more tasks", "项")}; they appear here as you finish these.",
        $"另有 {count} 项，完成上面的后会显示在这里。");

    public string Act(StageKind kind) => kind switch
    {
        StageKind.SelfReview => lang.Say("Fill in", "去填写"),
        StageKind.ManagerReview => lang.Say("Score", "去评分"),
        StageKind.HrReview => lang.Say("Review", "去审核"),
        StageKind.Acknowledge => lang.Say("View result", "查看结果"),
        _ => lang.Say("Open", "打开"),
    };
}
