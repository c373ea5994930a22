using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Indicators;

internal sealed class IndicatorsTexts(Language lang)
{
    public string Library => lang.Say("Indicator library", "指标库");
    public string Role => lang.Say("Role", "岗位");
    public string AllRoles => lang.Say("All roles", "全部岗位");
    public string Words => lang.Say("Words", "关键词");
    public string WordsHint => lang.Say("Name, key, figure or source", "名称、编号、数据项或来源");
    public string Find => lang.Say("Find", "查找");
    public string SearchAgain => lang.Say("Search again", "重新查找");
    public string Open => lang.Say("Open", "查看");
    public string Before => lang.Say("Previous", "上一页");
    public string Next => lang.Say("Next", "下一页");
    public string Back => lang.Say("Back to the role", "返回该岗位");
    public string BackToIndicator => lang.Say("Back to the indicator", "返回指标");
    public string Change => lang.Say("Change", "修改");
    public string Copy => lang.Say("Copy", "复制");
    public string Continue => lang.Say("Continue", "下一步");
    public string Preview => lang.Say("Preview", "预览");
    public string Publish => lang.Say("Publish", "发布");
    public string GoOnChanging => lang.Say("Go on changing", "继续修改");
    public string ChooseOne => lang.Say("Please choose one.", "请选择一项。");
    public string CopyBelow => lang.Say("It becomes an indicator of your own, with its own key and versions.", "复制后成为本公司自己的指标，有独立的编号和版本。");
    public string Name => lang.Say("Name", "名称");
    public string NameZh => lang.Say("Name in Chinese", "中文名称");
    public string NameEn => lang.Say("Name in English", "英文名称");
    public string Target => lang.Say("Target", "目标");
    public string TargetHint => lang.Say("In the unit below; 90 for 90%", "按下方单位填写，90% 填 90");
    public string Unit => lang.Say("Unit", "单位");
    public string Direction => lang.Say("Direction", "方向");
    public string Formula => lang.Say("Formula", "公式");
    public string FormulaHint => lang.Say("Such as 已解决工单 / 总工单; empty where people rate or judge", "例如：已解决工单 / 总工单；由人评分则留空");
    public string Basis => lang.Say("Basis", "口径");
    public string BasisHint => lang.Say("Only where there are several: 按客户数 | by customers", "有多种算法时填写，例如：按客户数 | by customers");
    public string Rule => lang.Say("Rule", "计分规则");
    public string Parameters => lang.Say("Parameters of the rule", "规则参数");
    public string ParametersHint => lang.Say("Straight line: 3, 5. Steps: 90=120; 80=100. Deduction: 10, 1. Rating: 5", "线性：3, 5；分档：90=120; 80=100；扣分：10, 1；评分：5");
    public string Cap => lang.Say("Most points", "封顶分");
    public string Period => lang.Say("The target is for", "目标周期");
    public string Metrics => lang.Say("Figures", "数据项");
    public string NewMetrics => lang.Say("New figures, one a line", "新数据项，每行一个");
    public string NewMetricsHint => lang.Say("Name = sum (or mean, last, min, max)", "名称 = 合计（或 平均、最近、最小、最大）");
    public string Source => lang.Say("Source", "数据来源");
    public string Excludes => lang.Say("Not together with", "不可同时计分");
    public string None => lang.Say("none stated", "未设定");
    public string ByPeople => lang.Say("none: people rate or judge", "无，由人评分");
    public string BuiltIn => lang.Say("came with PerfBot", "系统内置");
    public string LacksTarget => lang.Say("No target is stated. Whoever plans with it has to give one.", "没有设定目标值，使用前须填写。");
    public string PreviewTitle => lang.Say("Preview of the change", "修改预览");
    public string WhatItSays => lang.Say("What it says", "内容");
    public string WhatChanges => lang.Say("What changes", "变更内容");
    public string NothingChanges => lang.Say("Nothing that people see here.", "此处没有可见的变化。");
    public string TrialTitle => lang.Say("What it would have given", "按历史数据试算");
    public string RunningKeepTheirs => lang.Say(
        "Reviews under way keep the version they began with, and programmes the one they name.",
        "进行中的考核保持原版本，考核方案也保持其引用的版本。");
    public string Person => lang.Say("Person", "姓名");
    public string Actual => lang.Say("Actual", "实际值");
    public string Points => lang.Say("Points", "得分");
    public string PointsBefore => lang.Say("Now", "现得分");
    public string PointsAfter => lang.Say("New", "新得分");

    public string LibraryBelow(int indicators, int roles) => lang.Say(
        $"{indicators} indicators of {roles} roles. Choose a role, or write what you look for.", $"{roles} 类岗位，共 {indicators} 个指标。选择岗位，或输入关键词查找。");

