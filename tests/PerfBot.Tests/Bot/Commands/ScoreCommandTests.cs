using System.Text;
using System.Text.Json.Nodes;
using PerfBot.Bot.Commands;

namespace PerfBot.Tests.Bot.Commands;

public sealed class ScoreCommandTests
{
    /// <summary>A document with every kind of line.</summary>
    private const string Example = """
        {
          "cycle": { "from": "2026-01-01", "to": "2026-04-01" },
          "metrics": [
            { "key": "已解决工单", "aggregate": "Sum", "readings": [ { "period": "2026-01", "value": 46 }, { "period": "2025-12", "value": 40 } ] },
            { "key": "总工单", "readings": [ { "period": "2026-03", "value": 50 } ] },
            { "key": "总解决时间", "readings": [ { "period": "2026-02", "value": 115 } ] } ],
          "raterWeights": { "Self": 10, "Manager": 90 },
          "missing": "Block",
          "assignments": [ { "name": "技术支持", "share": 100, "segments": [ { "from": "2026-01-01", "to": "2026-04-01", "sections": [
            { "name": "KPI", "weight": 70, "lines": [
              { "id": "ts-01", "weight": 60, "direction": "HigherIsBetter", "unit": "%", "target": 0.9, "cap": 100, "formula": "已解决工单 / 总工单", "rule": { "type": "Proportional" } },
              { "id": "ts-02", "weight": 40, "direction": "LowerIsBetter", "unit": "h", "target": 2, "cap": 120, "formula": "总解决时间 / 已解决工单", "rule": { "type": "Linear", "floor": 4, "target": 2, "stretch": 1 } } ] },
            { "name": "协作", "weight": 30, "lines": [
              { "id": "r1", "weight": 50, "rule": { "type": "Rating", "scaleMax": 5 }, "ratings": { "Self": [ [4, 5] ], "Manager": [ [4, null] ] } },
              { "id": "m1", "weight": 25, "rule": { "type": "Manual" }, "manualPoints": 88.5 },
              { "id": "o1", "weight": 25, "rule": { "type": "Okr" }, "objectives": [ { "weight": 100, "keyResults": [ { "weight": 100, "start": 30, "target": 25, "current": 27 } ] } ] } ] } ] } ] } ],
          "grades": [ { "name": "优秀", "from": 90 }, { "name": "合格", "from": 60 }, { "name": "不合格", "from": 0 } ],
          "knockOuts": [ { "line": "ts-01", "below": 60, "gradeAtMost": "合格" } ],
          "bonus": { "monthlySalary": 12000, "percentByGrade": { "优秀": 10, "合格": 5 } }
        }
        """;

    private const string FirstLine = "$.assignments[0].segments[0].sections[0].lines[0]";

    [Fact]
    public void The_example_comes_out_as_by_hand()
    {
        var answer = Answered(Example).AsObject();

        // 46 ÷ 50 → 100 of 42; 115 ÷ 46 = 2.5 h → 75 of 28; 4.05 of 5 → 81 of 15; 88.5 of 7.5; (30 − 27) ÷ (30 − 25) → 60 of 7.5.
        Assert.Equal(["state", "total", "grade", "gradeBeforeKnockOut", "bonus", "lines"], answer.Select(p => p.Key));
        Assert.Equal("""{"state":"Rated","total":86.29,"grade":"合格","gradeBeforeKnockOut":"合格","bonus":600}""", Without(answer, "lines"));
        Assert.Equal(
            [
                """{"assignment":"技术支持","segment":"2026-01-01","id":"ts-01","state":"Value","actual":0.92,"points":100,"effectiveWeight":42,"contribution":42,"pointsLost":0}""",
                """{"assignment":"技术支持","segment":"2026-01-01","id":"ts-02","state":"Value","actual":2.5,"points":75,"effectiveWeight":28,"contribution":21,"pointsLost":7}""",
                """{"assignment":"技术支持","segment":"2026-01-01","id":"r1","state":"Value","actual":4.05,"points":81,"effectiveWeight":15,"contribution":12.15,"pointsLost":2.85}""",
                """{"assignment":"技术支持","segment":"2026-01-01","id":"m1","state":"Value","actual":88.5,"points":88.5,"effectiveWeight":7.5,"contribution":6.64,"pointsLost":0.86}""",
                """{"assignment":"技术支持","segment":"2026-01-01","id":"o1","state":"Value","actual":0.6,"points":60,"effectiveWeight":7.5,"contribution":4.5,"pointsLost":3}""",
            ],
            answer["lines"]!.AsArray().Select(line => Without(line!.AsObject(), "reason")));
    }

