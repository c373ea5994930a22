using PerfBot.Cards.Kit;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Team;

internal sealed class TeamTexts(Language lang)
{
    public string Title => lang.Say("Team", "我的团队");
    public string Summary => lang.Say("Your team's reviews", "团队考核情况");
    public string NoCycle => lang.Say("No review cycle runs for your team at the moment.", "您的团队目前没有进行中的考核。");
    public string Before => lang.Say("Previous", "上一页");
    public string Next => lang.Say("Next", "下一页");
    public string Refresh => lang.Say("Refresh", "刷新");
    public string ViewResult => lang.Say("View result", "查看结果");

    public string Wait(int count, int all) => lang.Say(
        $"{lang.Count(count, "person waits", "people wait", "人")} for your scoring, of {all}.",
        $"{all} 人中有 {count} 人等您评分。");

    public string NothingWaits(int all) => lang.Say(
        $"Nothing waits for you. {lang.Count(all, "person", "people", "人")} in all.",
        $"暂时没有等您评分的人，共 {all} 人。");

    public (string Text, Tone Tone) State(TeamRow person) => person switch
    {
        { Review: null } => (lang.Say("Takes no part", "未参加"), Tone.Subtle),
        { IsReturned: true, OpenTask: not null } => (lang.Say("Returned by HR", "HR退回"), Tone.Warning),
        { OpenTask: not null } => (lang.Say("Score now", "待评分"), Tone.Accent),
        { Stage: StageKind.SelfReview } => (lang.Say("Self-assessing", "自评中"), Tone.Subtle),
        { Stage: StageKind.ManagerReview } => (lang.Say("Being scored", "评分中"), Tone.Subtle),
        { Stage: StageKind.HrReview } => (lang.Say("With HR", "HR审核中"), Tone.Good),
        { Stage: StageKind.OpenResult } => (lang.Say("Ready to open", "待公布"), Tone.Good),
        { Stage: StageKind.Acknowledge } => (lang.Say("Result open", "待确认"), Tone.Good),
        _ => (lang.Say("Closed", "已完成"), Tone.Good),
    };
}