    public string RoleAndCount(Bilingual role, int count) => lang.Say($"{lang.Say(role)} ({count})", $"{lang.Say(role)}（{count}）");

    public string LibraryOf(Bilingual role) => lang.Say($"Indicators: {lang.Say(role)}", $"{lang.Say(role)}指标");

    public string FoundBelow(int count, string? words, int page, int pages)
    {
        var found = string.IsNullOrWhiteSpace(words)
            ? lang.Count(count, "indicator", "indicators", "个指标")
            : lang.Say($"{lang.Count(count, "indicator", "indicators", "")} with “{words}”", $"含“{words}”的指标 {count} 个");
        return pages > 1 ? lang.Say($"{found}, page {page + 1} of {pages}", $"{found}，第 {page + 1}/{pages} 页") : found;
    }

    public string InShort(Indicator indicator)
    {
        var definition = indicator.Present.Definition;
        var target = definition.Target is { } t
            ? $"{(definition.Direction == Domain.Scoring.Direction.LowerIsBetter ? "≤" : "≥")} {lang.Quantity(t, definition.Unit)}"
            : lang.Say("no target", "无目标值");
        return Language.Parts([indicator.Key, UnitName(definition.Unit), target, lang.Say($"version {indicator.Present.Number}", $"第 {indicator.Present.Number} 版")]);
    }

    public string TemplateSection(TemplateSection section) => lang.Say(
        $"Template: {lang.Say(section.Name)}, {lang.Number(section.Weight)}%", $"方案模板：{lang.Say(section.Name)}，占 {lang.Number(section.Weight)}%");

    public string TemplateWeight(decimal weight) => weight == 0 ? lang.Say("shown", "仅展示") : $"{lang.Number(weight)}%";

    public string TemplateLine(Bilingual name, bool needsTarget) => needsTarget ? lang.Say($"{lang.Say(name)} (needs a target)", $"{lang.Say(name)}（须填目标）") : lang.Say(name);

    public string Identity(Indicator indicator, IndicatorVersion shown) => Language.Parts([indicator.Key, lang.Say(indicator.Role.Name), Version(shown, shown == indicator.Present)]);

    public string Version(IndicatorVersion version, bool isPresent)
    {
        var basis = version.Definition.Basis is { } b ? lang.Say($" ({lang.Say(b)})", $"（{lang.Say(b)}）") : "";
        return isPresent ? lang.Say($"version {version.Number}{basis}, in use", $"第 {version.Number} 版{basis}，当前") : lang.Say($"version {version.Number}{basis}", $"第 {version.Number} 版{basis}");
    }

    public string PublishedBy(string name, DateOnly day) => lang.Say($"{name}, {lang.Day(day)}", $"{name}，{lang.Day(day)}");

    public string Published(int version) => lang.Say(
        $"Version {version} is published. Programmes use it once they name it.", $"已发布第 {version} 版，考核方案引用后生效。");

    public string Metric(ProgrammeMetric metric)
    {
        var how = lang.Say(IndicatorRefusalTexts.Word(metric.Aggregate));
        return lang.Say($"{lang.Say(metric.Label)} ({how})", $"{lang.Say(metric.Label)}（{how}）");
    }

    public string UnitName(string unit) => unit switch
    {
        "%" => lang.Say("percent", "百分比"),
        "h" => lang.Say("hours", "小时"),
        "day" => lang.Say("days", "天"),
        "count" => lang.Say("count", "数量"),
        "count/month" => lang.Say("count a month", "数量/月"),
        "count/year" => lang.Say("count a year", "数量/年"),
        "count/event" => lang.Say("people per event", "人/场"),
        "score" => lang.Say("score", "评分"),
        "CNY" => lang.Say("CNY", "元"),
        "CNY/month" => lang.Say("CNY a month", "元/月"),
        _ => unit,
    };

    public string PeriodName(LinePeriod period) => period switch
    {
        LinePeriod.Month => lang.Say("a month", "每月"),
        LinePeriod.Quarter => lang.Say("a quarter", "每季度"),
        LinePeriod.HalfYear => lang.Say("half a year", "每半年"),
        LinePeriod.Year => lang.Say("a year", "每年"),
        _ => lang.Say("the whole cycle", "整个考核周期"),
    };

    public string RuleName(string rule) => rule switch
    {
        nameof(ScoringRule.Proportional) => lang.Say("in proportion to the target", "按目标比例"),
        nameof(ScoringRule.Linear) => lang.Say("straight line: 0 points at, full points at", "线性：得0分的值, 封顶的值"),
        nameof(ScoringRule.Bands) => lang.Say("steps: value=points", "分档：值=得分"),
        nameof(ScoringRule.PassFail) => lang.Say("met or not", "达标/不达标"),
        nameof(ScoringRule.Deduction) => lang.Say("deduction: points, per step", "扣分：每步扣分, 步长"),
        nameof(ScoringRule.Rating) => lang.Say("rating: end of the scale", "评分：满分值"),
        nameof(ScoringRule.Manual) => lang.Say("points given by a person", "由评分人打分"),
        _ => lang.Say("information, not scored", "仅展示，不计分"),
    };

