using System.Text.Json;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Indicators;
using PerfBot.Features.Programmes;

namespace PerfBot.Tests.Features.Programmes;

/// <summary>A programme refers to the library instead of writing everything out.</summary>
public sealed class IndicatorReferencesTests
{
    [Fact]
    public void A_reference_becomes_the_whole_line_and_declares_what_it_needs()
    {
        var programme = Read("""{ "sections": [ { "name": { "en": "All", "zh": "全部" }, "weight": 100, "lines": [ { "indicator": "TS-01", "version": 1, "weight": 40 }, { "indicator": "TS-02", "version": 1, "weight": 60 } ] } ] }""");

        var line = programme.Plans[0].Sections[0].Lines[0];
        Assert.Equal(BuiltinIndicators.Library.Get("TS-01").Version(1).Definition.ToLine("TS-01", 1, 40), line);
        Assert.Equal(("TS-01", "TS-01", 1, 0.9m), (line.Id, line.Indicator, line.IndicatorVersion, line.Target!.Value));
        Assert.Equal(["已解决工单", "总工单", "总解决时间"], programme.Metrics.Select(m => m.Name));
        Assert.Equal("Tickets resolved", programme.Metrics[0].Label.En);
    }

    [Fact]
    public void A_reference_may_have_its_own_name_target_and_source()
    {
        var line = Read(Lines("""{ "indicator": "TS-05", "version": 1, "weight": 100, "id": "TEAM", "name": { "en": "Team", "zh": "协作" }, "target": 4, "source": { "en": "Rated", "zh": "评分" } }"""))
            .Plans[0].Sections[0].Lines[0];

        Assert.Equal(("TEAM", "协作", 4m, "评分", "TS-05"), (line.Id, line.Name.Zh, line.Target!.Value, line.Source!.Zh, line.Indicator));
    }

    [Fact]
    public void A_template_becomes_the_plan_of_its_role()
    {
        var plan = Read("""{ "template": "sales" }""").Plans[0];

        Assert.Contains("销售代表", plan.Positions);
        Assert.Equal([("SA-01", 40m), ("SA-02", 30m), ("SA-04", 20m), ("SA-06", 10m)], plan.Sections[0].Lines.Select(l => (l.Id, l.Weight)));
        Assert.Equal(["甲"], Read("""{ "template": "sales", "positions": ["甲"] }""").Plans[0].Positions);
    }

    [Fact]
    public void A_template_with_open_targets_asks_for_each_of_them()
    {
        var problems = Refused("""{ "template": "business-development", "targets": [ { "indicator": "BD-01", "target": 10 } ] }""");

        Assert.Equal([new Problem("$.plans[0]", new IndicatorNeedsTarget("BD-02")), new Problem("$.plans[0]", new IndicatorNeedsTarget("BD-04"))], problems);
        var plan = Read("""{ "template": "business-development", "targets": [ { "indicator": "BD-01", "target": 10 }, { "indicator": "BD-02", "target": 0.2 }, { "indicator": "BD-04", "target": 50000 } ] }""").Plans[0];
        Assert.Equal([10m, 0.2m, 50000m], plan.Sections[0].Lines.Select(l => l.Target!.Value));
    }

    [Theory]
    [InlineData("""{ "indicator": "TS-99", "version": 1, "weight": 100 }""", typeof(IndicatorNotFound))]
    [InlineData("""{ "indicator": "TS-01", "version": 2, "weight": 100 }""", typeof(IndicatorVersionNotFound))]
    [InlineData("""{ "indicator": "TS-08", "version": 1, "weight": 100 }""", typeof(IndicatorNeedsTarget))]
    [InlineData("""{ "indicator": "TS-03", "version": 1, "weight": 100, "target": 4.2 }""", typeof(TargetNotTheRules))]
    public void A_reference_that_leads_nowhere_is_refused_with_its_place(string line, Type refusal)
    {
        var problem = Assert.Single(Refused(Lines(line)));

        Assert.Equal("$.plans[0].sections[0].lines[0]", problem.Path);
        Assert.IsType(refusal, problem.Refusal);
    }

