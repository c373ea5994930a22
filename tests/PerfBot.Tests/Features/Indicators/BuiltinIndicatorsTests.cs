using PerfBot.Domain.Formulas;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Indicators;
using PerfBot.Tests.Architecture;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Indicators;

public sealed class BuiltinIndicatorsTests
{
    private const string Small = """
        {
          "key": "small", "prefix": "SM", "name": { "en": "Small", "zh": "小" }, "positions": [],
          "indicators": [ { "key": "SM-01", "versions": [ {
            "name": { "en": "Tickets", "zh": "工单" }, "unit": "count", "direction": "HigherIsBetter", "target": 5, "formula": "工单数",
            "metrics": [ { "name": "工单数", "label": { "en": "Tickets", "zh": "工单数" } } ],
            "rule": { "type": "Proportional" }, "source": { "en": "Tickets", "zh": "工单系统" } } ] } ],
          "template": [ { "name": { "en": "All", "zh": "全部" }, "weight": 100, "lines": [ { "indicator": "SM-01", "version": 1, "weight": 100 } ] } ]
        }
        """;

    private static IndicatorLibrary Library => BuiltinIndicators.Library;

    private static IEnumerable<IndicatorVersion> Versions => Library.Indicators.SelectMany(i => i.Versions);

    [Fact]
    public void There_are_ninety_nine_indicators_of_eleven_roles()
    {
        Assert.Equal(99, Library.Indicators.Count);
        Assert.Equal(
            ["技术支持", "商务", "商务拓展", "行政", "人事", "销售", "市场", "市场运营", "客户成功", "内勤", "外勤"],
            Library.Roles.Select(r => r.Name.Zh));
    }

    [Fact]
    public void Every_file_that_is_built_in_is_read()
    {
        var files = typeof(BuiltinIndicators).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(BuiltinIndicators.Folder, StringComparison.Ordinal));

