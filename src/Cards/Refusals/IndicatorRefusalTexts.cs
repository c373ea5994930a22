using System.Globalization;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Refusals;

/// <summary>What people read when an indicator cannot be found, used or published.</summary>
internal static class IndicatorRefusalTexts
{
    /// <summary>The sentence for a refusal about indicators; null for another one.</summary>
    public static Bilingual? Of(Refusal refusal) => refusal switch
    {
        IndicatorNotFound r => new($"The library has no indicator {r.Key}. Write “indicators” to find the right one.", $"指标库中没有指标 {r.Key}。输入“指标库”可查找。"),
        IndicatorVersionNotFound r => new($"The indicator {r.Key} has no version {r.Version}. Use one that is published.", $"指标 {r.Key} 没有第 {r.Version} 版，请使用已发布的版本。"),
        RoleNotFound r => new($"The library has no role {r.Key}. Please choose one.", $"指标库中没有岗位类别 {r.Key}，请重新选择。"),
        IndicatorKeyInvalid r => new($"{r.Key} is no key for an indicator of this role: it has to begin with {r.Prefix}- and has capital letters and digits.", $"{r.Key} 不能作为该岗位的指标编号：应以 {r.Prefix}- 开头，只含大写字母和数字。"),
        IndicatorOutdated r => new(
            $"Version {r.Newest} has been published meanwhile. What you typed is still here; compare it and publish again.",
            $"期间已发布第 {r.Newest} 版。您填写的内容仍在，请核对后重新发布。"),
        IndicatorUnchanged => new("This says what the present version says, so nothing was published. Change something first.", "内容与当前版本相同，未发布，请先修改。"),
        IndicatorWrong r => new(Listed(r.Problems, Language.English), Listed(r.Problems, Language.Chinese)),
        TextMissing => new("Please write it in both languages.", "请填写中英文两种文字。"),
        IndicatorTextTooLong r => new($"{r.Length} characters are too many; at most {r.Most}. Please shorten it.", $"共 {r.Length} 个字符，最多 {r.Most} 个，请精简。"),
        MetricNotDeclared r => new(
            $"Position {r.Position}: nobody knows the figure \"{r.Metric}\" yet. Declare it below, or use one that is known.",
            $"第 {r.Position} 个字符：未知的数据项“{r.Metric}”。请在下方声明，或改用已有的数据项。"),
        MetricNotUsed r => new($"The formula does not use the figure \"{r.Metric}\". Please remove it, or use it.", $"公式没有用到数据项“{r.Metric}”，请删除或在公式中使用。"),
        MetricKnownOtherwise r => new(
            $"Other indicators already have the figure \"{r.Metric}\" ({Word(r.Aggregate).En}); one name means one thing everywhere. Use it as it is, or choose another name.",
            $"其他指标已有数据项“{r.Metric}”（{Word(r.Aggregate).Zh}），同一名称只能有一种含义，请沿用或换一个名称。"),
        TargetNotTheRules r => new(
            $"The target is {Number(r.Target)}, but the straight line gives 100 points at {Number(r.RuleTarget)}. They have to be the same.",
            $"目标值为 {Number(r.Target)}，而线性规则在 {Number(r.RuleTarget)} 处得 100 分，两者须一致。"),
        DirectionNotTheRules r => new(
            $"The rule does not fit the direction \"{Word(r.Direction).En}\". Please change one of them.", $"计分规则与方向“{Word(r.Direction).Zh}”不符，请修改其中一项。"),
        IndicatorNeedsTarget r => new($"The indicator {r.Key} states no target: the plan has to give one.", $"指标 {r.Key} 没有目标值，须在方案中给出。"),
        IndicatorsExclude r => new(
            $"{r.First} and {r.Second} measure the same thing. Please score one of them only.", $"{r.First} 与 {r.Second} 衡量的是同一件事，请只选一个计分。"),
        WeightsCouldBe r => new(
            $"Spread in proportion, the weights would be {string.Join(", ", r.Weights.Select(w => Number(w)))}; you may use these.",
            $"若按比例分摊，权重为 {string.Join("、", r.Weights.Select(w => Number(w)))}，可直接采用。"),
        RuleParametersUnreadable r => new(
            $"Please write the parameters of the rule {r.Rule} as {r.Expected}; this came: {r.Got}", $"请按 {r.Expected} 的格式填写规则 {r.Rule} 的参数，收到：{r.Got}"),
        MetricUnreadable r => new(
            $"Please declare a figure as: name = sum, mean, last, min or max; this came: {r.Got}", $"请按“名称 = 合计/平均/最近/最小/最大”声明数据项，收到：{r.Got}"),
        _ => null,
    };

    /// <summary>How readings become one figure, in a word.</summary>
    public static Bilingual Word(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Sum => new("sum", "合计"),
        Aggregate.Mean => new("mean", "平均"),
        Aggregate.Last => new("last", "最近"),
        Aggregate.Min => new("min", "最小"),
        _ => new("max", "最大"),
    };

    /// <summary>Which way is better, in words.</summary>
    public static Bilingual Word(Direction direction) => direction switch
    {
        Direction.HigherIsBetter => new("higher is better", "越高越好"),
        Direction.LowerIsBetter => new("lower is better", "越低越好"),
        _ => new("information only", "仅供参考"),
    };

    private static string Listed(IReadOnlyList<Problem> problems, Language lang) =>
        string.Join('\n', problems.Select(p => lang.Say($"{Field(p.Path).En}: {RefusalTexts.Of(p.Refusal, lang)}", $"{Field(p.Path).Zh}：{RefusalTexts.Of(p.Refusal, lang)}")));

    private static Bilingual Field(string path) => path.Split('.', '[')[0] switch
    {
        "name" => new("Name", "名称"),
        "basis" => new("Basis", "口径"),
        "unit" => new("Unit", "单位"),
        "direction" => new("Direction", "方向"),
        "target" => new("Target", "目标"),
        "formula" => new("Formula", "公式"),
        "metrics" => new("Figures", "数据项"),
        "rule" => new("Rule", "计分规则"),
        "cap" => new("Cap", "封顶分"),
        "source" => new("Source", "数据来源"),
        _ => new("Entry", "填写内容"),
    };

    private static string Number(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "–";
}
