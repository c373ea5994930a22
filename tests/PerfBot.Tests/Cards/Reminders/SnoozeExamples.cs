using PerfBot.Cards.Kit;
using PerfBot.Cards.Reminders;
using PerfBot.Domain.Delivery;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Reminders;

internal sealed class SnoozeExamples : IExamples
{
    private static readonly IReadOnlyList<DateOnly> Days = [Sample.Today.AddDays(1), Sample.Today.AddDays(2), Sample.Today.AddDays(3)];

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("snooze", new SnoozeCard(Days, Days[^1], null, null)),
        ("snooze-running", new SnoozeCard(Days, Days[^1], Days[1], null)),
        ("snooze-refused", new SnoozeCard(Days, Days[^1], null, new SnoozeTooLong(Sample.Today.AddDays(9), Days[^1]))),
        ("snooze-due-today", new SnoozeCard([], Sample.Today, null, null)),
        ("snooze-nothing-ahead", new SnoozeCard([], null, null, new SnoozeTooLong(Sample.Today.AddDays(9), null))),
    ];
}
