using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Results;

internal sealed class ResultsTexts(Language lang)
{
    public string Yours => lang.Say("Your result", "您的考核结果");
    public string Summary => lang.Say("A review result is ready", "考核结果已可查看");
    public string Total => lang.Say("Total", "总分");
    public string Grade => lang.Say("Grade", "等级");
    public string Line => lang.Say("Line", "指标");
    public string Target => lang.Say("Target", "目标");
    public string Actual => lang.Say("Actual", "实际值");
    public string Points => lang.Say("Points", "得分");
    public string Weight => lang.Say("Weight", "权重");
    public string Contribution => lang.Say("Contribution", "贡献分");
    public string PointsLost => lang.Say("Points lost", "扣分");
    public string Why => lang.Say("Why", "原因");
    public string Explain => lang.Say("Explain", "解释");
    public string Before => lang.Say("Previous", "上一页");
    public string Next => lang.Say("Next", "下一页");
    public string Comments => lang.Say("Comments", "评语");
    public string Back => lang.Say("Back to the result", "返回结果");
    public string Acknowledge => lang.Say("I have read it", "我已阅读");
    public string MissingWord => lang.Say("missing", "缺数据");
    public string NotApplicableWord => lang.Say("not applicable", "不适用");
    public string Preview => lang.Say("A look before opening: the employee does not see this yet.", "公布前预览：员工尚不可见。");
    public string Blocked => lang.Say("No total yet: data is missing for at least one line.", "尚无总分：至少一个指标缺少数据。");
    public string NotRated => lang.Say("Not rated: no line of the plan applies.", "未评定：计划中没有适用的指标。");
    public string HowToRead => lang.Say(
        "The total is the sum of the contributions; each shows what it earned of its weight.",
        "总分等于各项贡献分之和；右侧为“贡献分/权重”。");

    /// <summary>Several posts: each adds up by itself, and the total is their mean by share.</summary>
    public string HowSharesAdd(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var posts = string.Join(lang.Say(", ", "；"), score.Assignments.Select(a => a.Total is { } total
            ? lang.Say($"{a.Name} {lang.Number(total)} (counts {lang.Number(a.Share)}%)", $"{a.Name} {lang.Number(total)} 分（占 {lang.Number(a.Share)}%）")
            : lang.Say($"{a.Name}: no total", $"{a.Name} 暂无总分")));
        return lang.Say(
            $"Each post is the sum of its own contributions: {posts}. The total is their mean by share.",
            $"每个岗位的得分为其各项贡献分之和：{posts}。总分按占比加权。");
    }

    public string Of(string subject) => lang.Say($"{subject}'s result", $"{subject}的考核结果");

    public string Wrote(string who, string text) => lang.Say($"{who}: {text}", $"{who}：{text}");

    public string Acknowledged(DateTimeOffset at) => lang.Say($"Read and acknowledged on {at:MMM d} at {at:HH:mm}.", $"已于 {at:M月d日 HH:mm} 确认阅读。");

    public string PageOf(string result, int page, int pages) => pages == 1 ? result : lang.Say($"{result} · {page + 1} of {pages}", $"{result} · 第 {page + 1}/{pages} 页");

    public string MoreComments(int count) => lang.Say($"And {lang.Count(count, "more comment", "more comments", "条")}.", $"另有 {count} 条评语。");

    public string KnockedOut(FiredKnockOut fired, string line)
    {
        ArgumentNullException.ThrowIfNull(fired);
        return lang.Say(
            $"A knock-out rule caps the grade: “{line}” earned {lang.Number(fired.Points)} points, under {lang.Number(fired.Rule.Below)}.",
            $"触发一票否决：“{line}”得分 {lang.Number(fired.Points)}，低于 {lang.Number(fired.Rule.Below)}，等级受限。");
    }

    /// <summary>How a line's contribution looks: lost points are to be seen at once, no data even more.</summary>
    public static Tone ToneOf(LineScore line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.State switch
        {
            LineState.Missing => Tone.Attention,
            LineState.NotApplicable => Tone.Subtle,
            _ => line.PointsLost is > 0 ? Tone.Warning : Tone.Good,
        };
    }

    public string ContributionOfWeight(LineScore line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.State switch
        {
            LineState.NotApplicable => NotApplicableWord,
            LineState.Missing when line.Contribution is null => MissingWord,
            _ => $"{lang.Number(line.Contribution ?? 0)} / {lang.Number(line.EffectiveWeight)}",
        };
    }

    public string ActualOf(LineScore line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.State switch
        {
            LineState.NotApplicable => NotApplicableWord,
            LineState.Missing => MissingWord,
            _ => line.Line.Rule switch
            {
                ScoringRule.Rating rating => $"{lang.Number(line.Actual!.Value)} / {lang.Number(rating.ScaleMax)}",
                ScoringRule.Okr => lang.Quantity(line.Actual!.Value, "%"),
                _ => lang.Quantity(line.Actual!.Value, line.Line.Unit),
            },
        };
    }

    public string PointsOf(LineScore line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Points is { } points ? lang.Number(points) : "–";
    }

    public string Line1(LineScore line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var parts = new List<string>();
        if (lang.Target(line.Line) is { } target)
        {
            parts.Add($"{Target} {target}");
        }

        if (line.State == LineState.Value)
        {
            parts.Add(lang.Say($"Actual {ActualOf(line)}", $"实际 {ActualOf(line)}"));
        }

        if (line.Points is { } points)
        {
            parts.Add($"{Points} {lang.Number(points)}");
        }

        return Language.Parts(parts);
    }

    public string WhyMissing(LineScore line, IReadOnlyDictionary<string, Bilingual> metricLabels)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(metricLabels);
        var metrics = line.Explanation.MissingMetrics.Select(m => metricLabels.TryGetValue(m, out var label) ? lang.Say(label) : m).ToList();
        return metrics.Count > 0
            ? lang.Say($"no reading of {string.Join(", ", metrics)}", $"缺少数据：{string.Join("、", metrics)}")
            : lang.Say("nobody has entered it", "尚未录入");
    }
}
