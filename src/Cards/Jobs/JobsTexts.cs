using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Jobs;

internal sealed class JobsTexts(Language lang)
{
    public string Title => lang.Say("What runs by itself", "后台任务");
    public string Good => lang.Say("went well", "正常");
    public string Stopped => lang.Say("was stopped", "中断");
    public string Never => lang.Say("has not run yet", "尚未运行");
    public string Again => lang.Say("Refresh", "刷新");

    public string State(int failing) => failing == 0
        ? lang.Say("Everything runs as planned.", "全部按计划运行。")
        : lang.Say($"{lang.Count(failing, "job fails", "jobs fail", "项")}; the server's log says why.", $"{failing} 项运行失败，原因见服务器日志。");

    public string Failed(int times) => lang.Say($"failed {lang.Count(times, "time", "times", "次")}", $"已失败 {times} 次");

    public string Times(JobRow job)
    {
        var due = job.DueAt is { } next ? lang.Say($"next {next:MMM d, HH:mm}", $"下次 {next:M月d日 HH:mm}") : lang.Say("not scheduled", "未安排");
        return (job.LastAt, job.Took) switch
        {
            ({ } last, { } took) => lang.Say($"last {last:MMM d, HH:mm}, {took.TotalSeconds:0.0} s · {due}", $"上次 {last:M月d日 HH:mm}，用时 {took.TotalSeconds:0.0} 秒 · {due}"),
            ({ } last, null) => lang.Say($"last {last:MMM d, HH:mm} · {due}", $"上次 {last:M月d日 HH:mm} · {due}"),
            _ => due,
        };
    }

    /// <summary>A job without a name of its own shows the schedule's.</summary>
    public string NameOf(string job) => job switch
    {
        "remind-open-tasks" => lang.Say("Remind people of open tasks", "待办提醒"),
        "follow-people" => lang.Say("Follow changes of people", "跟进人员变动"),
        "run-series" => lang.Say("Start cycles that come back", "发起定期考核"),
        "keep-deadlines" => lang.Say("Act on deadlines that have passed", "处理到期环节"),
        "tidy" => lang.Say("Delete what is no longer needed", "清理过期数据"),
        _ => job,
    };
}