    [Theory]
    [InlineData("""{ "sections": [ { "name": { "en": "A", "zh": "一" }, "weight": 100, "lines": [ { "indicator": "TS-01", "weight": 100 } ] } ] }""", "$.plans[0].sections[0].lines[0].version")]
    [InlineData("""{ "sections": [ { "name": { "en": "A", "zh": "一" }, "weight": 100, "lines": [ { "indicator": "TS-01", "version": 1, "weight": 100, "unit": "h" } ] } ] }""", "$.plans[0].sections[0].lines[0].unit")]
    [InlineData("""{ "template": "astronauts" }""", "$.plans[0].template")]
    [InlineData("""{ "template": "sales", "sections": [] }""", "$.plans[0].sections")]
    [InlineData("7", "$.plans[0]")]
    [InlineData("""{ "sections": [ 7 ] }""", "$.plans[0].sections[0]")]
    public void What_no_reference_has_is_refused_with_its_path(string plan, string path) =>
        Assert.Equal(path, Assert.IsType<DocumentUnreadable>(Assert.Throws<RefusedException>(() => Read(plan)).Refusal).Path);

    [Fact]
    public void A_programme_cannot_give_an_indicators_metric_another_aggregate()
    {
        const string Line = """{ "indicator": "TS-04", "version": 1, "weight": 100 }""";

        var problem = Assert.Single(Refused(Lines(Line), """ "metrics": [ { "name": "知识库文章数", "label": { "en": "Articles", "zh": "文章" } } ],"""));

        Assert.Equal(new Problem("$.metrics[0].aggregate", new MetricKnownOtherwise("知识库文章数", Aggregate.Mean)), problem);
        Assert.Equal("文章", Read(Lines(Line), """ "metrics": [ { "name": "知识库文章数", "label": { "en": "Articles", "zh": "文章" }, "aggregate": "Mean" } ],""").Metrics.Single().Label.Zh);
    }

    [Fact]
    public void The_standard_review_takes_its_figures_from_the_library()
    {
        var lines = BuiltinProgrammes.Load()[0].Plans.SelectMany(p => p.Sections).SelectMany(s => s.Lines).Where(l => l.Indicator is not null).ToList();

        Assert.Equal(36, lines.Count);
        Assert.All(lines, l =>
        {
            var definition = BuiltinIndicators.Library.Get(l.Indicator).Version(l.IndicatorVersion).Definition;
            var own = l with { Name = definition.Name, Source = definition.Source, Target = l.Rule is ScoringRule.Rating ? definition.Target : l.Target };
            Assert.Equal(JsonSerializer.Serialize(definition.ToLine(l.Id, 1, l.Weight)), JsonSerializer.Serialize(own)); // the steps of a rule are a list
        });
    }

    private static string Lines(string lines) => $$"""{ "sections": [ { "name": { "en": "All", "zh": "全部" }, "weight": 100, "lines": [ {{lines}} ] } ] }""";

    private static ProgrammeDefinition Read(string plan, string more = "") => ProgrammeJson.Read($$"""
        {
          "key": "small", "name": { "en": "Small", "zh": "小方案" }, {{more}}
          "stages": [ { "kind": "ManagerReview", "actor": "Manager" }, { "kind": "OpenResult", "actor": "Hr" } ],
          "grades": [ { "name": "合格", "from": 60 }, { "name": "不合格", "from": 0 } ],
          "plans": [ {{plan}} ]
        }
        """);

    private static IReadOnlyList<Problem> Refused(string plan, string more = "") =>
        Assert.IsType<NotScorable>(Assert.Throws<RefusedException>(() => Read(plan, more)).Refusal).Problems;
}
