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
    public string Delegate => lang.Say("Give to somebody else", "委托他人");
    public string DelegateBelow => lang.Say("What is saved goes along. You can take it back until it is handed in; it cannot be passed on further.", "已保存的内容会一并转交；提交前您可随时收回，对方不能再次委托。");
    public string NobodyToDelegate => lang.Say("There is nobody who may do this in your place. If you cannot do it, tell HR.", "没有可以代您处理的人；如无法完成，请联系HR。");
    public string To => lang.Say("To", "委托给");
    public string ChooseOne => lang.Say("Please choose", "请选择");
    public string WhyLabel => lang.Say("Why (optional)", "原因（可选）");
    public string TakeBack => lang.Say("Take back", "收回");

    public string GivenTo(string person, string due) => lang.Say($"You gave this to {person}; {due}.", $"已委托给{person}，{due}。");

    public string WasGivenTo(string person) => lang.Say($"{person} did this for you.", $"{person}已代您处理。");

    public string Open1 => lang.Say("Open", "打开");
    public string Look => lang.Say("View", "查看");
    public string EscalatedTitle => lang.Say("Overdue with others", "他人逾期事项");
    public string EscalatedBelow => lang.Say("The programme tells you because the deadline has passed.", "已过截止日期，按方案通知您。");
    public string EscalatedNone => lang.Say("Nothing is overdue any more.", "已没有逾期事项。");
    public string Remind => lang.Say("Remind", "提醒");

    public string With(string person) => lang.Say($"given to {person}", $"已委托{person}");

    public string Escalated(int count) => lang.Say($"{lang.Count(count, "task of somebody else is", "tasks of others are", "")} overdue", $"他人有 {count} 项逾期");

    public string Reminded(string person) => lang.Say($"{person} has been reminded.", $"已提醒{person}。");

    public string RemindedLately(string person) => lang.Say($"{person} was reminded a short while ago; nothing was sent again.", $"刚刚已提醒过{person}，没有重复发送。");

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
        StageKind.SecondReview or StageKind.HrReview => lang.Say("Review", "去审核"),
        StageKind.AgreePlan or StageKind.ConfirmData => lang.Say("Confirm", "去确认"),
        StageKind.Acknowledge => lang.Say("View result", "查看结果"),
        _ => lang.Say("Open", "打开"),
    };
}
