using PerfBot.Cards.Kit;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Team;

internal sealed class TeamTexts(Language lang)
{
    public string Title => lang.Say("Team", "我的团队");
    public string Summary => lang.Say("Your team's reviews", "团队考核情况");
    public string NoCycle => lang.Say("No review cycle runs for your team at the moment.", "您的团队目前没有进行中的考核。");
    public string Cancelled => lang.Say("HR has called this cycle off. Nobody has to act in it any more.", "HR已取消该考核，无需再处理。");
    public string Look => lang.Say("Show", "查看");
    public string Before => lang.Say("Previous", "上一页");
    public string Next => lang.Say("Next", "下一页");
    public string Refresh => lang.Say("Refresh", "刷新");
    public string ViewResult => lang.Say("View result", "查看结果");

    public string Open => lang.Say("Open", "打开");
    public string ApproveAll => lang.Say("Approve those in the band", "批量通过目标区间内的");
    public string ApproveTitle => lang.Say("Approve together", "批量通过");
    public string Approve(int count) => lang.Say($"Approve {count}", $"通过 {count} 人");
    public string Back => lang.Say("Back to the team", "返回团队");
    public string Total => lang.Say("Total", "总分");
    public string Person => lang.Say("Person", "姓名");

    public string BandIs(decimal from, decimal to) => lang.Say(
        $"Target band of the programme: {lang.Number(from)} to {lang.Number(to)}. Who is outside it, or not fully scored, stays for you to look at.",
        $"方案的目标区间为 {lang.Number(from)} 到 {lang.Number(to)}。区间以外或尚未评完的人员需逐一处理。");

    public string NobodyInBand => lang.Say("Nobody is fully scored and inside the band yet.", "还没有已评完且在目标区间内的人员。");

    public string MoreInBand(int count) => lang.Say($"and {count} more, approved as well", $"另有 {count} 人，将一并通过");

    public string MoreStay(int count) => lang.Say($"and {count} more to look at", $"另有 {count} 人需逐一处理");

    public string Approved(int count) => lang.Say($"Approved {lang.Count(count, "person", "people", "")}.", $"已通过 {count} 人。");

    public string Stays(StaysWhy why, decimal? total) => why switch
    {
        StaysWhy.Unanswered => lang.Say("not fully scored", "尚未评完"),
        StaysWhy.NoTotal => lang.Say("no total yet: data is missing", "缺少数据，尚无总分"),
        StaysWhy.Below => lang.Say($"below the band: {lang.Number(total ?? 0)}", $"低于区间：{lang.Number(total ?? 0)}"),
        _ => lang.Say($"above the band: {lang.Number(total ?? 0)}", $"高于区间：{lang.Number(total ?? 0)}"),
    };

    public string Wait(int count, int all) => lang.Say(
        $"{lang.Count(count, "person waits", "people wait", "人")} for you, of {all}.",
        $"{all} 人中有 {count} 人等您处理。");

    public string NothingWaits(int all) => lang.Say(
        $"Nothing waits for you. {lang.Count(all, "person", "people", "人")} in all.",
        $"暂时没有等您处理的人，共 {all} 人。");

    public (string Text, Tone Tone) State(TeamRow person) => person switch
    {
        { Review: null } => (lang.Say("Takes no part", "未参加"), Tone.Subtle),
        { IsReturned: true, OpenTask: not null } => (lang.Say("Returned to you", "已退回给您"), Tone.Warning),
        { OpenTask: not null, OpenKind: StageKind.ManagerReview } => (lang.Say("Score now", "待评分"), Tone.Accent),
        { OpenTask: not null, OpenKind: { } kind } => (lang.Say($"To do: {lang.Stage(kind)}", $"待办：{lang.Stage(kind)}"), Tone.Accent),
        { GivenTo: { } other } => (lang.Say($"With {other}", $"已委托{other}"), Tone.Subtle),
        { Stage: StageKind.SelfReview } => (lang.Say("Self-assessing", "自评中"), Tone.Subtle),
        { Stage: StageKind.ManagerReview } => (lang.Say("Being scored", "评分中"), Tone.Subtle),
        { Stage: StageKind.HrReview } => (lang.Say("With HR", "HR审核中"), Tone.Good),
        { Stage: StageKind.OpenResult } => (lang.Say("Ready to open", "待公布"), Tone.Good),
        { Stage: StageKind.Acknowledge } => (lang.Say("Result open", "待确认"), Tone.Good),
        { Stage: { } stage } => (lang.Stage(stage), Tone.Subtle),
        _ => (lang.Say("Closed", "已完成"), Tone.Good),
    };
}
