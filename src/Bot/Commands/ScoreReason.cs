using System.Globalization;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Bot.Commands;

/// <summary>Why a line has the points it has, in words for an analyst: formula, inputs, target, rule, and what was lost. English first, then Chinese.</summary>
internal static class ScoreReason
{
    public static string Of(LineScore line)
    {
        var (en, zh) = line.State switch
        {
            LineState.NotApplicable => Never(line.Explanation.NotApplicable!),
            LineState.Missing => Missing(line),
            _ => Value(line),
        };
        return en == zh ? en : $"{en} | {zh}";
    }

    private static Bilingual Never(NotApplicableReason why) => why switch
    {
        NotApplicableReason.ZeroDenominator r => new($"not applicable: {r.Denominator} is 0", $"不适用：{r.Denominator} 为 0"),
        NotApplicableReason.NoEarlierReadings r => new($"not applicable: {r.Metric} has no earlier readings", $"不适用：{r.Metric} 没有上期数据"),
        NotApplicableReason.Marked r => Bilingual.Of(r.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };

    private static Bilingual Missing(LineScore line)
    {
        var what = line.Explanation switch
        {
            { MissingMetrics: { Count: > 0 } metrics } => new Bilingual($"no readings of {string.Join(", ", metrics)}", $"没有 {string.Join("、", metrics)} 的数据"),
            { Actual: ActualFacts.Rated } => new("no rating of a group that has a weight", "有权重的评价人组都没有评分"),
            { Actual: ActualFacts.ByHand } => new("no points were entered", "尚未打分"),
            { Actual: ActualFacts.KeyResults } => new("a key result has no current value", "有关键结果没有当前值"),
            _ => new("nothing was entered", "尚未填写"),
        };
        return line.Points is null
            ? new($"missing: {what.En}; the review waits", $"缺少数据：{what.Zh}，考核无法结束")
            : new($"missing: {what.En}; counts as 0 points", $"缺少数据：{what.Zh}，按 0 分计");
    }

    private static Bilingual Value(LineScore line)
    {
        var from = From(line.Explanation.Actual);
        var target = Target(line.Line);
        var (before, cap, points) = (N(line.Explanation.BeforeCap), N(line.Line.Cap), N(line.Points));
        var (weight, lost) = (N(line.EffectiveWeight), N(line.PointsLost));
        var rule = line.Line.Rule.GetType().Name;
        return new(
            $"actual {N(line.Actual)}{from.En}{target.En}; {rule} gives {before}, cap {cap}: {points} points; {lost} of {weight} lost",
            $"实际值 {N(line.Actual)}{from.Zh}{target.Zh}；按 {rule} 得 {before}，封顶 {cap}：{points} 分；权重 {weight} 中扣 {lost}");
    }

    private static Bilingual From(ActualFacts facts)
    {
        switch (facts)
        {
            case ActualFacts.Computed computed:
                var inputs = string.Join(", ", computed.Inputs.Select(i => $"{(i.Previous ? $"prev({i.Metric})" : i.Metric)} = {(i.Value is null ? "-" : N(i.Value))}"));
                var formula = inputs.Length == 0 ? $" = {computed.Formula}" : $" = {computed.Formula} ({inputs})";
                return Bilingual.Of(formula);

            case ActualFacts.Rated rated:
                var groups = string.Join(", ", rated.Groups.Where(g => g.Mean is not null)
                    .Select(g => $"{string.Join("+", g.Groups)} {N(g.Mean)} × {N(g.WeightUsed)}%"));
                return Bilingual.Of($" = {groups}");

            case ActualFacts.KeyResults results:
                var objectives = string.Join(", ", results.Objectives.Select(o => $"{N(o.Progress)} × {N(o.Objective.Weight)}%"));
                return Bilingual.Of($" = {objectives}");

            default:
                return new(" as entered", "（填写）");
        }
    }

    private static Bilingual Target(Line line)
    {
        if ((line.Rule is ScoringRule.Linear linear ? linear.Target : line.Target) is not { } target)
        {
            return new("", "");
        }

        var sign = line.Direction == Direction.LowerIsBetter ? "≤" : "≥";
        return new($"; target {sign} {N(target)}", $"；目标 {sign} {N(target)}");
    }

    private static string N(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "";
}
