using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Cycles;

internal sealed class CyclesTexts(Language lang)
{
    public string StartTitle => lang.Say("Start a cycle", "发起考核");
    public string StartBelow => lang.Say("Choose, then look at the preview. Nothing is sent before you start.", "先选择，再看预览；点“发起”之前不会发送任何消息。");
    public string NoProgramme => lang.Say("There is no programme yet.", "还没有考核方案。");
    public string Programme => lang.Say("Programme", "考核方案");
    public string Period => lang.Say("Period", "考核周期");
    public string OtherPeriod => lang.Say("Another period (first..last month)", "其他周期（起始月..结束月）");
    public string Departments => lang.Say("Departments", "部门");
    public string NoneIsAll => lang.Say("None chosen means everybody.", "不选部门表示全员。");
    public string Positions => lang.Say("Positions", "岗位");
    public string Tags => lang.Say("Tags", "标签");
    public string NamedPeople => lang.Say("People besides", "另外指定的人员");
    public string NamedPeopleHint => lang.Say("Numbers or names, separated by commas", "工号或姓名，用逗号分隔");
    public string ExcludedPeople => lang.Say("Left out, a line each: who and why", "不参加的人员，每行一人：工号或姓名，空格，原因");
    public string ExcludedPeopleHint => lang.Say("E1024 on parental leave", "E1024 产假");
    public string KindOfCycle => lang.Say("Kind", "类型");
    public string RunShadow => lang.Say("Run the trial", "开始试算");

    public string Kind(CycleKind kind) => kind switch
    {
        CycleKind.Pilot => lang.Say("Pilot (one or two departments)", "试点（一至两个部门）"),
        CycleKind.Shadow => lang.Say("Shadow pilot (past data, sends nothing)", "影子试点（用历史数据，不发送消息）"),
        _ => lang.Say("Ordinary", "正式"),
    };

    public string HolidaysUnknown(DateOnly until) => lang.Say(
        $"Public holidays are known until {lang.Day(until)} only. Send me the next year's calendar file, else deadlines after that count weekends alone as days off.",
        $"节假日数据只到{lang.Day(until)}。请导入下一年的日历文件，否则之后的截止日期只按周末休息计算。");

    public string ChooseOne => lang.Say("Please choose one.", "请选择一项。");
    public string Preview => lang.Say("Preview", "预览");
    public string PreviewTitle => lang.Say("Preview of the cycle", "考核预览");
    public string Flow => lang.Say("Flow", "流程");
    public string ToNote => lang.Say("To note", "请留意");
    public string DataMissing => lang.Say("Data that is missing", "缺少的数据");
    public string MissingIsFine => lang.Say(
        "You can start now and import it later; results wait for it.",
        "可以先发起，之后再导入数据；缺数据的结果不会公布。");
    public string Start => lang.Say("Start", "发起");
    public string Change => lang.Say("Change", "重新选择");
    public string NoDepartment => lang.Say("No department", "无部门");
    public string ProgressTitle => lang.Say("Progress", "考核进度");
    public string NoCycle => lang.Say("No cycle has been started yet.", "还没有发起过考核。");
    public string WaitsForHr => lang.Say("waits for you", "待您审核");
    public string Review => lang.Say("Review", "去审核");
    public string Look => lang.Say("View", "查看");
    public string Refresh => lang.Say("Refresh", "刷新");
    public string OpenResults => lang.Say("Open results", "公布结果");
    public string OpenNow => lang.Say("Open now", "确认公布");
    public string BackToProgress => lang.Say("Back to progress", "返回进度");
    public string CannotUndo => lang.Say("Each employee gets their own result at once. This cannot be undone.", "公布后每位员工会立即收到自己的结果，且无法撤回。");

    public string OpeningResults => lang.Say("Results are being opened", "结果公布中");
    public string OpenHeldBack => lang.Say("Open the rest", "公布其余结果");
    public string WhoseAre => lang.Say("Whose are they?", "查看是谁");

