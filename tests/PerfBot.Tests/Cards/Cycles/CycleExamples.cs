using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Cycles;

internal sealed class CycleExamples : IExamples
{
    private static readonly string[] Departments =
        ["技术支持部", "商务部", "人力资源部", "财务部", "行政部", "华东大区客户成功与数字化运营中心", "研发一部", "研发二部", "产品部", "市场部", "Solutions & Delivery (APAC)", "总经办"];

    private static readonly PreviewCycle Request = new($"{Sample.Id(50)}", "2026-07..2026-09");

    private static readonly IReadOnlyList<(StageKind, int)> Stages =
        [(StageKind.SelfReview, 3), (StageKind.ManagerReview, 3), (StageKind.HrReview, 1), (StageKind.OpenResult, 2), (StageKind.Acknowledge, 5)];

    private static readonly IReadOnlyList<(Bilingual, decimal)> Grades = [.. Sample.Grades.Select(g => (g.Label!, g.From))];

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("prepare-cycle", new PrepareCycleCard(
            [(Sample.Id(50), Sample.Cycle.Programme), (Sample.Id(51), Sample.LongCycle.Programme)],
            [
                Sample.Quarter, CyclePeriod.Of(new(2026, 10, 1), new(2027, 1, 1)), CyclePeriod.Of(new(2026, 9, 1), new(2026, 10, 1)),
                CyclePeriod.Of(new(2026, 1, 1), new(2026, 7, 1)), CyclePeriod.Of(new(2025, 1, 1), new(2026, 1, 1)), CyclePeriod.Of(new(2026, 2, 1), new(2026, 6, 1)),
            ],
            [.. Departments.Select((d, i) => (Sample.Id(300 + i), d))])),
        ("prepare-cycle-small-company", new PrepareCycleCard([(Sample.Id(50), Sample.Cycle.Programme)], [Sample.Quarter], [], new PeriodUnreadable("三季度"))),
        ("prepare-cycle-without-programme", new PrepareCycleCard([], [Sample.Quarter], [])),
        ("preview-cycle", Preview([("技术支持部", 5), ("商务部", 4), (null, 1)], 10)),
        ("preview-cycle-with-obstacles", Preview([.. Departments.Select((d, i) => ((string?)d, (i * 7) + 1))], 474) with
        {
            Cycle = Sample.LongCycle,
            Obstacles =
            [
                ("陈总", Obstacle.NoPlan), (Sample.LongName, Obstacle.NoPost), ("王芳", Obstacle.AlreadyReviewed), ("陈总", Obstacle.NoScorer),
                .. Enumerable.Range(1, 23).Select(i => ($"员工{i:00}", Obstacle.NotReachable)),
            ],
            MissingReadings = [.. Enumerable.Range(1, 12).Select(i => (new Bilingual($"Figure {i}", $"数据项{i}"), (IReadOnlyList<string>)[.. Enumerable.Range(1, i).Select(n => $"员工{n:00}")]))],
        }),
        ("preview-cycle-two-hundred-departments", Preview([.. Enumerable.Range(1, 200).Select(i => ((string?)$"第{i}营业部", i))], 20100)),
        ("preview-cycle-a-hundred-departments-chosen", Preview([.. Enumerable.Range(1, 100).Select(i => ((string?)$"第{i}营业部（华东大区）", i))], 5050) with
        {
            Request = Request with { Departments = string.Join(',', Enumerable.Range(1, PrepareCycleCard.MaxDepartments).Select(i => Sample.Id(300 + i))) },
            MissingReadings = [.. Enumerable.Range(1, 12).Select(i => (new Bilingual($"Figure {i}", $"数据项{i}"), (IReadOnlyList<string>)[.. Enumerable.Range(1, i).Select(n => $"员工{n:00}")]))],
        }),
        ("prepare-cycle-two-hundred-departments", new PrepareCycleCard([(Sample.Id(50), Sample.Cycle.Programme)], [Sample.Quarter], [.. Enumerable.Range(1, 200).Select(i => (Sample.Id(300 + i), $"第{i}营业部（华东大区）"))])),
        ("preview-cycle-nobody", Preview([], 0) with { Obstacles = [("陈总", Obstacle.NoPlan)] }),
        ("open-results-ready", new OpenResultsCard(Sample.Id(60), Sample.Cycle, 19, 0, [(Sample.Grades[0].Label!, 4), (Sample.Grades[1].Label!, 9), (Sample.Grades[2].Label!, 6), (Sample.Grades[3].Label!, 0)])),
        ("open-results-unfinished", new OpenResultsCard(Sample.Id(60), Sample.LongCycle, 0, 1, [])),
        ("progress-none-for-hr", new ProgressCard { CanAct = true }),
        ("progress-none-for-auditor", new ProgressCard()),
        ("progress-just-started", Progress() with { Departments = [new("技术支持部", 5, Where((StageKind.SelfReview, 5)), 0, 0)] }),
        ("progress-running", Progress() with
        {
            Departments =
            [
                new("技术支持部", 5, Where((StageKind.SelfReview, 1), (StageKind.ManagerReview, 2), (StageKind.HrReview, 2)), 0, 1),
                new("华东大区客户成功与数字化运营中心", 124, Where((StageKind.SelfReview, 80), (StageKind.ManagerReview, 40), (StageKind.OpenResult, 4)), 0, 37),
                new(null, 1, Where((StageKind.OpenResult, 1)), 0, 0),
            ],
            Waiting = [.. Enumerable.Range(0, ProgressCard.MaxWaiting).Select(i => new WaitingForHr(Sample.Id(70 + i), i == 0 ? Sample.LongName : $"员工{i:00}", i == 1 ? null : "技术支持部"))],
            WaitingCount = 14,
            Late = 86,
            Others = [(Sample.Id(61), Sample.LongCycle), (Sample.Id(62), Sample.Cycle with { Period = Sample.Quarter.Before() })],
        }),
        ("progress-two-hundred-departments", Progress() with
        {
            Departments = [.. Enumerable.Range(1, 200).Select(i => new DepartmentProgress($"第{i}营业部（华东大区）", i, Where((StageKind.SelfReview, i - 1), (StageKind.HrReview, 1)), 0, i % 3))],
            Late = 20100,
        }),
        ("progress-stuck", Progress() with
        {
            Departments = [.. Departments.Select((d, i) => new DepartmentProgress(d, 90, Where((StageKind.SelfReview, 60), (StageKind.ManagerReview, 20), (StageKind.HrReview, 10)), 0, i))],
            Bottlenecks = [new(Sample.LongName, StageKind.ManagerReview, 40, 37), new(null, StageKind.SelfReview, 60, 12), new("研发一部", StageKind.HrReview, 9, 1)],
            Overdue = [.. Enumerable.Range(1, ProgressCard.MaxOverdue).Select(i => new OverduePerson(Sample.Id(400 + i), i == 2 ? Sample.LongName : $"员工{i:00}", i, Sample.Today.AddDays(-i)))],
            OverdueCount = 41,
            Today = Sample.Today,
            Late = 86,
            Waiting = [.. Enumerable.Range(0, ProgressCard.MaxWaiting).Select(i => new WaitingForHr(Sample.Id(70 + i), $"员工{i:00}", "技术支持部"))],
            WaitingCount = 14,
        }),
        ("progress-every-stage", Progress() with
        {
            Stages = Enum.GetValues<StageKind>(),
            Departments = [.. Departments.Select((d, i) => new DepartmentProgress(d, 90, Enum.GetValues<StageKind>().ToDictionary(k => k, _ => 6), 0, i))],
            Late = 86,
        }),
        ("nudge", Nudge([new("赵主管", [(StageKind.SelfReview, 1), (StageKind.ManagerReview, 12)]), new(Sample.LongName, [(StageKind.SelfReview, 1)])], 3)),
        ("nudge-many", Nudge([.. Enumerable.Range(1, 300).Select(i => new Nudged($"员工{i:000}", [(StageKind.SelfReview, 1), (StageKind.RaterFeedback, 4)]))], 0)),
        ("nudge-nobody", Nudge([], 2)),
        ("person-tasks", new PersonTasksCard(Sample.Id(60), Sample.Id(401), "赵主管", [new(Sample.Id(10), StageKind.SelfReview, null, Sample.Today), .. Enumerable.Range(1, 30).Select(i => new PersonTask(Sample.Id(100 + i), StageKind.ManagerReview, $"员工{i:00}", Sample.Today.AddDays(-1)))], Sample.Today)),
        ("person-tasks-none", new PersonTasksCard(Sample.Id(60), Sample.Id(401), Sample.LongName, [], Sample.Today)),
        ("change-task", new ChangeTaskCard(Sample.Id(11), 3, Sample.Id(60), StageKind.ManagerReview, "赵主管", Sample.Id(401), "林小雨", Sample.Today, [.. Enumerable.Range(1, 60).Select(i => (Sample.Id(500 + i), $"员工{i:00} (经理)"))])),
        ("change-task-refused", new ChangeTaskCard(
            Sample.Id(11), 3, Sample.Id(60), StageKind.SelfReview, "林小雨", Sample.Id(401), null, Sample.Today, [], new ChangeTask(Sample.Id(11), 3, Day: "soon", Reason: "休假"), new PerfBot.Domain.Calendars.DayUnreadable("soon"))),
        ("export", new ExportCard("progress-202607-20261013.csv", new Uri("https://perfbot.example/files/abc"), 1000, 15, Sample.Id(60))),
        ("progress-nudged-nobody", Progress() with { Departments = [new("技术支持部", 5, Where((StageKind.SelfReview, 5)), 0, 5)], Late = 5, Nudged = 0 }),
        ("progress-nudged", Progress() with { Departments = [new("技术支持部", 5, Where((StageKind.SelfReview, 5)), 0, 5)], Late = 5, Nudged = 5 }),
        ("progress-ready-to-open", Progress() with { Departments = [new("技术支持部", 5, Where((StageKind.OpenResult, 5)), 0, 0)] }),
        ("progress-results-open", Progress() with { State = CycleState.ResultsOpen, Departments = [new("技术支持部", 5, Where((StageKind.Acknowledge, 2)), 3, 0)], Late = 2 }),
        ("progress-results-opening", Progress() with { State = CycleState.ResultsOpen, IsOpeningResults = true, Departments = [new("技术支持部", 450, Where((StageKind.OpenResult, 250), (StageKind.Acknowledge, 180)), 20, 0)], Late = 180 }),
        ("progress-results-held-back", Progress() with { State = CycleState.ResultsOpen, Departments = [new("技术支持部", 450, Where((StageKind.OpenResult, 2), (StageKind.Acknowledge, 300)), 148, 0)], Late = 300 }),
        ("progress-closed-for-auditor", Progress() with { State = CycleState.Closed, CanAct = false, Departments = [new("技术支持部", 5, Where(), 5, 0)] }),
    ];

    private static NudgeCard Nudge(IReadOnlyList<Nudged> people, int lately) => new(
        Sample.Id(60), Sample.Cycle, NudgeCycle.All, [(StageKind.SelfReview, 5), (StageKind.ManagerReview, 12)], [.. Departments.Select((d, i) => (Sample.Id(300 + i), d, i + 1))], people, lately)
    { Later = lately };

    private static CyclePreviewCard Preview(IReadOnlyList<(string?, int)> departments, int people) =>
        new(Request, Sample.Cycle, departments, people, Stages, Grades, [], [], Sample.Id(60));

    private static ProgressCard Progress() => new()
    {
        Id = Sample.Id(60), Cycle = Sample.Cycle, State = CycleState.Running, Stages = [.. Stages.Select(s => s.Item1)], CanAct = true,
    };

    private static Dictionary<StageKind, int> Where(params (StageKind Stage, int Count)[] counts) => counts.ToDictionary(c => c.Stage, c => c.Count);
}
