using PerfBot.Cards.Delivery;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Delivery;

internal sealed class UnreachableExamples : IExamples
{
    private static readonly string?[] Reasons =
    [
        DeliveryTroubles.NoAccount, DeliveryTroubles.NotMet, "ConversationBlockedByUser", "BotDisabledByAdmin", "BotNotInConversationRoster", "ForbiddenOperationException",
        "ConversationNotFound", "MessageSizeTooBig", "Throttled", DeliveryTroubles.NotRendered, "ServiceError", null, DeliveryTroubles.NotEmployed, DeliveryTroubles.OutOfScope, "MessageWritesBlocked",
    ];

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("unreachable-nobody", new UnreachableCard([], 0, 0, null)),
        ("unreachable", new UnreachableCard([.. Reasons.Select((r, i) => new Unreachable($"员工{i:00}", i % 3 == 0 ? null : "技术支持部", r, i + 1))], 40, 1, null)),
        ("unreachable-of-a-notice", new UnreachableCard([new(Sample.LongName, "华东大区客户成功与数字化运营中心", "ConversationBlockedByUser", 1)], 1, 0, Sample.Id(900))),
        ("unreachable-all", new UnreachableCard([], 0, 0, null) { Stopped = "PerfBot.TokenNotIssued", Retried = 12 }),
    ];
}
