using System.Globalization;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Refusals;

/// <summary>What people read when a plan or an input cannot be scored.</summary>
/// <remarks>Numbers are written plainly, in both languages alike, so that they can be found in the file or form they came from.</remarks>
public static class ScoringRefusalTexts
{
    /// <summary>The sentence for a refusal of the scoring engine; null for another one.</summary>
    public static Bilingual? Of(Refusal refusal) => refusal switch
    {
        NotScorable r => new(
            string.Join(" ", r.Problems.Select(p => $"{p.Path}: {(Of(p.Refusal) ?? IndicatorRefusalTexts.Of(p.Refusal))?.En}")),
            string.Join(" ", r.Problems.Select(p => $"{p.Path}：{(Of(p.Refusal) ?? IndicatorRefusalTexts.Of(p.Refusal))?.Zh}"))),
        WeightsNotHundred r => Sum(r),
        WeightOutOfRange r => new(
            $"{N(r.Weight)} is not a weight: it must be from 0 to 100, in a plan with at most two decimals.",
            $"{N(r.Weight)} 不是有效的权重：须在 0 到 100 之间，计划中最多两位小数。"),
        InformationHasWeight r => new(
            $"A line that is only information must have no weight, but this one has {N(r.Weight)}.",
            $"仅供参考的指标不应有权重，这一项却有 {N(r.Weight)}，请改为 0。"),
        LineIdRefused r => new(
            $"\"{r.Id}\" is not a line id: it must have 1 to {Domain.Plans.Line.MaxIdLength} characters.",
            $"“{r.Id}”不能作为指标编号：须有 1 到 {Domain.Plans.Line.MaxIdLength} 个字符。"),
        LineTwice r => new($"The line {r.Id} stands twice in the plan. Please remove one.", $"指标 {r.Id} 在计划中出现了两次，请删除一个。"),
        LineUnknown r => new($"No plan here has a line {r.Id}. Please check the id.", $"这里的计划都没有指标 {r.Id}，请核对编号。"),
        CapOutOfRange r => new(
            $"{N(r.Cap)} is not a cap: it must be above 0 and at most {N(Domain.Plans.Line.HighestCap)}, with at most two decimals.",
            $"{N(r.Cap)} 不能作为封顶分：须大于 0、不超过 {N(Domain.Plans.Line.HighestCap)}，最多两位小数。"),
        RuleRefused r => Rule(r.Fault),
        FormulaRefused r => FormulaRefusalTexts.Of(r),
        OutsideScale r => new(
            $"{N(r.Value)} is outside the scale: it must be from 0 to {N(r.ScaleMax)}.",
            $"{N(r.Value)} 超出评分范围，应为 0 到 {N(r.ScaleMax)}。"),
        PointsOutOfRange r => new(
            $"{N(r.Points)} points are not possible here: it must be from 0 to {N(r.Cap)}.",
            $"这里不能打 {N(r.Points)} 分：可打 0 到 {N(r.Cap)} 分。"),
        ReasonRequired => new("A line that does not apply needs a reason.", "指标标为不适用时须写明理由。"),
        KeyResultWithoutWay r => new(
            $"The key result starts at its target, {N(r.Target)}, so no progress can be measured: the two must differ.",
            $"关键结果的起点就是目标 {N(r.Target)}，无法计算进度，两者须不同。"),
        EntryNotRead r => new(
            $"A line of the rule {r.Rule} does not read this. Please remove it.",
            $"评分规则为 {r.Rule} 的指标不使用这一项，请删除。"),
        MetricTwice r => new($"The metric {r.Key} is given twice. Please remove one.", $"数据项 {r.Key} 给出了两次，请删除一个。"),
        ReadingTwice r => new($"{r.Key} has two readings for {r.Period}. Please remove one.", $"{r.Key} 在 {r.Period} 有两条数据，请删除一条。"),
        RaterGroupTwice r => new($"The raters {r.Group} are given twice. Please remove one.", $"评价人组 {r.Group} 给出了两次，请删除一个。"),
        MergeRefused r => new(
            $"The raters {r.Group} cannot be merged into themselves or into a group that is merged too. Please name another group.",
            $"评价人组 {r.Group} 不能并入自己，也不能并入另一个已被合并的组，请另选一组。"),
        SpanRefused r => Span(r),
        GradesRefused r => Grades(r.Fault),
        GradeUnknown r => new($"There is no grade {r.Name}. Use one of those that the grades state.", $"没有等级“{r.Name}”，请使用已列明的等级。"),
        AmountBelowZero r => new($"{N(r.Amount)} is below 0; it must be 0 or more.", $"{N(r.Amount)} 小于 0，应为 0 或以上。"),
        TiersNotRising r => new(
            $"Each tier must begin above the one before it; {N(r.From)} does not.",
            $"每一档须高于前一档；{N(r.From)} 不符合。"),
        NumberTooLarge => new("A number on the way is too large to compute exactly. Please use smaller figures.", "计算过程中的数值过大，无法精确计算，请使用较小的数值。"),
        _ => null,
    };

