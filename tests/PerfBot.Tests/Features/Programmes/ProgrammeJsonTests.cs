using System.Text;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Programmes;

namespace PerfBot.Tests.Features.Programmes;

/// <summary>Each mistake is planted into one small programme that is right without it.</summary>
public sealed class ProgrammeJsonTests
{
    private const string Right = """
        {
          "key": "small",
          "name": { "en": "Small", "zh": "小方案" },
          "stages": [ { "kind": "ManagerReview", "actor": "Manager", "dueAfterWorkingDays": 2 }, { "kind": "OpenResult", "actor": "Hr" } ],
          "grades": [ { "name": "A", "from": 60 }, { "name": "B", "from": 0 } ],
          "raterWeights": { "Self": 10, "Manager": 90 },
          "metrics": [ { "name": "工单", "label": { "en": "Tickets", "zh": "工单" } } ],
          "plans": [ { "positions": [ "甲" ], "sections": [ { "name": { "en": "All", "zh": "全部" }, "weight": 100, "lines": [
            { "id": "1", "name": { "en": "One", "zh": "一" }, "weight": 40, "target": 2, "formula": "工单", "rule": { "type": "Proportional" } },
            { "id": "2", "name": { "en": "Two", "zh": "二" }, "weight": 60, "rule": { "scaleMax": 5, "type": "Rating" } } ] } ] } ]
        }
        """;

    [Fact]
    public void A_programme_is_read_with_its_defaults()
    {
        var programme = ProgrammeJson.Read(Right);

        Assert.Equal(new Bilingual("Small", "小方案"), programme.Name);
        Assert.Equal([3, 1, 0], programme.Stages[0].Reminders);
        Assert.Equal(Aggregate.Sum, programme.Metrics[0].Aggregate);
        Assert.Equal(new ScoringRule.Rating(5), programme.Plans[0].Sections[0].Lines[1].Rule); // "type" does not stand first
        Assert.Equal(100, programme.Plans[0].Sections[0].Lines[0].Cap);
    }

    [Fact]
    public void A_stream_is_UTF8_with_or_without_a_mark()
    {
        byte[] plain = Encoding.UTF8.GetBytes(Right);

        Assert.Equal("小方案", ProgrammeJson.Read(new MemoryStream(plain)).Name.Zh);
        Assert.Equal("小方案", ProgrammeJson.Read(new MemoryStream([0xEF, 0xBB, 0xBF, .. plain])).Name.Zh);
        Assert.Equal(new DocumentUnreadable("$", "UTF-8", ""), Refused(() => ProgrammeJson.Read(new MemoryStream([0xC4, 0xE3, 0xBA, 0xC3]))));
    }

    [Theory]
    [InlineData("\"dueAfterWorkingDays\"", "\"due\"", "$.stages[0].due", "kind | actor | people | groups | dueAfterWorkingDays | dueOn | reminders | whenOverdue | escalateTo | sees | together", "due")]
    [InlineData("\"kind\": \"ManagerReview\", ", "", "$.stages[0].kind", "SetPlan | AgreePlan | CheckIn | ConfirmData | SelfReview | RaterFeedback | ManagerReview | SecondReview | HrReview | Calibration | OpenResult | Interview | Acknowledge | Appeal | FollowUp", "")]
    [InlineData("\"ManagerReview\"", "\"BossReview\"", "$.stages[0].kind", "SetPlan | AgreePlan | CheckIn | ConfirmData | SelfReview | RaterFeedback | ManagerReview | SecondReview | HrReview | Calibration | OpenResult | Interview | Acknowledge | Appeal | FollowUp", "\"BossReview\"")]
    [InlineData("\"ManagerReview\"", "1", "$.stages[0].kind", "SetPlan | AgreePlan | CheckIn | ConfirmData | SelfReview | RaterFeedback | ManagerReview | SecondReview | HrReview | Calibration | OpenResult | Interview | Acknowledge | Appeal | FollowUp", "1")]
    [InlineData("\"dueAfterWorkingDays\": 2", "\"dueAfterWorkingDays\": 2.5", "$.stages[0].dueAfterWorkingDays", "0, 1, 2, …", "2.5")]
    [InlineData("\"dueAfterWorkingDays\": 2", "\"dueAfterWorkingDays\": 251", "$.stages[0].dueAfterWorkingDays", "0 … 250", "251")]
    [InlineData("\"dueAfterWorkingDays\": 2", "\"reminders\": [ -1 ]", "$.stages[0].reminders[0]", "0 … 250", "-1")]
    [InlineData("\"dueAfterWorkingDays\": 2", "\"dueOn\": \"31.3.2026\"", "$.stages[0].dueOn", "\"2026-01-31\"", "\"31.3.2026\"")]
    [InlineData("\"dueAfterWorkingDays\": 2", "\"together\": 1", "$.stages[0].together", "true | false", "1")]
    [InlineData("\"dueAfterWorkingDays\": 2", "\"escalateTo\": \"Boss\"", "$.stages[0].escalateTo", "Subject | Manager | SecondManager | DepartmentHead | Hr | Named | Raters | Committee", "\"Boss\"")]
    [InlineData("{ \"en\": \"Small\", \"zh\": \"小方案\" }", "{ \"en\": \"Small\" }", "$.name.zh", "\"…\"", "")]
    [InlineData("{ \"en\": \"Small\", \"zh\": \"小方案\" }", "\"Small\"", "$.name", "{…}", "\"Small\"")]
    [InlineData("\"zh\": \"小方案\"", "\"zh\": null", "$.name.zh", "\"…\"", "null")]
    [InlineData("\"key\": \"small\"", "\"key\": \"small\", \"key\": \"large\"", "$.key", "1 ×", "2 ×")]
    [InlineData("\"weight\": 40", "\"weight\": \"40\"", "$.plans[0].sections[0].lines[0].weight", "0.00", "\"40\"")]
    [InlineData("\"weight\": 40", "\"weight\": 1e40", "$.plans[0].sections[0].lines[0].weight", "0.00", "1e40")]
    [InlineData("\"Self\"", "\"Me\"", "$.raterWeights.Me", "Self | Manager | SecondManager | Peer | DirectReport | InternalCustomer | ExternalCustomer | Hr", "Me")]
    [InlineData("\"type\": \"Rating\"", "\"kind\": 1, \"type\": \"Rating\"", "$.plans[0].sections[0].lines[1].rule.kind", "type | scaleMax", "kind")]
    [InlineData("\"scaleMax\": 5, ", "", "$.plans[0].sections[0].lines[1].rule.scaleMax", "0.00", "")]
    [InlineData("\"positions\": [ \"甲\" ]", "\"positions\": \"甲\"", "$.plans[0].positions", "[…]", "\"甲\"")]
    [InlineData("\"positions\": [ \"甲\" ]", "\"positions\": [ \"甲\", \"甲\" ]", "$.plans[0].positions", "1 ×", "2 × 甲")]
    [InlineData("\"formula\": \"工单\"", "\"formula\": \"工单 / 总工单\"", "$.plans[0].sections[0].lines[0].formula", "$.metrics[].name", "总工单")]
    [InlineData("\"name\": \"工单\"", "\"name\": \"\"", "$.metrics[0].name", "1 … 100 characters", "0")]
    [InlineData("\"grades\": [", "\"grades\": ", "line 5, position 43", "JSON", "")]
    public void What_no_programme_has_is_refused_with_its_path(string text, string mistake, string path, string expected, string got) =>
        Assert.Equal(new DocumentUnreadable(path, expected, got), Refused(() => ProgrammeJson.Read(Planted(text, mistake))));

