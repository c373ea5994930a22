using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Cycles;

internal sealed class RunningCycleExamples : IExamples
{
    private static readonly CycleRow Running = new(Sample.Id(60), Sample.Cycle, CycleKind.Ordinary, CycleState.Running);

    private static readonly ShadowReportCard Shadow = new()
    {
        Id = Sample.Id(61),
        Cycle = Sample.Cycle,
        Page = ShadowPage.Figures,
        People = 23,
        Blocked = 2,
        BlockedNames = ["林小雨", Sample.LongName],
        Readings = 1284,
        Missing = [new(new("Tickets resolved", "已解决工单"), 2, 23, ["林小雨", Sample.LongName])],
        Constant = [new("Trainings attended", "培训次数")],
        Positions = [new("技术支持工程师", 15, 61.2m, 88.45m, 103), new("", 6, 70, 71, 90)],
        Lines =
        [
            new("技术支持工程师", new("Trainings attended a year", "培训参与率（年度次数）"), 15, 100, 100, 100, false),
            new("技术支持工程师", new("Ticket resolution rate", "工单解决率"), 15, 55.5m, 92.13m, 120, true),
        ],
        Flow = [(StageKind.SelfReview, new(2026, 10, 16)), (StageKind.ManagerReview, new(2026, 10, 21)), (StageKind.HrReview, new(2026, 10, 26))],
        Busiest = ("赵立新", 14),
        Obstacles = [(Obstacle.NoPlan, ["陈总"]), (Obstacle.NotReachable, [.. Enumerable.Range(1, 9).Select(i => $"员工{i:00}")])],
    };