    public string CopyTitle(IndicatorVersion source) => lang.Say($"Copy “{lang.Say(source.Definition.Name)}”", $"复制“{lang.Say(source.Definition.Name)}”");

    public string ChangeForm(string key) => lang.Say($"Change {key}", $"修改 {key}");

    public string CopyForm(string key) => lang.Say($"New indicator {key}", $"新指标 {key}");

    public string ChangeBelow(Bilingual role, PreviewIndicator draft) => draft.Newest == 0
        ? lang.Say($"{lang.Say(role)}, copied from {draft.From.Split('/')[0]}. Nothing is published before you have seen the preview.", $"{lang.Say(role)}，复制自 {draft.From.Split('/')[0]}。预览后才会发布。")
        : lang.Say($"{lang.Say(role)}. Nothing is published before you have seen the preview.", $"{lang.Say(role)}。预览后才会发布。");

    public string PreviewBelow(string name, PreviewIndicator draft) => Language.Parts([draft.Indicator, name, lang.Say($"version {draft.Newest + 1}", $"第 {draft.Newest + 1} 版")]);

    public static string FromTo(string? before, string? after) => $"{before ?? "–"} → {after ?? "–"}";

    public string TrialOf(DateOnly month, bool isLast, int people, Bilingual role, int computed) => lang.Say(
        $"{lang.Month(month)}{(isLast ? "" : ", the latest month with data")}: {computed} of {lang.Count(people, "person", "people", "")} in the role {lang.Say(role)} have a figure.",
        $"{lang.Month(month)}{(isLast ? "" : "（最近有数据的月份）")}：{lang.Say(role)} {people} 人，其中 {computed} 人可算出结果。");

    public string RatedByPeople(int people) => lang.Say(
        $"People rate or judge this, so past data says nothing. It concerns {lang.Count(people, "person", "people", "")}.", $"由人评分，无法用历史数据试算，涉及 {people} 人。");

    public string MorePeople(int count) => lang.Say($"And {lang.Count(count, "more person", "more people", "")}.", $"另有 {count} 人。");

    public string MeanPoints(decimal? before, decimal after) => before is { } b
        ? lang.Say($"Mean of all: {lang.Number(b)} now, {lang.Number(after)} then.", $"全员平均得分：现为 {lang.Number(b)}，修改后 {lang.Number(after)}。")
        : lang.Say($"Mean of all: {lang.Number(after)}.", $"全员平均得分：{lang.Number(after)}。");

    public string Why(TrialFigure figure, IReadOnlyDictionary<string, Bilingual> labels)
    {
        return figure switch
        {
            { Problem: { } problem } => RefusalTexts.Of(problem, lang),
            { NotApplicable: NotApplicableReason.ZeroDenominator r } => lang.Say(
                $"Not applicable, {lang.Say(Label(r.Denominator))} is 0", $"不适用，{lang.Say(Label(r.Denominator))}为 0"),
            { NotApplicable: NotApplicableReason.NoEarlierReadings r } => lang.Say(
                $"Not applicable, nothing before to compare {lang.Say(Label(r.Metric))} with",
                $"不适用，{lang.Say(Label(r.Metric))}没有上期数据可比"),
            _ => lang.Say($"No data of {string.Join(", ", figure.Missing.Select(lang.Say))}", $"缺少数据 {string.Join("、", figure.Missing.Select(lang.Say))}"),
        };

        Bilingual Label(string metric) => labels.GetValueOrDefault(metric, Bilingual.Of(metric));
    }

    public string NoFigure(string why, string names) => lang.Say($"{why.TrimEnd('.')}: {names}", $"{why.TrimEnd('。')}：{names}");

    public string Remark(GoalRemark remark) => remark.Kind switch
    {
        GoalFault.Vague => lang.Say(
            $"“{remark.Words}” does not say how much. Name what is counted, such as “new customers developed”.", $"“{remark.Words}”没有说明到什么程度。请写明衡量什么，例如“新客户开发数”。"),
        GoalFault.Unrelated => lang.Say(
            $"“{remark.Words}” counts being there or reporting, not what comes of the work.", $"“{remark.Words}”只是出勤或汇报，与工作成果无关。"),
        _ => lang.Say("No figure says whether it was met.", "没有可衡量的数字。"),
    };
}
