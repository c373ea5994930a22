using PerfBot.Cards.Kit;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Results;

/// <summary>The words around the facts of a line's explanation.</summary>
internal sealed class ExplanationTexts(Language lang, IReadOnlyDictionary<string, Bilingual> lineNames, IReadOnlyDictionary<string, Bilingual> metricLabels, TimeZoneInfo zone)
{
    public string RuleLabel => lang.Say("Rule", "计分规则");
    public string IndicatorLabel => lang.Say("Indicator", "指标版本");
    public string InputsLabel => lang.Say("Inputs", "数据来源");

    /// <summary>Which indicator in which version, and how it is computed where there are several ways.</summary>
    public string Indicator(Line line) => line.Basis is { } basis
        ? lang.Say($"{line.Indicator}, version {line.IndicatorVersion} ({lang.Say(basis)})", $"{line.Indicator}，第 {line.IndicatorVersion} 版（{lang.Say(basis)}）")
        : lang.Say($"{line.Indicator}, version {line.IndicatorVersion}", $"{line.Indicator}，第 {line.IndicatorVersion} 版");

    public string Decided(string reason) => lang.Say($"Decided by HR: {reason}", $"由HR处理：{reason}");

    public string Rule(Line line) => line.Rule switch
    {
        ScoringRule.Proportional when line.Direction == Direction.LowerIsBetter => lang.Say(
            $"in proportion: 100 × (2 − actual ÷ target), at most {lang.Number(line.Cap)}", $"按比例：100 ×（2 − 实际 ÷ 目标），最高 {lang.Number(line.Cap)}"),
        ScoringRule.Proportional => lang.Say(
            $"in proportion: 100 × actual ÷ target, at most {lang.Number(line.Cap)}", $"按比例：100 × 实际 ÷ 目标，最高 {lang.Number(line.Cap)}"),
        ScoringRule.Linear r => lang.Say(
            $"straight line: {lang.Quantity(r.Floor, line.Unit)} earns 0, {lang.Quantity(r.Target, line.Unit)} earns 100{Stretch(r, line)}",
            $"线性：{lang.Quantity(r.Floor, line.Unit)} 得 0 分，{lang.Quantity(r.Target, line.Unit)} 得 100 分{Stretch(r, line)}"),
        ScoringRule.Bands r => Bands(r, line),
        ScoringRule.PassFail => lang.Say("100 when the target is met, else 0", "达标得 100 分，未达标得 0 分"),
        ScoringRule.Deduction r => lang.Say(
            $"100 less {lang.Number(r.PerUnit)} for each {lang.Quantity(r.Step, line.Unit)} beyond the target",
            $"满分 100，每超出目标 {lang.Quantity(r.Step, line.Unit)} 扣 {lang.Number(r.PerUnit)} 分"),
        ScoringRule.Rating r => lang.Say($"rating on a scale of {lang.Number(r.ScaleMax)}: 100 × rating ÷ {lang.Number(r.ScaleMax)}", $"{lang.Number(r.ScaleMax)} 分制评分：100 × 评分 ÷ {lang.Number(r.ScaleMax)}"),
        ScoringRule.Manual => lang.Say($"points given by a person, 0 to {lang.Number(line.Cap)}", $"由评分人打分，0 到 {lang.Number(line.Cap)}"),
        ScoringRule.Okr => lang.Say("progress of the key results", "按关键结果完成度"),
        _ => lang.Say("shown, not scored", "仅展示，不计分"),
    };