    private static readonly SeriesCard Series = new(
        [
            new(Sample.Id(70), new("Order sales", "销售订单"), PeriodKind.Month, "销售部 · 销售代表", new(2026, 11, 4), true),
            new(Sample.Id(71), new("Ticket support", "工单支持"), PeriodKind.Quarter, null, new(2027, 1, 6), false),
            new(Sample.Id(72), Sample.LongCycle.Programme, PeriodKind.Year, "试用期", new(2027, 1, 6), false),
        ],
        [("standard", Sample.Cycle.Programme), ("order-sales", new("Order sales", "销售订单"))],
        [(Sample.Id(300), "技术支持部"), (Sample.Id(301), "商务部")],
        ["技术支持工程师", "销售, 华东"],
        ["试用期"]);

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("cycles-none", new CyclesCard([], 0)),
        ("cycles", new CyclesCard(
            [Running, Running with { Kind = CycleKind.Pilot, State = CycleState.Cancelled, Name = Sample.LongCycle }, Running with { Kind = CycleKind.Shadow, State = CycleState.Closed }], 4)),
        ("cycle-running", new CycleCard { Cycle = Running, Reviews = (23, 5, 2), Changes = 3, CanAct = true }),
        ("cycle-results-open-for-auditor", new CycleCard { Cycle = Running with { State = CycleState.ResultsOpen }, Reviews = (23, 21, 2), Changes = 0 }),
        ("cycle-cancelled", new CycleCard { Cycle = Running with { State = CycleState.Cancelled, Kind = CycleKind.Pilot }, Reviews = (23, 23, 23), CancelReason = "方案调整，下季度重新开始", CanAct = true }),
        ("cycle-shadow", new CycleCard { Cycle = Running with { State = CycleState.Closed, Kind = CycleKind.Shadow }, Reviews = default, CanAct = true }),
        ("cancel-cycle", new CancelCycleCard(Sample.Id(60), Sample.Cycle, 23)),
        ("close-cycle-open", new CloseCycleCard(
            Running,
            (40, 17, 2),
            [
                new(Sample.Id(80), "林小雨", StageKind.SelfReview, "林小雨"), new(Sample.Id(81), Sample.LongName, StageKind.ManagerReview, "赵立新"), new(Sample.Id(82), "王芳", StageKind.OpenResult, null),
                .. Enumerable.Range(1, 7).Select(i => new OpenReviewRow(Sample.Id(82 + i), $"员工{i:00}", StageKind.HrReview, "吴人事")),
            ],
            true)),
        ("close-cycle-ready", new CloseCycleCard(Running with { State = CycleState.ResultsOpen }, (23, 23, 1), [], true)),
        ("close-cycle-not-mine", new CloseCycleCard(Running, (3, 3, 0), [], false)),
        ("close-cycle-closed", new CloseCycleCard(Running with { State = CycleState.Closed }, (23, 23, 1), [], true)),
        ("exclude-review", new ExcludeReviewCard(Sample.Id(80), Sample.LongName, Sample.Cycle, Sample.Id(60))),
        ("cycle-news-cancelled", new CycleNewsCard(Sample.Cycle, true, "方案调整，下季度重新开始")),
        ("cycle-news-moved", new CycleNewsCard(Sample.LongCycle, false, null)),
        ("changes-none", new ChangesCard(null, null, [], 0)),
        ("changes", new ChangesCard(
            Sample.Id(60),
            Sample.Cycle,
            [
                new("新人", ChangeKind.Joined, new(2026, 8, 17), null, "技术支持工程师"),
                new(Sample.LongName, ChangeKind.Left, new(2026, 8, 31), null, null),
                new("林小雨", ChangeKind.ManagerChanged, new(2026, 9, 1), "赵立新", "孙主管"),
                new("钱文博", ChangeKind.RoleChanged, new(2026, 9, 1), "技术支持工程师", "商务专员"),
                new("王芳", ChangeKind.Moved, new(2026, 9, 1), "技术支持部", null),
                new("王芳", ChangeKind.ActorReplaced, new(2026, 9, 1), "吴人事", null),
            ],
            7)),
        ("series", Series),
        ("series-refused", Series with { Notice = new SeriesDaysInvalid(60, "90"), Series = [] }),
        ("series-without-programme", Series with { Programmes = [], Series = [] }),
        ("shadow-figures", Shadow),
        ("shadow-figures-complete", Shadow with { Missing = [], Constant = [], Blocked = 0, BlockedNames = [] }),
        ("shadow-indicators", Shadow with { Page = ShadowPage.Indicators, Lines = [.. Enumerable.Range(1, 18).Select(i => new ShadowLine("技术支持工程师", new($"Line {i}", $"指标{i}"), 15, i, 2 * i, 3 * i, i > 2))] }),
        ("shadow-flow", Shadow with { Page = ShadowPage.Flow }),
        ("shadow-flow-smooth", Shadow with { Page = ShadowPage.Flow, Blocked = 0, BlockedNames = [], Obstacles = [], Busiest = null }),
        ("preview-cycle-shadow", new CyclePreviewCard(
            new PreviewCycle($"{Sample.Id(50)}", "2026-07..2026-09", Positions: "销售%2C 华东", Tags: "试用期", People: "E1", Excluded: "E2 产假", Kind: "Shadow"),
            Sample.Cycle,
            [("技术支持部", 5)],
            5,
            [(StageKind.SelfReview, 3), (StageKind.ManagerReview, 3)],
            [(new("Excellent", "优秀"), 90), (new("Pass", "合格"), 0)],
            [("林小雨 (产假)", Obstacle.Excluded), ("新人", Obstacle.NotInPeriod)],
            [],
            Sample.Id(62))
        {
            Kind = CycleKind.Shadow, HolidaysKnownUntil = new(2026, 12, 31),
        }),
        ("prepare-cycle-chosen", new PrepareCycleCard(
            [(Sample.Id(50), Sample.Cycle.Programme)],
            [Sample.Quarter],
            [(Sample.Id(300), "技术支持部")],
            new PilotTooLarge(3),
            new PreviewCycle($"{Sample.Id(50)}", "2026-07..2026-09", Positions: "销售%2C 华东", Tags: "试用期", People: "E1", Excluded: "E2 产假", Kind: "Pilot"))
        {
            Positions = ["技术支持工程师", "销售, 华东"], Tags = ["试用期"],
        }),
    ];
}
