using System.Text.Json;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Programmes;

public sealed class ProgrammeYamlTests
{
    private const string Right = """
        # a small programme
        key: small
        name: { en: Small, zh: 小方案 }
        stages:
          - kind: ManagerReview
            actor: Manager
            dueAfterWorkingDays: 2
          - kind: OpenResult
            actor: Hr
        grades:
          - { name: A, from: 60 }
          - { name: B, from: 0 }
        plans:
          - sections:
              - name: { en: All, zh: 全部 }
                weight: 100
                lines:
                  - id: "1"
                    name: { en: One, zh: 一 }
                    weight: 100
                    rule: { type: Rating, scaleMax: 5 }
        """;

    public static TheoryData<string> Keys => [.. BuiltinProgrammes.Keys.Concat(BuiltinProgrammes.FlowKeys)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void What_is_written_is_read_again_as_it_was(string key)
    {
        var programme = BuiltinProgrammes.Load().Single(p => p.Key == key);

        var again = ProgrammeYaml.Read(ProgrammeYaml.Write(programme));

        Assert.Equal(JsonSerializer.Serialize(programme), JsonSerializer.Serialize(again));
    }

    [Fact]
    public void A_programme_by_hand_is_read()
    {
        var programme = ProgrammeYaml.Read(Right);

        Assert.Equal(("small", "小方案", 2), (programme.Key, programme.Name.Zh, programme.Stages.Count));
        Assert.Equal(new TargetBand(60, 100), programme.TargetBand);
    }

    [Fact]
    public void The_example_in_the_documentation_is_a_programme()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "programmes.md")).ReplaceLineEndings("\n");
        var yaml = text.Split("```yaml\n")[1].Split("```")[0];

        Assert.Equal((6, Actor.SecondManager), (ProgrammeYaml.Read(yaml).Stages.Count, ProgrammeYaml.Read(yaml).Stages[1].EscalateTo!.Value));
    }

    [Theory]
    [InlineData("ManagerReview", "BossReview", "line 5, column 5, $.stages[0].kind", "\"BossReview\"")]
    [InlineData("dueAfterWorkingDays: 2", "dueAfterWorkingDays: two", "line 7, column 5, $.stages[0].dueAfterWorkingDays", "\"two\"")]
    [InlineData("dueAfterWorkingDays: 2", "due: 2", "line 7, column 5, $.stages[0].due", "due")]
    [InlineData("    actor: Manager\n", "", "line 5, column 5, $.stages[0].actor", "")]
    [InlineData("id: \"1\"", "id: 1", "line 18, column 13, $.plans[0].sections[0].lines[0].id", "1")]
    [InlineData("key: small", "key: small\nkey: large", "line 3, column 1, $.key", "2 ×")]
    public void A_mistake_is_told_with_its_line_and_column(string text, string mistake, string path, string got)
    {
        var wrong = Assert.IsType<DocumentUnreadable>(Refused(Right.ReplaceLineEndings("\n").Replace(text, mistake, StringComparison.Ordinal)));

        Assert.Equal((path, got), (wrong.Path, wrong.Got));
    }

    [Theory]
    [InlineData("key: [small", "YAML")]
    [InlineData("key: &a small\nname: *a", "a: b | - c")]
    [InlineData("key: !!binary small", "a: b | - c")]
    [InlineData("key: small\n---\nkey: large", "1 × ---")]
    [InlineData("", "YAML")]
    public void What_is_no_plain_YAML_is_refused(string yaml, string expected) => Assert.Equal(expected, Assert.IsType<DocumentUnreadable>(Refused(yaml)).Expected);

    [Fact]
    public void Depth_and_length_have_a_limit()
    {
        Assert.IsType<DocumentUnreadable>(Refused(new string('[', 100_000)));
        Assert.IsType<DocumentUnreadable>(Refused("key: " + new string('x', 2_000_000)));
    }

    [Fact]
    public void What_cannot_be_scored_is_told_where_it_stands()
    {
        var problems = Assert.IsType<NotScorable>(Refused(Right.ReplaceLineEndings("\n").Replace("weight: 100\n        lines", "weight: 90\n        lines", StringComparison.Ordinal))).Problems;

        Assert.Contains(problems, p => p.Path.StartsWith("line 1", StringComparison.Ordinal) && p.Path.EndsWith("$.plans[0].sections", StringComparison.Ordinal));
    }

    /// <summary>Run with <c>UPDATE_SNAPSHOTS=1</c> to write it anew.</summary>
    [Fact]
    public void The_schema_in_the_documentation_is_what_is_read()
    {
        var file = Repository.PathOf("docs", "programme.schema.json");
        var schema = StrictJson.SchemaOf<ProgrammeDefinition>();
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "A PerfBot programme, as YAML or JSON";
        var text = schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(text, File.ReadAllText(file).ReplaceLineEndings("\n"));
        Assert.All(Enum.GetNames<StageKind>(), kind => Assert.Contains($"\"{kind}\"", text, StringComparison.Ordinal));
    }

    private static Refusal Refused(string yaml) => Assert.Throws<RefusedException>(() => ProgrammeYaml.Read(yaml)).Refusal;
}