    [Fact]
    public void The_reason_has_formula_inputs_target_and_rule_in_both_languages()
    {
        var reasons = Answered(Example)["lines"]!.AsArray().Select(line => (string?)line!["reason"]).ToList();

        Assert.Equal(
            "actual 2.5 = 总解决时间 / 已解决工单 (总解决时间 = 115, 已解决工单 = 46); target ≤ 2; Linear gives 75, cap 120: 75 points; 7 of 28 lost | "
            + "实际值 2.5 = 总解决时间 / 已解决工单 (总解决时间 = 115, 已解决工单 = 46)；目标 ≤ 2；按 Linear 得 75，封顶 120：75 分；权重 28 中扣 7",
            reasons[1]);
        Assert.Contains("Manager 4 × 90%", reasons[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_metric_blocks_or_counts_as_zero_as_the_file_says()
    {
        var noTotal = Example.Replace("\"key\": \"总工单\"", "\"key\": \"其他\"", StringComparison.Ordinal);
        var blocked = Answered(noTotal).AsObject();
        var zero = Answered(noTotal.Replace("\"Block\"", "\"Zero\"", StringComparison.Ordinal)).AsObject();

        Assert.Equal("""{"state":"Blocked","total":null,"grade":null,"gradeBeforeKnockOut":null,"bonus":null}""", Without(blocked, "lines"));
        Assert.Equal(
            """{"state":"Missing","actual":null,"points":null,"effectiveWeight":42,"contribution":null,"pointsLost":null}""",
            Without(blocked["lines"]![0]!.AsObject(), "assignment", "segment", "id", "reason"));
        Assert.Equal("""{"state":"Rated","total":44.29,"grade":"不合格","gradeBeforeKnockOut":"不合格","bonus":0}""", Without(zero, "lines"));
        Assert.Equal(
            """{"state":"Missing","actual":null,"points":0,"effectiveWeight":42,"contribution":0,"pointsLost":42}""",
            Without(zero["lines"]![0]!.AsObject(), "assignment", "segment", "id", "reason"));
    }

    [Fact]
    public void A_line_that_does_not_apply_gives_its_weight_away_and_its_reason_back()
    {
        var lines = Answered(Example.Replace("\"id\": \"ts-01\",", "\"id\": \"ts-01\", \"notApplicable\": \"本期无工单\",", StringComparison.Ordinal))["lines"]!;

        Assert.Equal(
            """{"state":"NotApplicable","actual":null,"points":null,"effectiveWeight":0,"contribution":0,"pointsLost":0,"reason":"本期无工单"}""",
            Without(lines[0]!.AsObject(), "assignment", "segment", "id"));
        Assert.Equal(70, (decimal)lines[1]!["effectiveWeight"]!);
    }

    [Fact]
    public void Information_is_not_listed_and_a_knock_out_shows()
    {
        var answer = Answered(Example
            .Replace("{ \"id\": \"m1\"", "{ \"id\": \"i1\", \"weight\": 0, \"direction\": \"Information\", \"rule\": { \"type\": \"Information\" } }, { \"id\": \"m1\"", StringComparison.Ordinal)
            .Replace("\"below\": 60, \"gradeAtMost\": \"合格\"", "\"below\": 100.01, \"gradeAtMost\": \"不合格\"", StringComparison.Ordinal));

        Assert.Equal(5, answer["lines"]!.AsArray().Count);
        Assert.Equal(("不合格", "合格"), ((string?)answer["grade"], (string?)answer["gradeBeforeKnockOut"]));
    }

    [Fact]
    public void Several_documents_are_answered_in_order()
    {
        var none = Example.Replace("\"bonus\": {", "\"bonus\": null, \"knockOuts\": [] }", StringComparison.Ordinal);
        none = none[..none.IndexOf("\"bonus\": null", StringComparison.Ordinal)] + "\"bonus\": null }";
        var answers = Answered($"[{Example}, {none}]").AsArray();

        Assert.Equal([600, null], answers.Select(a => (decimal?)a!["bonus"]));
        Assert.Equal("[]", Answered("[]").ToJsonString());
    }

    [Theory]
    [InlineData("\"missing\": \"Block\"", "\"mising\": \"Block\"", "$.mising")]
    [InlineData("\"missing\": \"Block\"", "\"missing\": \"block\"", "$.missing")]
    [InlineData("\"missing\": \"Block\"", "\"missing\": 0", "$.missing")]
    [InlineData("\"missing\": \"Block\"", "\"missing\": null", "$.missing")]
    [InlineData("\"missing\": \"Block\"", "\"missing\": \"Block\", \"missing\": \"Zero\"", "$.missing")]
    [InlineData("\"missing\": \"Block\"", "\"trimmed\": \"true\"", "$.trimmed")]
    [InlineData("\"from\": \"2026-01-01\", \"to\": \"2026-04-01\" },\n  \"metrics\"", "\"from\": \"2026-01-01\" },\n  \"metrics\"", "$.cycle.to")]
    [InlineData("\"period\": \"2025-12\"", "\"period\": \"2025-13\"", "$.metrics[0].readings[1].period")]
    [InlineData("\"period\": \"2025-12\"", "\"period\": \"2026-01\"", "$.metrics[0].readings[1].period")]
    [InlineData("\"value\": 46", "\"value\": \"46\"", "$.metrics[0].readings[0].value")]
    [InlineData("\"value\": 46", "\"value\": 1e40", "$.metrics[0].readings[0].value")]
    [InlineData("\"value\": 46", "\"value\": 46, \"source\": \"CRM\"", "$.metrics[0].readings[0].source")]
    [InlineData("\"key\": \"总工单\"", "\"key\": \"已解决工单\"", "$.metrics[1].key")]
    [InlineData("\"Self\": 10", "\"Boss\": 10", "$.raterWeights.Boss")]
    [InlineData("\"Self\": 10", "\"Self\": 20", "$.raterWeights")]
    [InlineData("\"share\": 100", "\"share\": 90", "$.assignments")]
    [InlineData("\"share\": 100", "\"share\": \"100\"", "$.assignments[0].share")]
    [InlineData("\"weight\": 70", "\"weight\": 60", "$.assignments[0].segments[0].sections")]
    [InlineData("\"id\": \"ts-01\", \"weight\": 60", "\"id\": \"ts-01\", \"weight\": 30", "$.assignments[0].segments[0].sections[0].lines")]
    [InlineData("\"id\": \"ts-01\", \"weight\": 60", "\"id\": \"ts-01\"", FirstLine + ".weight")]
    [InlineData("\"id\": \"ts-01\"", "\"id\": \"ts-01\", \"a b\": 1", FirstLine + "['a b']")]
    [InlineData("\"id\": \"ts-01\"", "\"id\": \"ts-01\", \"target\": 1", FirstLine + ".target")]
    [InlineData("\"target\": 0.9", "\"target\": 0", FirstLine + ".target")]
    [InlineData("\"cap\": 100", "\"cap\": 200", FirstLine + ".cap")]
    [InlineData("\"cap\": 100", "\"cap\": null", FirstLine + ".cap")]
    [InlineData("已解决工单 / 总工单", "已解决工单 // 总工单", FirstLine + ".formula")]
    [InlineData("{ \"type\": \"Proportional\" }", "{ \"type\": \"Proportional\", \"floor\": 1 }", FirstLine + ".rule.floor")]
    [InlineData("{ \"type\": \"Proportional\" }", "{ \"type\": \"proportional\" }", FirstLine + ".rule.type")]
    [InlineData("{ \"type\": \"Proportional\" }", "{ }", FirstLine + ".rule.type")]
    [InlineData("{ \"type\": \"Proportional\" }", "[]", FirstLine + ".rule")]
    [InlineData("\"floor\": 4, \"target\": 2", "\"floor\": 2, \"target\": 2", "$.assignments[0].segments[0].sections[0].lines[1].rule.target")]
    [InlineData("[4, null]", "[4, 6]", "$.assignments[0].segments[0].sections[1].lines[0].ratings.Manager[0][1]")]
    [InlineData("[4, null]", "4", "$.assignments[0].segments[0].sections[1].lines[0].ratings.Manager[0]")]
    [InlineData("\"Manager\": [ [", "\"Chef\": [ [", "$.assignments[0].segments[0].sections[1].lines[0].ratings.Chef")]
    [InlineData("\"manualPoints\": 88.5", "\"manualPoints\": 100.5", "$.assignments[0].segments[0].sections[1].lines[1].manualPoints")]
    [InlineData("\"start\": 30", "\"start\": 25", "$.assignments[0].segments[0].sections[1].lines[2].objectives[0].keyResults[0].target")]
    [InlineData("\"name\": \"不合格\", \"from\": 0", "\"name\": \"不合格\", \"from\": 1", "$.grades")]
    [InlineData("\"line\": \"ts-01\"", "\"line\": \"ts-99\"", "$.knockOuts[0].line")]
    [InlineData("\"gradeAtMost\": \"合格\"", "\"gradeAtMost\": \"良好\"", "$.knockOuts[0].gradeAtMost")]
    [InlineData("\"合格\": 5", "\"良好\": 5", "$.bonus.percentByGrade.良好")]
    public void What_is_wrong_is_refused_with_its_path_and_nothing_is_answered(string part, string instead, string path)
    {
        var document = Example.Replace("\r", "", StringComparison.Ordinal).Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(Example, document);

        var (code, output, error) = Run(document);

        Assert.Equal((ScoreCommand.Refused, ""), (code, output));
        Assert.Equal(path, error.Split(": ")[0]);
        Assert.Contains(" | ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_refused_document_refuses_them_all()
    {
        var (code, output, error) = Run($"[{Example}, {Example.Replace("\"share\": 100", "\"share\": 60", StringComparison.Ordinal)}]");

        Assert.Equal((2, ""), (code, output));
        Assert.Equal("$[1].assignments: The shares add up to 60; 40 is missing to the 100 that they have to make. | 各任职的占比合计 60，缺 40，应为 100。", error.Trim());
    }

    [Fact]
    public void All_that_is_wrong_with_the_figures_is_named_at_once()
    {
        var (_, _, error) = Run(Example
            .Replace("\"target\": 0.9", "\"target\": 0", StringComparison.Ordinal)
            .Replace("\"cap\": 100", "\"cap\": 0", StringComparison.Ordinal));

        Assert.Equal([$"{FirstLine}.cap", $"{FirstLine}.target"], error.Trim().Split('\n').Select(line => line.Split(": ")[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("// nothing")]
    public void What_is_not_JSON_is_refused(string text)
    {
        var (code, output, error) = Run(text);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("$: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("[[]]")]
    [InlineData("{\"\\ud800\": 1}")]
    [InlineData("{\"missing\": \"\\ud800\"}")]
    public void What_is_not_a_document_is_refused(string text) => Assert.Equal((2, ""), Run(text) is var run ? (run.Code, run.Output) : default);

    [Fact]
    public void A_byte_order_mark_is_no_mistake() => Assert.Equal(0, Run("\uFEFF" + Example).Code);

    private static JsonNode Answered(string document)
    {
        var (code, output, error) = Run(document);
        Assert.Equal((0, ""), (code, error));
        return JsonNode.Parse(output)!;
    }

    private static (int Code, string Output, string Error) Run(string document)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(document));
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = ScoreCommand.Run(input, output, error);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private static string Without(JsonObject all, params string[] names)
    {
        var some = all.DeepClone().AsObject();
        foreach (var name in names)
        {
            some.Remove(name);
        }

        return some.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