    private static Bilingual Sum(WeightsNotHundred r)
    {
        var (en, zh) = r.Of switch
        {
            WeightsOf.Sections => ("section weights", "各部分的权重"),
            WeightsOf.Lines => ("line weights", "各指标的权重"),
            WeightsOf.Assignments => ("shares", "各任职的占比"),
            WeightsOf.RaterGroups => ("rater group weights", "各评价人组的权重"),
            WeightsOf.Objectives => ("objective weights", "各目标的权重"),
            _ => ("key result weights", "各关键结果的权重"),
        };
        return r.Missing > 0
            ? new($"The {en} add up to {N(r.Sum)}; {N(r.Missing)} is missing to the 100 that they have to make.", $"{zh}合计 {N(r.Sum)}，缺 {N(r.Missing)}，应为 100。")
            : new($"The {en} add up to {N(r.Sum)}; {N(-r.Missing)} is too much for the 100 that they have to make.", $"{zh}合计 {N(r.Sum)}，多出 {N(-r.Missing)}，应为 100。");
    }

    private static Bilingual Rule(RuleFault fault) => fault switch
    {
        RuleFault.TargetRequired => new("This rule needs a target.", "此评分规则需要目标值。"),
        RuleFault.TargetNotAboveZero => new("This rule needs a target above 0.", "此评分规则的目标值须大于 0。"),
        RuleFault.FloorIsTarget => new("Floor and target must differ.", "起评值与目标值不能相等。"),
        RuleFault.StretchOnWrongSide => new(
            "The stretch must lie beyond the target, on the side away from the floor.",
            "挑战值须比目标值更优，不能在起评值一侧。"),
        RuleFault.NoBands => new("At least one band is needed; please add one.", "至少需要一个分档。"),
        RuleFault.BandsNotInOrder => new(
            "Bands must go from the hardest threshold to the easiest.",
            "分档须从最难达到的到最易达到的依次排列。"),
        RuleFault.DeductionBelowZero => new("A deduction must not be below 0.", "扣分不能小于 0。"),
        RuleFault.StepNotAboveZero => new("A step must be above 0.", "扣分步长须大于 0。"),
        _ => new("A rating scale must end above 0.", "评分上限须大于 0。"),
    };

    private static Bilingual Span(SpanRefused r) => r.Fault switch
    {
        SpanFault.Empty => new(
            $"A span from {D(r.From)} to {D(r.To)} has no day; the last date has to be the day after it ends.",
            $"从 {D(r.From)} 到 {D(r.To)} 没有一天；结束日期应为最后一天的次日。"),
        SpanFault.OutsideCycle => new(
            $"The segment from {D(r.From)} to {D(r.To)} is not inside the cycle. Please correct the dates.",
            $"从 {D(r.From)} 到 {D(r.To)} 的阶段不在考核周期内，请修改日期。"),
        _ => new(
            $"The segment from {D(r.From)} to {D(r.To)} overlaps another one of the assignment. Please correct the dates.",
            $"从 {D(r.From)} 到 {D(r.To)} 的阶段与该任职的另一阶段重叠，请修改日期。"),
    };

    private static Bilingual Grades(GradesFault fault) => fault switch
    {
        GradesFault.None => new("The grades and their cut-offs must be stated; there is no default.", "须列明等级及其分数线，没有默认值。"),
        GradesFault.NameNotUnique => new("Each grade needs a name of its own.", "每个等级须有各自的名称。"),
        GradesFault.NotFalling => new("Grades go from the best to the worst: each cut-off must be lower than the one before.", "等级须从高到低排列：分数线须逐个降低。"),
        _ => new("The last grade must start at 0, so that every total has a grade.", "最后一个等级须从 0 分开始，使每个总分都有等级。"),
    };

    private static string N(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string D(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
