using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Kit;

/// <summary>What many cards say about a line of a plan.</summary>
internal static class LineTexts
{
    /// <summary>What the points are measured against: <c>≥ 90%</c>. Null where the rule looks at no target: one shown all the same would be taken for what counts.</summary>
    public static string? Target(this Language lang, Line line) => line.Rule switch
    {
        ScoringRule.Rating or ScoringRule.Manual or ScoringRule.Okr or ScoringRule.Information => null,
        ScoringRule.Linear rule => Write(lang, rule.Target, isLeast: rule.Floor < rule.Target, line.Unit),
        ScoringRule.Bands rule when rule.Steps.All(s => s.At != line.Target) => null,
        _ => line.Target is { } target ? lang.Target(line, target) : null,
    };

    /// <summary>A target of the line, whether its rule looks at it or not.</summary>
    public static string Target(this Language lang, Line line, decimal target) => Write(lang, target, line.Direction != Direction.LowerIsBetter, line.Unit);

    private static string Write(Language lang, decimal target, bool isLeast, string? unit) => $"{(isLeast ? "≥" : "≤")} {lang.Quantity(target, unit)}";
}
