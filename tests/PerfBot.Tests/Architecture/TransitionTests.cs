using System.Reflection;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Domain.Reviews;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Architecture;

/// <summary>A state that nothing leads to is dead code; one without a way out keeps somebody's work for ever, unless it is meant as the end.</summary>
public sealed class TransitionTests
{
    /// <summary>Every table with the states that are meant as the end.</summary>
    private static readonly Dictionary<Type, string[]> Ends = new()
    {
        [typeof(Notice)] = [nameof(NoticeState.Recalled), nameof(NoticeState.Discarded)],
        [typeof(Cycle)] = [nameof(CycleState.Closed), nameof(CycleState.Cancelled)],
        [typeof(ReviewTask)] = [],
    };

    [Fact]
    public void Every_table_is_known_here() => Assert.Equal(Ends.Keys.Select(t => t.Name).Order(), Tables().Select(t => t.Owner.Name).Order());

    [Fact]
    public void Every_state_can_be_reached_and_only_ends_have_no_way_out() =>
        Rule.Holds(Tables().SelectMany(t => Problems(t.Rows, t.States, Ends[t.Owner])));

    [Fact]
    public void A_state_that_nothing_leads_to_or_out_of_is_found()
    {
        string[] states = ["Open", "Done", "Lost"];

        Assert.Equal(["Lost cannot be reached"], Problems([("Open", "Done"), ("Lost", "Done")], states, ["Done"]));
        Assert.Equal(["Lost has no way out"], Problems([("Open", "Done"), ("Open", "Lost")], states, ["Done"]));
        Assert.Equal(["Done is no end"], Problems([("Open", "Done"), ("Done", "Lost")], states, ["Done", "Lost"]));
    }

    [Fact]
    public void The_diagrams_in_the_documentation_are_the_tables() =>
        Assert.Equal(Tables().Select(t => (t.Owner.Name, t.Mermaid)).OrderBy(t => t.Name), Diagrams(File.ReadAllText(Repository.PathOf("docs", "states.md"))).OrderBy(t => t.Name));

    [Fact]
    public void A_diagram_that_lacks_an_arrow_is_found()
    {
        var drawn = Assert.Single(Diagrams("## Cycle\n\nText.\n\n```mermaid\nstateDiagram-v2\n  Running --> ResultsOpen: OpenResults\n```\n"));

        Assert.NotEqual(("Cycle", Cycle.Steps.ToMermaid()), drawn);
    }

    /// <summary>The diagrams of a document, each with the heading it stands under.</summary>
    private static IEnumerable<(string Name, string Mermaid)> Diagrams(string text) =>
        from section in text.ReplaceLineEndings("\n").Split("\n## ").Select(s => s.TrimStart('#', ' '))
        from block in section.Split("```mermaid\n").Skip(1)
        select (section[..section.IndexOf('\n', StringComparison.Ordinal)], block[..block.IndexOf("```", StringComparison.Ordinal)]);

    private static IEnumerable<(Type Owner, string Mermaid, IReadOnlyList<(string From, string To)> Rows, string[] States)> Tables() =>
        from type in typeof(Refusal).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Transitions<,>)
        let table = field.GetValue(null)!
        let rows = ((System.Collections.IEnumerable)field.FieldType.GetProperty("Rows")!.GetValue(table)!).Cast<System.Runtime.CompilerServices.ITuple>()
        select (type, (string)field.FieldType.GetMethod("ToMermaid")!.Invoke(table, null)!, (IReadOnlyList<(string, string)>)[.. rows.Select(r => ($"{r[0]}", $"{r[2]}"))], Enum.GetNames(field.FieldType.GetGenericArguments()[0]));

    private static IEnumerable<string> Problems(IReadOnlyList<(string From, string To)> rows, string[] states, string[] ends)
    {
        var reached = new HashSet<string> { states[0] };
        while (rows.FirstOrDefault(r => reached.Contains(r.From) && !reached.Contains(r.To)) is { To: not null } next)
        {
            reached.Add(next.To);
        }

        return
        [
            .. states.Where(s => !reached.Contains(s)).Select(s => $"{s} cannot be reached"),
            .. states.Where(s => !ends.Contains(s) && rows.All(r => r.From != s)).Select(s => $"{s} has no way out"),
            .. ends.Where(s => rows.Any(r => r.From == s)).Select(s => $"{s} is no end"),
        ];
    }
}
