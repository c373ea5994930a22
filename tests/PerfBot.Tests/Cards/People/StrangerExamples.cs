using PerfBot.Cards.Kit;
using PerfBot.Cards.People;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.People;

internal sealed class StrangerExamples : IExamples
{
    private const string Account = "8f5b2d1c-4a7e-4c3b-9d21-6e0f1a2b3c4d";

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("unknown-person", new UnknownPersonCard(["吴人事", Sample.LongName, Sample.WesternName])),
        ("unknown-person-before-set-up", new UnknownPersonCard([])),
        ("stranger", new StrangerCard(
            Account,
            "Lin Xiaoyu (林小雨) *外包*",
            [.. Enumerable.Range(0, StrangerCard.MaxCandidates).Select(i => (Sample.Id(400 + i), i == 0 ? "林小雨 (E0042, 技术支持工程师)" : $"员工{i:00} (E{i:0000}, 高级技术支持工程师)"))],
            Sample.Id(400))),
        ("stranger-nobody-left", new StrangerCard(Account, "访客", [], null)),
        ("stranger-linked", new StrangerDoneCard("Lin Xiaoyu", "林小雨")),
        ("stranger-turned-away", new StrangerDoneCard("访客", null)),
        ("stranger-turn-away", new DismissStrangerCard(Account, Sample.LongName)),
    ];
}
