using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Reviews;

internal sealed class PlainExamples : IExamples
{
    private static readonly IReadOnlyList<ReviewLine> Lines = Sample.Plan(("技术支持工程师", 100, Sample.Support)).Lines();

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("plain-set-plan", Plain(StageKind.SetPlan, null) with { Lines = Plan, Comment = "希望把满意度权重提高" }),
        ("plain-agree-plan", Plain(StageKind.AgreePlan) with { Lines = Plan, Comments = [("林小雨", Sample.MarkedComment)], CanReturn = true, CanDelegate = true }),
        ("plain-agree-plan-of-forty-lines", Plain(StageKind.AgreePlan) with { Lines = [.. Enumerable.Range(0, 5).SelectMany(_ => Plan)], Subject = Sample.LongName, Cycle = Sample.LongCycle, CanReturn = true, CanDelegate = true }),
        ("plain-check-in", Plain(StageKind.CheckIn) with { Notice = new CommentMissing(), CanDelegate = true }),
        ("plain-confirm-data", Plain(StageKind.ConfirmData, null) with { Lines = [.. Lines.Take(3).Select((l, i) => new PlainLine(l.Line, i == 1 ? "–" : "92%"))], ReturnReason = Sample.MarkedComment }),
        ("plain-rater-feedback", Plain(StageKind.RaterFeedback)),
        ("plain-second-review", Plain(StageKind.SecondReview) with { ShowsTotal = true, Total = 88.5m, Grade = Sample.Grades[1].Label, CanReturn = true, CanDelegate = true, Comments = [("赵主管", Sample.LongComment)] }),
        ("plain-calibration", Plain(StageKind.Calibration) with { ShowsTotal = true, DueOn = Sample.Today.AddDays(-1) }),
        ("plain-interview", Plain(StageKind.Interview) with { ShowsTotal = true, Total = 88.5m, Grade = Sample.Grades[1].Label, Comment = Sample.LongComment }),
        ("plain-appeal", Plain(StageKind.Appeal, null) with { ShowsTotal = true, Total = 61m, Grade = Sample.Grades[2].Label }),
        ("plain-follow-up", Plain(StageKind.FollowUp) with { Notice = new DeadlinePassed(Sample.Today.AddDays(-2)) }),
    ];

    private static IReadOnlyList<PlainLine> Plan => [.. Lines.Select(l => new PlainLine(l.Line, null))];

    private static PlainTaskCard Plain(StageKind kind, string? subject = "林小雨") => new()
    {
        Task = Sample.Id(15), Version = 2, Kind = kind, Cycle = Sample.Cycle, Subject = subject, DueOn = Sample.Today.AddDays(2), Today = Sample.Today,
    };
}