    public string HeldBack(int count) => lang.Say(
        $"{lang.Count(count, "result is", "results are", "")} not open: data went missing meanwhile. Import it or decide about it, then open the rest.",
        $"还有 {count} 份结果未公布：期间缺少了数据。请导入数据或作出处理，再公布其余结果。");

    public string Bottlenecks => lang.Say("Bottlenecks", "瓶颈");
    public string Export => lang.Say("Export", "导出");
    public string ExportTitle => lang.Say("Export of the progress", "导出考核进度");
    public string Download => lang.Say("Download", "下载");
    public string NudgeTitle => lang.Say("Remind", "催办");
    public string NudgeBelow => lang.Say("This is who gets a reminder, and of what. Nothing is sent yet.", "以下人员将收到提醒，目前尚未发送。");
    public string Whom => lang.Say("Whom", "催办对象");
    public string ShowThese => lang.Say("Show", "查看");
    public string Everybody => lang.Say("Everybody with open tasks", "所有有待办的人");
    public string OnlyOverdue => lang.Say("Only who is overdue", "仅逾期的人");
    public string NobodyToNudge => lang.Say("Nobody: those have nothing open, or were reminded a short while ago.", "无人需要催办：没有待办，或刚刚已提醒过。");
    public string Person => lang.Say("Person", "姓名");
    public string Waits => lang.Say("Open tasks", "待办");
    public string ChangeTask => lang.Say("Change", "调整");
    public string ReassignTo => lang.Say("Give to (leave empty to keep)", "转交给（不选则不变）");
    public string NewDay => lang.Say("New last day (yyyy-MM-dd, empty to keep)", "新的截止日期（yyyy-MM-dd，不填则不变）");
    public string Why => lang.Say("Reason", "原因");
    public string WhyHint => lang.Say("stands in the audit log", "将记入审计日志");
    public string Apply => lang.Say("Apply", "确定");
    public string NothingOpen => lang.Say("Nothing is open any more.", "已没有待办。");
    public string Changed => lang.Say("Changed.", "已调整。");

    public string FileIs(string name, int rows, int minutes) => lang.Say(
        $"{name}, {lang.Count(rows, "row", "rows", "")}. The link is for you alone and ends after {minutes} minutes.", $"{name}，共 {rows} 行。链接仅供您本人使用，{minutes} 分钟后失效。");

    public string TasksOf(string person) => lang.Say($"Open tasks of {person}", $"{person}的待办");

    public string MorePeople(int count) => lang.Say($"and {lang.Count(count, "more person", "more people", "")}", $"另有 {count} 人");

    public string Later(int count) => lang.Say($"{lang.Count(count, "person is", "people are", "")} not at work now and will get it at the start of their next working hours.", $"其中 {count} 人现在不在工作时间，将在其下一个工作时段开始时收到。");

    public string Lately(int count) => lang.Say($"{lang.Count(count, "person was", "people were", "")} reminded a short while ago and get nothing.", $"{count} 人刚刚已提醒过，不再发送。");

    public string Send(int count) => lang.Say($"Send to {count}", $"发送（{count} 人）");

    public string Stage(string stage, int count) => lang.Say($"Stage: {stage} ({count})", $"环节：{stage}（{count}）");

    public string Department(string name, int count) => lang.Say($"Department: {name} ({count})", $"部门：{name}（{count}）");

    public string Times(string stage, int count) => count == 1 ? stage : lang.Say($"{stage} ×{count}", $"{stage} ×{count}");

    public string Stuck(string department, string stage, int open, int overdue) => lang.Say($"{department}, {stage}: {open} open, {overdue} overdue", $"{department} · {stage}：待办 {open} 项，逾期 {overdue} 项");

    public string OverduePeople(int count) => lang.Say($"Overdue ({lang.Count(count, "person", "people", "")})", $"逾期（{count} 人）");

    public string People(int count) => lang.Count(count, "person", "people", "人");

    public string TakePart(int count) => count == 0
        ? lang.Say("Nobody would take part.", "没有可参加的人员。")
        : lang.Say($"{lang.Count(count, "person takes", "people take", "人")} part.", $"共 {count} 人参加。");