    [Fact]
    public void A_rule_that_is_not_known_is_refused_with_the_ones_that_are()
    {
        var refusal = Assert.IsType<DocumentUnreadable>(Refused(() => ProgrammeJson.Read(Planted("\"type\": \"Rating\"", "\"type\": \"Ranking\""))));

        Assert.Equal("$.plans[0].sections[0].lines[1].rule.type", refusal.Path);
        Assert.StartsWith("Proportional | Linear | Bands | PassFail", refusal.Expected, StringComparison.Ordinal);
        Assert.Equal("\"Ranking\"", refusal.Got);
    }

    [Fact]
    public void All_that_cannot_be_scored_is_told_at_once()
    {
        var wrong = Planted("\"weight\": 40", "\"weight\": 30")
            .Replace("\"Manager\": 90", "\"Manager\": 80", StringComparison.Ordinal)
            .Replace("\"from\": 0", "\"from\": 1", StringComparison.Ordinal);

        Assert.Equal(
            [
                new Problem("$.plans[0].sections[0].lines", new WeightsNotHundred(WeightsOf.Lines, 90)),
                new Problem("$.raterWeights", new WeightsNotHundred(WeightsOf.RaterGroups, 90)),
                new Problem("$.grades", new GradesRefused(GradesFault.LastNotZero)),
            ],
            NotScorable(wrong).Where(p => p.Refusal is not WeightsCouldBe)); // the offer to spread the remainder
    }

    [Fact]
    public void A_formula_is_refused_where_it_stands()
    {
        var problem = Assert.Single(NotScorable(Planted("\"formula\": \"工单\"", "\"formula\": \"工单 /\"")));

        Assert.Equal("$.plans[0].sections[0].lines[0].formula", problem.Path);
        Assert.Equal(FormulaFault.ValueExpected, Assert.IsType<FormulaRefused>(problem.Refusal).Fault);
    }

    [Fact]
    public void Stages_that_lead_nowhere_are_refused() =>
        Assert.Equal(new StageWrong(StageKind.OpenResult, StageFault.Missing), Refused(() => ProgrammeJson.Read(Planted("\"OpenResult\"", "\"FollowUp\""))));

    [Fact]
    public void A_file_that_is_too_long_is_not_read() =>
        Assert.Equal(
            new DocumentUnreadable("$", "<= 1000000 characters", "1000001"),
            Refused(() => ProgrammeJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 2_000_000))))));

    [Fact]
    public void The_refusal_has_a_sentence_in_both_languages()
    {
        var refusal = new DocumentUnreadable("$.stages[0].kind", "a | b", "\"c\"");

        Assert.Equal("The file cannot be read at $.stages[0].kind. Please correct it: expected a | b, found \"c\".", RefusalTexts.Of(refusal, Language.English));
        Assert.Equal("文件的 $.stages[0].kind 处无法识别：应为 a | b，实际为 \"c\"。", RefusalTexts.Of(refusal, Language.Chinese));
    }

    private static string Planted(string text, string mistake)
    {
        Assert.Contains(text, Right, StringComparison.Ordinal);
        return Right.Replace(text, mistake, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Problem> NotScorable(string json) => Assert.IsType<NotScorable>(Refused(() => ProgrammeJson.Read(json))).Problems;

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal;
}
