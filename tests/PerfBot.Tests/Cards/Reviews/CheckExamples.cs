using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Reviews;

internal sealed class CheckExamples : IExamples
{
    private static readonly IReadOnlyList<ReviewLine> Lines = Sample.Plan(("技术支持工程师", 100, Sample.Support)).Lines();

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("hr-check-ready", Check(Sample.Score()) with { Comments = [("林小雨", Sample.MarkedComment), ("赵敏", Sample.LongComment)] }),
        ("hr-check-blocked", Check(Sample.Score(Sample.Without("客户满意度评分", "总解决时间"))) with { Subject = Sample.LongName, Notice = new LinesMissing([Lines[1].Line.Name, Lines[2].Line.Name]) }),
        ("hr-check-everything-missing", Check(Scorer.Score(Sample.Input(entries: new Dictionary<string, LineEntry>(), readings: [])))
            with { Comments = [.. Enumerable.Range(0, 14).Select(i => ($"员工{i:00}", string.Concat(Enumerable.Repeat("绩效", 1000))))] }),
        ("hr-check-decided", Check(Sample.Score(Sample.Series("认证考试数", Aggregate.Sum, 0, 0, 0)), decided: "TS-03")),
        ("hr-check-not-rated", Check(Scorer.Score(Sample.Input(entries: Lines.ToDictionary(l => l.Line.Id, _ => new LineEntry { NotApplicable = "产假" }))))),
        ("decide-line", new DecideLineCard(Sample.Id(1), Lines[0], "林小雨", 5, Sample.Id(12))),
        ("decide-line-without-reason", new DecideLineCard(Sample.Id(1), Lines[1], Sample.LongName, 5, null, "2.4", "", new ReasonMissing())),
        ("return", new ReturnCard(Sample.Id(11), 7, "林小雨", StageKind.SelfReview)),
        ("return-too-long", new ReturnCard(Sample.Id(11), 7, Sample.WesternName, StageKind.ManagerReview, Sample.LongComment, new TextTooLong(500, 731))),
        ("done-self-review", Done(StageKind.SelfReview, null, TaskState.Done, new DateTimeOffset(2026, 10, 13, 21, 7, 0, TimeSpan.FromHours(8)))),
        ("done-manager-review-next", Done(StageKind.ManagerReview, "林小雨", TaskState.Done, new DateTimeOffset(2026, 10, 13, 9, 0, 0, TimeSpan.FromHours(8))) with { NextTask = Sample.Id(13), Left = 11 }),
        ("done-hr-review", Done(StageKind.HrReview, Sample.LongName, TaskState.Done, null)),
        ("done-returned", Done(StageKind.ManagerReview, "林小雨", TaskState.Waiting, null)),
        ("done-cancelled", Done(StageKind.SelfReview, null, TaskState.Cancelled, null)),
        ("done-skipped", Done(StageKind.SelfReview, null, TaskState.Skipped, null)),
        ("done-unsaved", Done(StageKind.SelfReview, null, TaskState.Done, null) with { Unsaved = [new(null, Sample.MarkedComment), new(Lines[0].Line.Name, "92.5")] }),
        ("done-acknowledged", Done(StageKind.Acknowledge, null, TaskState.Done, null)),
    ];

    private static CheckReviewCard Check(Score score, string? decided = null) => new()
    {
        Task = Sample.Id(12),
        Version = 2,
        Review = Sample.Id(1),
        Subject = "林小雨",
        Cycle = Sample.Cycle,
        DueOn = Sample.Today.AddDays(1),
        Today = Sample.Today,
        Score = score,
        Grade = Sample.GradeOf(score),
        Lines = [.. score.Lines.Select(l => new CheckedLine($"0.{l.Line.Id}", l, l.Line.Id == decided ? "按客户回访记录（12 家）平均值" : null))],
        MetricLabels = Sample.Metrics,
        Comments = [],
    };

    private static TaskDoneCard Done(StageKind kind, string? subject, TaskState state, DateTimeOffset? at) => new(kind, subject, Sample.Cycle, state, at);
}