    public string Days(StageKind kind, int days) => kind == StageKind.OpenResult
        ? lang.Say("when you open them", "由您公布")
        : lang.Say(lang.Count(days, "working day", "working days", ""), $"{days} 个工作日");

    public string GradesAre(string grades) => lang.Say($"Grades: {grades}", $"等级：{grades}");

    public string Obstacle(Obstacle what, string names, int count) => what switch
    {
        Cycles.Obstacle.NoPlan => lang.Say($"No plan in this programme for the position of: {names}. They take no part.", $"方案中没有对应岗位的计划，不参加：{names}"),
        Cycles.Obstacle.NoPost => lang.Say($"No position: {names}. They take no part.", $"没有岗位，不参加：{names}"),
        Cycles.Obstacle.AlreadyReviewed => lang.Say($"Already under review in this period: {names}.", $"本周期已在考核中：{names}"),
        Cycles.Obstacle.Excluded => lang.Say($"Left out by you: {names}.", $"由您指定不参加：{names}"),
        Cycles.Obstacle.NotInPeriod => lang.Say($"Joined after the period: {names}. They take no part.", $"入职晚于考核周期，不参加：{names}"),
        Cycles.Obstacle.NoScorer => lang.Say($"Nobody to score: {names}. That stage is skipped.", $"没有评分人，将跳过评分环节：{names}"),
        _ => lang.Say($"Not met in chat yet: {names}. Cards wait until they first write to me.", $"尚未与我对话：{names}。首次对话后会收到卡片。"),
    };

    public string Missing(string metric, string names, int count) => lang.Say($"{metric}: {names}", $"{metric}：{names}");

    public string State(CycleState state) => state switch
    {
        CycleState.Running => lang.Say("running", "进行中"),
        CycleState.ResultsOpen => lang.Say("results open", "结果已公布"),
        CycleState.Cancelled => lang.Say("cancelled", "已取消"),
        _ => lang.Say("closed", "已结束"),
    };

    public string Where(DepartmentProgress department, IReadOnlyList<StageKind> stages)
    {
        ArgumentNullException.ThrowIfNull(department);
        var parts = stages.Where(s => department.ByStage.GetValueOrDefault(s) > 0)
            .Select(s => $"{lang.Stage(s)} {department.ByStage[s]}");
        return Language.Parts(parts.Prepend(lang.Say($"{department.Closed} of {department.All} closed", $"已完成 {department.Closed}/{department.All}")));
    }

    public string LateOnes(int count) => lang.Say($"{count} overdue", $"{count} 项逾期");

    public string OtherDepartments(int count) => lang.Say($"{lang.Count(count, "other department", "other departments", "")}", $"其他 {count} 个部门");

    public string MoreMetrics(int count) => lang.Say($"And {lang.Count(count, "more figure", "more figures", "项")}.", $"另有 {count} 项数据缺少记录。");

    public string OnlyFirst(int count) => lang.Say($"The first {count} departments are offered.", $"仅列出前 {count} 个部门。");

    public string MoreWait(int count) => lang.Say($"{count} more wait for you.", $"另有 {count} 人待您审核。");

    public string Nudge(int people) => lang.Say($"Nudge ({people})", $"催办（{people} 人）");

    public string Nudged(int people) => people == 0
        ? lang.Say("Everybody was reminded a short while ago; nothing was sent again.", "刚刚已提醒过，没有重复发送。")
        : lang.Say($"Reminded {lang.Count(people, "person", "people", "人")}.", $"已提醒 {people} 人。");

    public string NotReady(int count) => lang.Say(
        $"{lang.Count(count, "review is", "reviews are", "")} not through HR's stage yet. Results open for everybody together.",
        $"还有 {count} 份考核未完成HR审核，结果需全部就绪后一起公布。");

    public string WillOpen(int count) => lang.Say($"{lang.Count(count, "result opens", "results open", "")} to the employees.", $"将向 {count} 位员工公布结果。");
}
