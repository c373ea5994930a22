using PerfBot.Cards.Jobs;
using PerfBot.Cards.Kit;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Jobs;

internal sealed class JobsExamples : IExamples
{
    private static readonly DateTimeOffset Now = new(2026, 10, 9, 9, 15, 0, TimeSpan.FromHours(8));

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("jobs-good", new JobsCard(
        [
            new("remind-open-tasks", Now, true, TimeSpan.FromSeconds(0.4), 0, Now.AddMinutes(15)),
            new("tidy", Now.AddHours(-6), true, TimeSpan.FromSeconds(2.04), 0, Now.AddHours(18)),
        ])),
        ("jobs-in-trouble", new JobsCard(
        [
            new("remind-open-tasks", Now, false, TimeSpan.FromSeconds(31.2), 3, Now.AddMinutes(15)),
            new("tidy", null, null, null, 0, Now.AddHours(18)),
            new("a-new-job", Now.AddDays(-1), false, null, 0, null),
        ])),
    ];
}