    public IEnumerable<string> Sentences(LineScore line)
    {
        switch (line.Explanation.Actual)
        {
            case ActualFacts.Computed computed:
                yield return lang.Say($"Formula: {Formula(computed.Formula)}", $"计算公式：{Formula(computed.Formula)}");
                break;
            case ActualFacts.Rated rated:
                foreach (var group in rated.Groups)
                {
                    yield return Group(group);
                }

                break;
            case ActualFacts.KeyResults results:
                foreach (var sentence in results.Objectives.SelectMany(Objective))
                {
                    yield return sentence;
                }

                break;
            case ActualFacts.ByHand { Reason: { } reason }:
                yield return lang.Say($"Reason given: {reason}", $"评分依据：{reason}");
                break;
            case ActualFacts.Entered:
                yield return lang.Say("The actual was entered by a person.", "实际值由人工录入。");
                break;
            default:
                break;
        }

        if (line.Explanation.NotApplicable is { } reasonWhy)
        {
            yield return NotApplicable(reasonWhy);
        }

        if (line.Explanation.MissingMetrics.Count > 0)
        {
            var names = string.Join(lang.Say(", ", "、"), line.Explanation.MissingMetrics.Select(Metric));
            yield return lang.Say($"No reading of: {names}.", $"缺少数据：{names}。");
        }

        if (line.Explanation.BeforeCap is { } before && line.Points is { } points)
        {
            yield return decimal.Round(before, 2, MidpointRounding.AwayFromZero) == points
                ? lang.Say($"The rule gives {lang.Number(points)} points.", $"按规则得 {lang.Number(points)} 分。")
                : lang.Say($"The rule gives {lang.Number(before)}; between 0 and the cap that is {lang.Number(points)} points.", $"按规则为 {lang.Number(before)}，在 0 与上限之间取 {lang.Number(points)} 分。");
        }

        if (line is { State: not LineState.NotApplicable, PointsLost: { } lost })
        {
            yield return lost > 0
                ? lang.Say($"{lang.Number(lost)} of {lang.Number(line.EffectiveWeight)} were lost here.", $"本项满分 {lang.Number(line.EffectiveWeight)}，扣 {lang.Number(lost)} 分。")
                : lang.Say("Nothing was lost here.", "本项未扣分。");
        }

        if (line.Explanation.Weight is { Moves.Count: > 0 } weight)
        {
            var moves = string.Join(lang.Say(", ", "；"), weight.Moves.Select(Move));
            yield return lang.Say(
                $"The weight was {lang.Number(weight.Before)}% and is {lang.Number(weight.Effective)}%: {moves}.",
                $"权重原为 {lang.Number(weight.Before)}%，现为 {lang.Number(weight.Effective)}%：{moves}。");
        }
    }

    /// <summary>The figures that a formula ran on, each with the readings behind it and where they came from.</summary>
    public IReadOnlyList<Row> Inputs(ActualFacts actual) => actual is ActualFacts.Computed computed
        ? [.. computed.Inputs.Select(i => new Row(FigureName(i.Metric, i.Previous), Behind(i), i.Value is { } value ? lang.Number(value, 4) : lang.Say("no reading", "无数据"), i.Value is null ? Tone.Attention : Tone.Default, []))]
        : [];

    private string Formula(string text) => FormulaNames.Tell(text, input => FigureName(input.Metric, input.Previous));

    private string FigureName(string metric, bool previous)
    {
        var name = Metric(metric);
        return previous ? lang.Say($"{name} (previous period)", $"{name}（上期）") : name;
    }

    private string? Behind(InputFacts input)
    {
        var readings = input.Readings.Count <= 1
            ? ""
            : lang.Say($"{AggregateWord(input.Aggregate)}: {string.Join(", ", input.Readings.Select(r => lang.Number(r.Value, 4)))}", $"{AggregateWord(input.Aggregate)}：{string.Join("、", input.Readings.Select(r => lang.Number(r.Value, 4)))}");
        var behind = string.Join(" · ", new[] { readings, Source(input) }.Where(t => t.Length > 0));
        return behind.Length > 0 ? behind : null;
    }

    private IEnumerable<string> Objective(ObjectiveFacts facts)
    {
        var progress = facts.Progress is { } done ? lang.Quantity(done, "%") : lang.Say("no figure yet", "暂无数据");
        yield return lang.Say(
            $"Objective {facts.Objective.Name} (counts {lang.Number(facts.Objective.Weight)}%): {progress}",
            $"目标“{facts.Objective.Name}”（占 {lang.Number(facts.Objective.Weight)}%）：完成 {progress}");
        foreach (var (result, reached) in facts.Objective.KeyResults.Zip(facts.KeyResults))
        {
            var way = $"{lang.Number(result.Start)} → {lang.Number(result.Target)}";
            yield return result.Current is { } current && reached is { } share
                ? lang.Say(
                    $"{result.Name} (counts {lang.Number(result.Weight)}%): {way}, now {lang.Number(current)}, which is {lang.Quantity(share, "%")}",
                    $"{result.Name}（占 {lang.Number(result.Weight)}%）：{way}，当前 {lang.Number(current)}，完成 {lang.Quantity(share, "%")}")
                : lang.Say($"{result.Name} (counts {lang.Number(result.Weight)}%): {way}, no figure yet", $"{result.Name}（占 {lang.Number(result.Weight)}%）：{way}，暂无数据");
        }
    }

