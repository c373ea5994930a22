using PerfBot.Cards.Kit;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Tasks;

internal sealed class MyTasksExamples : IExamples
{
    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("my-tasks-none", new MyTasksCard([], Sample.Today, Roles.Employee, IsReminder: false)),
        ("my-tasks-none-for-hr", new MyTasksCard([], Sample.Today, Roles.Employee | Roles.Manager | Roles.Hr, IsReminder: false)),
        ("my-tasks-one", new MyTasksCard([new(Sample.Id(10), StageKind.SelfReview, null, Sample.Cycle, Sample.Today.AddDays(1), false)], Sample.Today, Roles.Employee, IsReminder: false)),
        ("my-tasks-fifteen", new MyTasksCard([.. Enumerable.Range(0, 15).Select(Task)], Sample.Today, Roles.Employee | Roles.Manager | Roles.Hr, IsReminder: false)),
        ("my-tasks-given-and-escalated", new MyTasksCard([], Sample.Today, Roles.Employee | Roles.Manager, IsReminder: false)
        {
            Given = [new(Sample.Id(14), StageKind.ManagerReview, "林小雨", Sample.Cycle, Sample.Today.AddDays(2), false) { GivenTo = Sample.LongName }],
            Escalated = 3,
        }),
        ("delegate", new DelegateCard(Sample.Id(11), 3, StageKind.ManagerReview, "林小雨", [(Sample.Id(40), "陈总 (总经理)"), (Sample.Id(41), Sample.WesternName)])),
        ("delegate-unfit", new DelegateCard(Sample.Id(11), 3, StageKind.SecondReview, Sample.LongName, [(Sample.Id(40), "陈总")], "出差", new PerfBot.Domain.Reviews.DelegateUnfit())),
        ("delegate-nobody", new DelegateCard(Sample.Id(11), 3, StageKind.ManagerReview, "林小雨", [])),
        ("delegated", new DelegatedCard(Sample.Id(11), StageKind.ManagerReview, "林小雨", Sample.Cycle, "陈总", Sample.Today.AddDays(1), Sample.Today, CanTakeBack: true)),
        ("delegated-done", new DelegatedCard(Sample.Id(11), StageKind.ManagerReview, Sample.LongName, Sample.LongCycle, "陈总", Sample.Today, Sample.Today, CanTakeBack: false)
        {
            Unsaved = [new(null, Sample.MarkedComment), new(new("Quality of work", "工作质量"), "4")],
        }),
        ("escalated", new EscalatedCard([new(Sample.Id(10), StageKind.SelfReview, "林小雨", null, Sample.Today.AddDays(-3)), new(Sample.Id(11), StageKind.ManagerReview, Sample.LongName, Sample.WesternName, Sample.Today.AddDays(-1))], Sample.Today) { Reminded = ("林小雨", true) }),
        ("escalated-many", new EscalatedCard([.. Enumerable.Range(0, 30).Select(i => new EscalatedRow(Sample.Id(100 + i), StageKind.ManagerReview, $"员工{i:00}", "林小雨", Sample.Today.AddDays(-1)))], Sample.Today) { Reminded = ("林小雨", false) }),
        ("escalated-none", new EscalatedCard([], Sample.Today)),
        ("my-tasks-reminder", new MyTasksCard(
            [
                new(Sample.Id(10), StageKind.SelfReview, null, Sample.Cycle, Sample.Today.AddDays(-1), true),
                new(Sample.Id(11), StageKind.ManagerReview, Sample.LongName, Sample.LongCycle, Sample.Today, false),
                new(Sample.Id(12), StageKind.Acknowledge, null, Sample.Cycle, Sample.Today.AddDays(9), false),
            ],
            Sample.Today,
            Roles.Employee,
            IsReminder: true)),
        ("my-tasks-reminder-with-late-people", new MyTasksCard([new(Sample.Id(10), StageKind.SelfReview, null, Sample.Cycle, Sample.Today, false)], Sample.Today, Roles.Employee | Roles.Manager, IsReminder: true)
        {
            Late = [new("王芳", StageKind.SelfReview, 1, Sample.Today.AddDays(-3)), new(Sample.LongName, StageKind.ManagerReview, 7, Sample.Today.AddDays(-1))],
        }),
        ("my-tasks-reminder-of-late-people-alone", new MyTasksCard([], Sample.Today, Roles.Employee | Roles.Manager, IsReminder: true)
        {
            Late = [.. Enumerable.Range(1, 13).Select(i => new LateRow($"员工{i:00}", StageKind.SelfReview, 1, Sample.Today.AddDays(-i)))],
        }),
    ];

    private static OpenTaskRow Task(int i) => (i % 4) switch
    {
        0 => new(Sample.Id(20 + i), StageKind.ManagerReview, i == 4 ? Sample.LongName : $"员工{i:00}", Sample.Cycle, Sample.Today.AddDays(i - 4), i == 4),
        1 => new(Sample.Id(20 + i), StageKind.HrReview, Sample.WesternName, Sample.LongCycle, Sample.Today.AddDays(i - 4), false),
        2 => new(Sample.Id(20 + i), StageKind.SelfReview, null, Sample.Cycle, Sample.Today.AddDays(i - 4), false),
        _ => new(Sample.Id(20 + i), StageKind.Acknowledge, null, Sample.Cycle, Sample.Today.AddDays(i - 4), false),
    };
}
