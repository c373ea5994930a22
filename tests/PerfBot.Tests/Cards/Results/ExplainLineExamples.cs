using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Results;

internal sealed class ExplainLineExamples : IExamples
{
    private static readonly Score Usual = Sample.Score();
    private static readonly Score WithoutExam = Sample.Score(Sample.Series("认证考试数", Aggregate.Sum, 0, 0, 0));

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("explain-share-above-target", Card(Usual, "TS-01")),
        ("explain-lower-is-better", Card(Usual, "TS-02")),
        ("explain-straight-line", Card(Usual, "TS-03")),
        ("explain-capped", Card(Sample.Score(Sample.Series("知识库文章数", Aggregate.Mean, 4, 5, 4)), "TS-04")),
        ("explain-below-nothing", Card(Sample.Score(Sample.Series("总解决时间", Aggregate.Sum, 900, 1210.5m, 870)), "TS-02")),
        ("explain-steps", Card(Usual, "TS-06")),
        ("explain-pass-or-fail", Card(Sample.Score(Sample.Series("认证通过数", Aggregate.Sum, 0, 0, 0)), "TS-07")),
        ("explain-rated-by-two", Card(Usual, "TS-05")),
        ("explain-rated-without-self", Card(Usual, "TS-14")),
        ("explain-points-by-hand", Card(Usual, "TS-KEY")),
        ("explain-divided-by-nothing", Card(WithoutExam, "TS-07")),
        ("explain-weight-received", Card(WithoutExam, "TS-01")),
        ("explain-missing", Card(Sample.Score(Sample.Without("总解决时间", "已解决工单")), "TS-02")),
        ("explain-missing-counts-nothing", Card(Scorer.Score(Sample.Input(readings: [.. Sample.Readings.Where(r => r.Key != "客户满意度评分")]) with { Missing = MissingPolicy.Zero }), "TS-03")),
        ("explain-decided-value", Card(Decided(new() { Actual = 4.2m }), "TS-03") with { Decision = "问卷平台 7 月故障，按客户回访记录（12 家）*平均值* 取 4.2" }),
        ("explain-decided-not-applicable", Card(Decided(new() { NotApplicable = "本季度驻场，未参与问卷" }), "TS-03") with { Decision = "本季度驻场，未参与问卷" }),
        ("explain-deduction", Card(Special(), "DE-01")),
        ("explain-key-results", Card(Special(), "OK-01")),
        ("explain-no-earlier-readings", Card(Special(), "GR-01")),
        ("explain-a-year-of-readings", Card(Yearly(), "SA-01")),
        ("explain-indicator-version", Card(Indicator(), "BU-03")),
    ];

    private static ExplainLineCard Card(Score score, string line) => new(
        Sample.Id(1),
        score.Lines.First(l => l.Line.Id == line),
        score.Lines.ToDictionary(l => l.Line.Id, l => l.Line.Name),
        Sample.Metrics,
        Decision: null,
        Sample.Shanghai);

    private static Score Decided(LineEntry satisfaction) => Scorer.Score(Sample.Input(entries: new Dictionary<string, LineEntry>(Sample.Entries) { ["TS-03"] = satisfaction }));

    /// <summary>The rules that the usual plan does not have.</summary>
    private static Score Special()
    {
        var plan = new Section(Bilingual.Of("研发"), 100,
        [
            new Line
            {
                Id = "DE-01", Name = new("Faults in production", "线上故障数"), Weight = 30, Unit = "count", Target = 1, Direction = Direction.LowerIsBetter,
                Formula = "线上故障数", Rule = new ScoringRule.Deduction(12.5m),
            },
            new Line { Id = "OK-01", Name = new("Objectives of the quarter", "季度目标（OKR）"), Weight = 50, Unit = "%", Target = 1, Cap = 120, Rule = new ScoringRule.Okr() },
            new Line
            {
                Id = "GR-01", Name = new("Growth of revenue", "销售额环比增长率"), Weight = 20, Unit = "%", Target = 0.1m, Cap = 120,
                Formula = "(销售额 - prev(销售额)) / prev(销售额)", Rule = new ScoringRule.Proportional(),
            },
        ]);
        var objectives = new LineEntry
        {
            Objectives =
            [
                new(60, [new(50, 30, 20, 24, "第3次更新", Name: "平均修复时长降到 20 小时"), new(50, 0, 5, 5, Name: "上线 5 个自动巡检")], "稳定性提升"),
                new(40, [new(100, 70, 90, 81.5m, "第3次更新", Name: "接口测试覆盖率达到 90%")], "质量左移"),
            ],
        };
        return Scorer.Score(Sample.Input(
            [plan],
            new Dictionary<string, LineEntry> { ["OK-01"] = objectives },
            [Sample.Series("线上故障数", Aggregate.Sum, 2, 1, 1), Sample.Series("销售额", Aggregate.Sum, 120000, 98000.5m, 143999.99m)]));
    }

    /// <summary>An indicator of the library that is computed in two ways.</summary>
    private static Score Indicator()
    {
        var line = PerfBot.Features.Indicators.BuiltinIndicators.Library.Get("BU-03").Version(1).Definition.ToLine("BU-03", 1, 100);
        return Scorer.Score(Sample.Input(
            [new(Bilingual.Of("KPI"), 100, [line])],
            new Dictionary<string, LineEntry>(),
            [Sample.Series("复购客户数", Aggregate.Mean, 38, 41, 44), Sample.Series("老客户数", Aggregate.Last, 120, 122, 131)]));
    }

    private static Score Yearly()
    {
        var plan = new Section(Bilingual.Of("销售"), 100,
        [
            new Line { Id = "SA-01", Name = new("Revenue of the year", "年度销售额"), Weight = 100, Unit = "CNY", Target = 1500000, Cap = 120, Formula = "销售额", Rule = new ScoringRule.Proportional() },
        ]);
        var from = new DateOnly(2026, 1, 1);
        return Scorer.Score(new ScoringInput
        {
            From = from,
            To = from.AddYears(1),
            Metrics = [Sample.SeriesFrom(from, "销售额", Aggregate.Sum, 120000, 98000.5m, 143999.99m, 87250, 131400, 119870.35m, 102300, 96540, 158220.1m, 133000, 127400, 149999)],
            Grades = Sample.Grades,
            Assignments = [new("销售经理", 100, [new(from, from.AddYears(1), ScoringPlan.From([plan]))])],
        });
    }
}