    private string Source(InputFacts input)
    {
        var latest = input.Readings.Where(r => r.ObservedAt is not null).MaxBy(r => r.ObservedAt);
        var source = string.Join(lang.Say(", ", "、"), input.Readings.Select(r => r.Source).OfType<string>().Distinct().Take(2));
        if (latest?.ObservedAt is not { } observed)
        {
            return source;
        }

        var at = TimeZoneInfo.ConvertTime(observed, zone);
        return lang.Say($"{source}, {at:MMM d, yyyy} at {at:HH:mm}", $"{source}，{at:yyyy年M月d日 HH:mm}").TrimStart(',', '，', ' ');
    }

    private string AggregateWord(Aggregate? aggregate) => aggregate switch
    {
        Aggregate.Mean => lang.Say("mean", "平均"),
        Aggregate.Last => lang.Say("last of", "取最近"),
        Aggregate.Min => lang.Say("lowest", "最小"),
        Aggregate.Max => lang.Say("highest", "最大"),
        _ => lang.Say("sum", "合计"),
    };

    private string Group(GroupFacts group)
    {
        var who = string.Join(lang.Say(" and ", "与"), group.Groups.Select(GroupWord));
        return group.Mean is { } mean
            ? lang.Say($"{who}: {lang.Number(mean, 4)}, counts {lang.Number(group.WeightUsed)}%.", $"{who}：{lang.Number(mean, 4)}，占 {lang.Number(group.WeightUsed)}%。")
            : lang.Say($"{who}: no rating; its {lang.Number(group.Weight)}% moved to the others.", $"{who}：无评分，其 {lang.Number(group.Weight)}% 已分给其他评分方。");
    }

    private string GroupWord(RaterGroup group) => group switch
    {
        RaterGroup.Self => lang.Say("Self", "自评"),
        RaterGroup.Manager => lang.Say("Manager", "上级"),
        RaterGroup.SecondManager => lang.Say("Second manager", "隔级上级"),
        RaterGroup.Peer => lang.Say("Peers", "同事"),
        RaterGroup.DirectReport => lang.Say("Direct reports", "下级"),
        RaterGroup.InternalCustomer => lang.Say("Internal customers", "内部客户"),
        RaterGroup.ExternalCustomer => lang.Say("External customers", "外部客户"),
        RaterGroup.Hr => "HR",
        _ => group.ToString(),
    };

    private string NotApplicable(NotApplicableReason reason) => reason switch
    {
        NotApplicableReason.Marked r => lang.Say($"Not applicable: {r.Reason}", $"不适用：{r.Reason}"),
        NotApplicableReason.ZeroDenominator r => lang.Say(
            $"Not applicable: {Formula(r.Denominator)} is 0, so there is nothing to divide by. The weight moved to other lines.",
            $"不适用：{Formula(r.Denominator)} 为 0，无法相除，权重已分给其他指标。"),
        NotApplicableReason.NoEarlierReadings r => lang.Say(
            $"Not applicable: there is no earlier reading of {Metric(r.Metric)} to compare with. The weight moved to other lines.",
            $"不适用：{Metric(r.Metric)}没有上期数据可比，权重已分给其他指标。"),
        _ => lang.Say("Not applicable.", "不适用。"),
    };

    private string Move(WeightMove move) => lang.Say(
        $"{lang.Number(move.Amount)}% from {LineName(move.From)} to {LineName(move.To)}",
        $"{lang.Number(move.Amount)}% 由“{LineName(move.From)}”移至“{LineName(move.To)}”");

    private string LineName(string id) => lineNames.TryGetValue(id, out var name) ? lang.Say(name) : id;

    private string Metric(string name) => metricLabels.TryGetValue(name, out var label) ? lang.Say(label) : name;

    private string Stretch(ScoringRule.Linear rule, Line line) => rule.Stretch is { } stretch
        ? lang.Say($", {lang.Quantity(stretch, line.Unit)} earns {lang.Number(line.Cap)}", $"，{lang.Quantity(stretch, line.Unit)} 得 {lang.Number(line.Cap)} 分")
        : "";

    private string Bands(ScoringRule.Bands rule, Line line)
    {
        var sign = line.Direction == Direction.LowerIsBetter ? "≤" : "≥";
        var steps = rule.Steps.Select(s => lang.Say(
            $"{sign} {lang.Quantity(s.At, line.Unit)} earns {lang.Number(s.Points)}", $"{sign} {lang.Quantity(s.At, line.Unit)} 得 {lang.Number(s.Points)} 分"));
        return lang.Say($"steps: {string.Join(", ", steps)}", $"分档：{string.Join("，", steps)}");
    }
}
