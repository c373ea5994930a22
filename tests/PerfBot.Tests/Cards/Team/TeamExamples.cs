using PerfBot.Cards.Kit;
using PerfBot.Cards.Team;
using PerfBot.Domain.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Team;

internal sealed class TeamExamples : IExamples
{
    private static readonly TeamRow[] States =
    [
        new(Sample.LongName, "高级技术支持工程师（夜班负责人）", Sample.Id(1), StageKind.ManagerReview, Sample.Id(30), Sample.Today.AddDays(-2), true, false),
        new("林小雨", "技术支持工程师", Sample.Id(2), StageKind.ManagerReview, Sample.Id(31), Sample.Today, false, false),
        new(Sample.WesternName, "Solutions engineer", Sample.Id(3), StageKind.ManagerReview, Sample.Id(32), Sample.Today.AddDays(4), false, false),
        new("钱文博", null, Sample.Id(4), StageKind.SelfReview, null, null, false, false),
        new("孙立", "技术支持工程师", Sample.Id(5), StageKind.ManagerReview, null, null, false, false),
        new("周婷", "技术支持工程师", Sample.Id(6), StageKind.HrReview, null, null, false, false),
        new("吴昊", "技术支持工程师", Sample.Id(7), StageKind.OpenResult, null, null, false, false),
    ];

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("team-without-people", new TeamCard(null, [], 0, 1, 0, 0, Sample.Today)),
        ("team-without-cycle", new TeamCard(null, [new("林小雨", "技术支持工程师", null, null, null, null, false, false), new("钱文博", null, null, null, null, null, false, false)], 0, 1, 0, 2, Sample.Today)),
        ("team-in-every-state", new TeamCard(Sample.Cycle, States, 0, 1, 3, States.Length, Sample.Today)),
        ("team-page-one-of-three", new TeamCard(Sample.LongCycle, [.. Enumerable.Range(0, TeamCard.PageSize).Select(ToScore)], 0, 3, 25, 30, Sample.Today)),
        ("team-page-two-of-three", new TeamCard(Sample.Cycle, [.. Enumerable.Range(0, TeamCard.PageSize).Select(ToScore)], 1, 3, 13, 30, Sample.Today)),
        ("team-cycle-called-off", new TeamCard(Sample.Cycle, [], 0, 1, 0, 0, Sample.Today) { CycleId = Sample.Id(60), IsCancelled = true, Others = [(Sample.Id(61), Sample.LongCycle)] }),
        ("team-tasks-of-other-stages", new TeamCard(
            Sample.Cycle,
            [
                new("林小雨", "技术支持工程师", Sample.Id(2), StageKind.SecondReview, Sample.Id(31), Sample.Today, false, false) { OpenKind = StageKind.SecondReview, CanReturn = true },
                new("钱文博", null, Sample.Id(4), StageKind.ManagerReview, null, null, false, false) { GivenTo = Sample.LongName, GivenTask = Sample.Id(33) },
                new("孙立", null, Sample.Id(5), StageKind.Interview, Sample.Id(34), Sample.Today.AddDays(1), false, true) { OpenKind = StageKind.Interview },
            ],
            0,
            1,
            2,
            3,
            Sample.Today) { CycleId = Sample.Id(60), CanApprove = true, Approved = 12 }),
        ("approve-all", new ApproveAllCard(Sample.Id(60), Sample.Cycle, new(60, 100), [("林小雨", 88.5m), (Sample.LongName, 60m)],
        [
            new(Sample.Id(31), "钱文博", StaysWhy.Below, 41.25m), new(Sample.Id(32), Sample.WesternName, StaysWhy.Above, 118m),
            new(Sample.Id(33), "孙立", StaysWhy.Unanswered, null), new(Sample.Id(34), "周婷", StaysWhy.NoTotal, null),
        ], "AB12")),
        ("approve-all-sixty", new ApproveAllCard(
            Sample.Id(60), Sample.LongCycle, new(60, 100), [.. Enumerable.Range(1, 64).Select(i => ($"员工{i:00}（华东大区）", 60m + (i / 2m)))],
            [.. Enumerable.Range(1, 14).Select(i => new Outlier(Sample.Id(100 + i), $"员工{i:00}", StaysWhy.Unanswered, null))], "AB12", new PerfBot.Domain.Reviews.CardOutdated(PerfBot.Domain.Reviews.TaskState.Open))),
        ("approve-all-nobody", new ApproveAllCard(Sample.Id(60), Sample.Cycle, new(60, 100), [], [], "AB12")),
        ("team-results-open", new TeamCard(
            Sample.Cycle,
            [
                new("林小雨", "技术支持工程师", Sample.Id(2), StageKind.Acknowledge, null, null, false, true),
                new("钱文博", "技术支持工程师", Sample.Id(4), null, null, null, false, true),
            ],
            0,
            1,
            0,
            2,
            Sample.Today)),
    ];

    private static TeamRow ToScore(int i) =>
        new($"员工{i + 1:00}", i % 3 == 0 ? "高级技术支持工程师" : "技术支持工程师", Sample.Id(100 + i), StageKind.ManagerReview, Sample.Id(200 + i), Sample.Today.AddDays(i / 4), i == 2, false) { OpenKind = StageKind.ManagerReview, CanReturn = true };
}