        Assert.Equal(BuiltinIndicators.Roles.Select(r => $"{BuiltinIndicators.Folder}{r}.json").Order(), files.Order());
        Assert.Equal(BuiltinIndicators.Roles, Library.Roles.Select(r => r.Key));
    }

    [SamplesFact]
    public async Task Every_indicator_says_what_the_list_says_that_it_was_made_from()
    {
        var facts = await LibraryFacts.ReadAsync();

        Assert.Equal(facts.Select(f => f.Id), Library.Indicators.Select(i => i.Key));
        Assert.All(facts, f =>
        {
            var (role, definition) = (Library.Get(f.Id).Role, Library.Get(f.Id).Present.Definition);
            Assert.Equal((f.RoleZh, f.RoleEn), (role.Name.Zh, role.Name.En));
            Assert.Equal((f.Zh, f.En), (definition.Name.Zh, definition.Name.En));
            Assert.Equal((LibraryFacts.Units[f.Unit], f.Direction, f.Target), (definition.Unit, definition.Direction.ToString(), definition.Target));
        });
    }

    [SamplesFact]
    public async Task What_the_list_assumes_or_leaves_open_is_told()
    {
        var open = (await LibraryFacts.ReadAsync()).Where(f => f.Formula.Contains("(assumed)", StringComparison.Ordinal) || f.Formula.StartsWith("not given", StringComparison.Ordinal)).ToList();

        Assert.Equal(24, open.Count);
        Rule.Holds(open.Where(f => OneLine.Of(f.Id).Note is not { } note
            || !note.En.Contains("assumed", StringComparison.Ordinal) || !note.Zh.Contains("假设", StringComparison.Ordinal)).Select(f => f.Id));
    }

    [SamplesFact]
    public async Task A_weight_that_the_list_states_is_that_of_the_template()
    {
        var stated = (await LibraryFacts.ReadAsync()).Where(f => f.Weight is not null && !f.Note.Contains("转型线上", StringComparison.Ordinal));

        Assert.True(Library.TryGetTemplate("sales", out var sales));
        Assert.Equal(stated.Select(f => (f.Id, f.Weight!.Value)), sales.Lines.Select(l => (l.Indicator, l.Weight)));
    }

    [Fact]
    public void No_target_is_invented_and_what_needs_one_asks_for_it()
    {
        var open = Library.Indicators.Where(i => i.Present.Definition.LacksTarget).Select(i => i.Key).ToList();

        Assert.Contains("TS-08", open);
        Assert.Contains("FI-01", open);
        Assert.DoesNotContain("TS-05", open); // rated
        Assert.All(open, key => Assert.Contains(IndicatorCheck.Problems(OneLine.Of(key), needsTarget: true), p => p.Refusal is RuleRefused { Fault: RuleFault.TargetRequired }));
    }

    [Fact]
    public void Ten_roles_have_a_template_whose_weights_sum_to_a_hundred()
    {
        Assert.Equal(["市场运营"], Library.Roles.Where(r => !Library.TryGetTemplate(r.Key, out _)).Select(r => r.Name.Zh));
        Assert.All(Library.Templates, t =>
        {
            Assert.Equal(100, t.Sections.Sum(s => s.Weight));
            Assert.All(t.Sections, s => Assert.Equal(100, s.Lines.Sum(l => l.Weight)));
            Assert.All(t.Lines, l => Assert.Equal(t.Role, Library.Get(l.Indicator).Role.Key));
        });
    }

    [Fact]
    public void A_metric_means_the_same_everywhere() =>
        Rule.Holds(Versions.SelectMany(v => v.Definition.Metrics).Distinct().GroupBy(m => m.Name).Where(g => g.Count() > 1).Select(g => g.Key));

    /// <summary>A target a month compares with the mean per month, whatever the cycle's length.</summary>
    [Fact]
    public void What_has_a_monthly_target_is_never_added_up() =>
        Rule.Holds(Versions.Where(v => v.Definition.Period == LinePeriod.Month && v.Definition.Metrics[0].Aggregate != Aggregate.Mean).Select(v => v.Key));

    [Fact]
    public void Excluding_is_mutual() =>
        Rule.Holds(Versions.SelectMany(v => v.Definition.Excludes.Where(other => !OneLine.Of(other).Excludes.Contains(v.Key)).Select(other => $"{v.Key} {other}")));

    [Fact]
    public void No_name_is_one_that_the_goal_linter_flags() =>
        Rule.Holds(Versions.SelectMany(v => new[] { v.Definition.Name.Zh, v.Definition.Name.En }).Where(name => GoalLinter.Name(name).Count > 0));

    [Fact]
    public void Everything_that_people_read_is_in_both_languages()
    {
        var texts = Library.Roles.Select(r => r.Name)
            .Concat(Library.Templates.SelectMany(t => t.Sections).Select(s => s.Name))
            .Concat(Versions.SelectMany(v => new[] { v.Definition.Name, v.Definition.Source, v.Definition.Note, v.Definition.Basis }).OfType<Bilingual>())
            .Concat(Versions.SelectMany(v => v.Definition.Metrics).Select(m => m.Label)).ToList();

        Rule.Holds(texts.Where(t => t.En.Any(IsChinese) || string.IsNullOrWhiteSpace(t.En)).Select(t => t.En));
        Rule.Holds(texts.Where(t => !t.Zh.Any(IsChinese) && t.Zh is not ("CRM" or "OA")).Select(t => t.Zh));
    }

    [Fact]
    public void A_formula_uses_all_its_metrics_and_no_other() => Assert.All(Versions, v =>
        Assert.Equal(v.Definition.Formula is { } f ? Formula.Parse(f).Metrics.Order() : [], v.Definition.Metrics.Select(m => m.Name).Order()));

    [Fact]
    public void A_small_library_is_read() => Assert.Equal("SM-01", BuiltinIndicators.Load([("small.json", Small)]).Indicators.Single().Key);

    [Theory]
    [InlineData("\"unit\"", "\"units\"", "$.indicators[0].versions[0].units")]
    [InlineData("\"unit\": \"count\", ", "", "$.indicators[0].versions[0].unit")]
    [InlineData("\"HigherIsBetter\"", "\"Higher\"", "$.indicators[0].versions[0].direction")]
    [InlineData("\"formula\": \"工单数\"", "\"formula\": \"工单数 /\"", "$.indicators[0].versions[0].formula")]
    [InlineData("\"formula\": \"工单数\"", "\"formula\": \"工单数 / 总数\"", "$.indicators[0].versions[0].formula")]
    [InlineData("\"zh\": \"工单\"", "\"zh\": \"\"", "$.indicators[0].versions[0].name")]
    [InlineData("\"target\": 5", "\"target\": 0", "$.indicators[0].versions[0].target")]
    [InlineData("\"type\": \"Proportional\"", "\"type\": \"Linear\", \"floor\": 3, \"target\": 6", "$.indicators[0].versions[0].target")]
    [InlineData("\"type\": \"Proportional\"", "\"type\": \"Linear\", \"floor\": 8, \"target\": 5", "$.indicators[0].versions[0].direction")]
    [InlineData("\"key\": \"SM-01\"", "\"key\": \"XX-01\"", "$.indicators[0]")]
    [InlineData("\"key\": \"SM-01\"", "\"key\": \"SM-01\", \"offered\": 2", "$.indicators[0]")]
    [InlineData("\"indicator\": \"SM-01\"", "\"indicator\": \"SM-02\"", "$.template.sections[0].lines[0].indicator")]
    [InlineData("\"version\": 1, \"weight\": 100", "\"version\": 2, \"weight\": 100", "$.template.sections[0].lines[0].indicator")]
    [InlineData("\"version\": 1, \"weight\": 100", "\"version\": 1, \"weight\": 60", "$.template.sections[0].lines")]
    [InlineData("\"key\": \"small\"", "\"key\": ", "line 2")]
    public void A_mistake_stops_the_start_and_is_told_with_file_and_place(string text, string mistake, string place)
    {
        Assert.Contains(text, Small, StringComparison.Ordinal);

        var stopped = Assert.Throws<InvalidOperationException>(() => BuiltinIndicators.Load([("small.json", Small.Replace(text, mistake, StringComparison.Ordinal))]));

        Assert.Contains("small.json", stopped.Message, StringComparison.Ordinal);
        Assert.Contains(place, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicator_in_two_files_stops_the_start() =>
        Assert.Contains("SM-01", Assert.Throws<InvalidOperationException>(() => BuiltinIndicators.Load([("a.json", Small), ("b.json", Small.Replace("\"key\": \"small\"", "\"key\": \"other\"", StringComparison.Ordinal))])).Message, StringComparison.Ordinal);

    private static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
