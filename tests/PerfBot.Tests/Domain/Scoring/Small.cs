using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>Small plans and inputs that tests change with <c>with</c>.</summary>
internal static class Small
{
    public static readonly DateOnly Jan1 = new(2026, 1, 1);
    public static readonly DateOnly Apr1 = new(2026, 4, 1);

    public static readonly IReadOnlyList<Grade> Grades = [new("优秀", 90), new("合格", 60), new("不合格", 0)];

    /// <summary>A line with its own actual, 100 points where the actual is 100.</summary>
    public static Line Line(string id, decimal weight, ScoringRule? rule = null) => new()
    {
        Id = id,
        Name = Bilingual.Of(id),
        Weight = weight,
        Target = 100,
        Rule = rule ?? new ScoringRule.Proportional(),
    };

    public static Section Section(decimal weight, params Line[] lines) => new(Bilingual.Of("KPI"), weight, lines);

    public static SegmentInput Segment(IReadOnlyList<Section> sections, params (string Line, LineEntry Entry)[] entries) =>
        new(Jan1, Apr1, ScoringPlan.From(sections), entries.ToDictionary(e => e.Line, e => e.Entry));

    public static ScoringInput Input(params SegmentInput[] segments) => new()
    {
        From = Jan1,
        To = Apr1,
        Assignments = [new("客服", 100, segments)],
        Grades = Grades,
    };

    public static ScoringInput Input(IReadOnlyList<Section> sections, params (string Line, LineEntry Entry)[] entries) =>
        Input(Segment(sections, entries));

    public static (string Line, LineEntry Entry) Got(string line, decimal actual) => (line, new LineEntry { Actual = actual });

    public static (string Line, LineEntry Entry) Never(string line, string why = "本期无项目") => (line, new LineEntry { NotApplicable = why });

    public static MetricSeries Metric(string key, Aggregate aggregate, params (string Month, decimal Value)[] readings) =>
        new(key, aggregate, [.. readings.Select(r => new SeriesReading(Month(r.Month), r.Value))]);

    public static Month Month(string text) =>
        PerfBot.Domain.Scoring.Month.TryParse(text, out var month) ? month : throw new ArgumentException(text);

    public static Problem Refused(Action score)
    {
        var refused = Assert.Throws<RefusedException>(score);
        return Assert.Single(Assert.IsType<NotScorable>(refused.Refusal).Problems);
    }
}
