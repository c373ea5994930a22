using System.Text.Json;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Plans;

/// <summary>Programme templates and plans are stored as JSON: what is written must be read back alike, for years.</summary>
public sealed class PlanJsonTests
{
    private static readonly Line Full = new()
    {
        Id = "ts-02",
        Name = new("Mean time to resolve", "平均解决时间"),
        Weight = 40.5m,
        Direction = Direction.LowerIsBetter,
        Unit = "h",
        Target = 2,
        Cap = 120,
        Formula = "总解决时间 / 已解决工单",
        Rule = new ScoringRule.Linear(4, 2, 1),
        Indicator = "TS-02",
        IndicatorVersion = 3,
        Period = LinePeriod.Month,
        Source = new("Ticket system", "工单系统"),
    };

    public static TheoryData<ScoringRule, string> Rules => new()
    {
        { new ScoringRule.Proportional(), """{"type":"Proportional"}""" },
        { new ScoringRule.Linear(4, 2, 1), """{"type":"Linear","floor":4,"target":2,"stretch":1}""" },
        { new ScoringRule.Linear(4, 2), """{"type":"Linear","floor":4,"target":2,"stretch":null}""" },
        { new ScoringRule.Bands([new(0.95m, 120), new(0.9m, 100)]), """{"type":"Bands","bands":[{"at":0.95,"points":120},{"at":0.9,"points":100}]}""" },
        { new ScoringRule.PassFail(), """{"type":"PassFail"}""" },
        { new ScoringRule.Deduction(10, 0.5m), """{"type":"Deduction","perUnit":10,"step":0.5}""" },
        { new ScoringRule.Rating(5), """{"type":"Rating","scaleMax":5}""" },
        { new ScoringRule.Manual(), """{"type":"Manual"}""" },
        { new ScoringRule.Okr(), """{"type":"Okr"}""" },
        { new ScoringRule.Information(), """{"type":"Information"}""" },
    };

    [Theory, MemberData(nameof(Rules))]
    public void Every_rule_is_written_with_its_type_and_read_back(ScoringRule rule, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(rule, JsonSerializerOptions.Web));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<ScoringRule>(json, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_line_comes_back_equal() =>
        Assert.Equal(Full, JsonSerializer.Deserialize<Line>(JsonSerializer.Serialize(Full, JsonSerializerOptions.Web), JsonSerializerOptions.Web));

    [Fact]
    public void What_a_line_leaves_out_is_the_default()
    {
        var line = JsonSerializer.Deserialize<Line>(
            """{"id":"a","name":{"en":"A","zh":"甲"},"weight":100,"rule":{"type":"Manual"}}""", JsonSerializerOptions.Web);

        Assert.Equal(new Line { Id = "a", Name = new("A", "甲"), Weight = 100, Rule = new ScoringRule.Manual() }, line);
        Assert.Equal((Direction.HigherIsBetter, 100m, 1, LinePeriod.Cycle), (line!.Direction, line.Cap, line.IndicatorVersion, line.Period));
    }

    [Fact]
    public void Words_are_written_as_words()
    {
        var json = JsonSerializer.Serialize(new[] { new Section(Bilingual.Of("KPI"), 100, [Full]) }, JsonSerializerOptions.Web);

        Assert.Contains("\"direction\":\"LowerIsBetter\"", json, StringComparison.Ordinal);
        Assert.Contains("\"period\":\"Month\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Section[]>(json, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
    }
}
