using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Cards;

/// <summary>What the examples have in common: one company's people, quarter, plan and figures, with the long names and odd characters that real ones have.</summary>
internal static class Sample
{
    /// <summary>A name that two columns of a phone hardly hold.</summary>
    public const string LongName = "阿卜杜热西提·买买提明（Abdurishit Muhammadimin）";

    /// <summary>A name as another company writes it.</summary>
    public const string WesternName = "Alexandra Müller-Lüdenscheidt";

    /// <summary>A comment that is full of what Markdown would take for its own.</summary>
    public const string MarkedComment = "1. 完成 *核心系统* 迁移（见 [周报](https://example.com)）\n2. 重复故障由 12 起降到 3 起\n- 仍需改进：__文档__ 更新不及时 <待办> #运维";

    /// <summary>A comment of some length.</summary>
    public const string LongComment =
        "本季度整体表现稳定，工单解决率连续三个月高于目标，夜间值守响应及时；客户培训材料更新了两次，得到一线同事的好评。"
        + "但知识库贡献偏少，部分复杂问题仍依赖个人经验，建议下季度每月至少沉淀两篇可复用的处理方案，并带教一名新同事。";

    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly DateOnly Today = new(2026, 10, 13);

    public static readonly CyclePeriod Quarter = CyclePeriod.Of(new(2026, 7, 1), new(2026, 10, 1));

    public static readonly CycleName Cycle = new(new("Standard review", "标准绩效考核"), Quarter);

    public static readonly CycleName LongCycle = new(
        new("Annual review of the customer success and digital operations centre", "客户成功与数字化运营中心年度综合绩效考核（含试用期转正人员）"),
        CyclePeriod.Of(new(2026, 1, 1), new(2027, 1, 1)));

    public static readonly IReadOnlyList<Grade> Grades =
    [
        new("优秀", 90, new("Excellent", "优秀")),
        new("良好", 80, new("Good", "良好")),
        new("合格", 60, new("Pass", "合格")),
        new("不合格", 0, new("Below standard", "不合格")),
    ];

    /// <summary>The plan of a support engineer.</summary>
    public static readonly IReadOnlyList<Section> Support =
    [
        new(new("Key performance indicators", "关键业绩指标"), 70,
        [
            new()
            {
                Id = "TS-01", Name = new("Ticket resolution rate", "工单解决率"), Weight = 25, Unit = "%", Target = 0.9m, Cap = 120,
                Formula = "已解决工单 / 总工单", Rule = new ScoringRule.Proportional(), Source = new("Ticket system", "运维工单系统"),
            },
            new()
            {
                Id = "TS-02", Name = new("Mean time to resolve", "平均解决时间"), Weight = 20, Unit = "h", Target = 2, Cap = 120, Direction = Direction.LowerIsBetter,
                Formula = "总解决时间 / 已解决工单", Rule = new ScoringRule.Proportional(), Source = new("Ticket system", "运维工单系统"),
            },
            new()
            {
                Id = "TS-03", Name = new("Customer satisfaction", "客户满意度评分"), Weight = 20, Unit = "score", Target = 4.5m, Cap = 110,
                Formula = "客户满意度评分", Rule = new ScoringRule.Linear(3, 4.5m, 5), Source = new("Customer questionnaire, scale of 5", "客户满意度问卷（5分制）"),
            },
            new()
            {
                Id = "TS-04", Name = new("Knowledge-base articles", "知识库贡献量"), Weight = 15, Unit = "count/month", Target = 2, Cap = 120,
                Formula = "知识库文章数", Rule = new ScoringRule.Proportional(),
            },
            new()
            {
                Id = "TS-06", Name = new("Trainings attended a year", "培训参与率（年度次数）"), Weight = 10, Unit = "count/year", Target = 8,
                Formula = "近12个月培训次数", Rule = new ScoringRule.Bands([new(8, 100), new(6, 80), new(4, 60), new(2, 30)]),
            },
            new()
            {
                Id = "TS-07", Name = new("Certification pass rate", "技能认证通过率"), Weight = 10, Unit = "%", Target = 1,
                Formula = "认证通过数 / 认证考试数", Rule = new ScoringRule.PassFail(),
            },
        ]),
        new(new("Teamwork and values", "协作与价值观"), 20,
        [
            new() { Id = "TS-05", Name = new("Cross-department collaboration", "跨部门协作"), Weight = 50, Unit = "score", Target = 4, Rule = new ScoringRule.Rating(5) },
            new() { Id = "TS-14", Name = new("Teamwork", "团队协作"), Weight = 50, Unit = "score", Target = 4, Rule = new ScoringRule.Rating(5) },
        ]),
        new(new("Key tasks", "重点工作"), 10,
        [
            new()
            {
                Id = "TS-KEY", Name = new("Key tasks completed: migration of the core ticket system and handover to the night shift", "重点工作完成情况：核心工单系统迁移与夜班交接"),
                Weight = 100, Unit = "score", Target = 90, Rule = new ScoringRule.Manual(),
            },
        ]),
    ];

    /// <summary>The second post of somebody who holds two.</summary>
    public static readonly IReadOnlyList<Section> Commercial =
    [
        new(new("Key performance indicators", "关键业绩指标"), 100,
        [
            new() { Id = "BU-01", Name = new("New customers", "新客户数量"), Weight = 60, Unit = "count/month", Target = 5, Cap = 120, Formula = "新客户数", Rule = new ScoringRule.Proportional() },
            new()
            {
                Id = "BU-02", Name = new("Revenue of new customers", "新客户订单金额"), Weight = 40, Unit = "CNY", Target = 250000, Cap = 120, Formula = "新客户订单金额", Rule = new ScoringRule.Proportional(),
            },
        ]),
    ];

    /// <summary>A quarter of a good support engineer.</summary>
    public static readonly IReadOnlyList<MetricSeries> Readings =
    [
        Series("总工单", Aggregate.Sum, 164, 171, 158),
        Series("已解决工单", Aggregate.Sum, 152, 160, 149),
        Series("总解决时间", Aggregate.Sum, 318.5m, 402.25m, 355),
        Series("客户满意度评分", Aggregate.Mean, 4.6m, 4.4m, 4.7m),
        Series("知识库文章数", Aggregate.Mean, 2, 1, 3),
        Series("近12个月培训次数", Aggregate.Last, 5, 6, 7),
        Series("认证通过数", Aggregate.Sum, 0, 1, 0),
        Series("认证考试数", Aggregate.Sum, 0, 1, 0),
        Series("新客户数", Aggregate.Mean, 4, 6, 3),
        Series("新客户订单金额", Aggregate.Mean, 186400.5m, 301250, 277800),
    ];

    /// <summary>What people said about the lines that people score.</summary>
    public static readonly IReadOnlyDictionary<string, LineEntry> Entries = new Dictionary<string, LineEntry>
    {
        ["TS-05"] = new() { Ratings = [new(RaterGroup.Self, [[4]]), new(RaterGroup.Manager, [[4.5m]])] },
        ["TS-14"] = new() { Ratings = [new(RaterGroup.Manager, [[3]])] },
        ["TS-KEY"] = new() { Manual = new(88, "迁移按期完成，交接文档晚了一周") },
    };

    /// <summary>The labels of the metrics.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Metrics = new Dictionary<string, Bilingual>
    {
        ["总工单"] = new("Tickets", "总工单"),
        ["已解决工单"] = new("Tickets resolved", "已解决工单"),
        ["总解决时间"] = new("Total time to resolve (h)", "总解决时间"),
        ["客户满意度评分"] = new("Customer satisfaction score", "客户满意度评分"),
        ["知识库文章数"] = new("Knowledge-base articles in the month", "知识库文章数"),
        ["近12个月培训次数"] = new("Trainings attended in the last twelve months", "近12个月培训次数"),
        ["认证通过数"] = new("Certifications passed", "认证通过数"),
        ["认证考试数"] = new("Certifications attempted", "认证考试数"),
        ["销售额"] = new("Revenue", "销售额"),
        ["线上故障数"] = new("Faults in production", "线上故障数"),
    };

    /// <summary>An id that is the same in every run.</summary>
    public static Guid Id(int number) => new($"01990000-0000-7000-8000-{number:x12}");

    /// <summary>The plan of a review as people fill it in.</summary>
    public static ReviewPlan Plan(params (string Position, decimal Share, IReadOnlyList<Section> Sections)[] posts) =>
        new([.. posts.Select((p, i) => new AssignmentPlan(new AssignmentId(Id(900 + i)), p.Position, p.Share, p.Sections))]);

    /// <summary>A month's readings in order, from the first month of <see cref="Quarter"/>.</summary>
    public static MetricSeries Series(string key, Aggregate aggregate, params decimal[] values) => SeriesFrom(Quarter.From, key, aggregate, values);

    /// <summary>A month's readings in order, from a month on.</summary>
    public static MetricSeries SeriesFrom(DateOnly first, string key, Aggregate aggregate, params decimal[] values) => new(
        key,
        aggregate,
        [.. values.Select((v, i) => new SeriesReading(Month.Of(first.AddMonths(i)), v, "运维工单系统导出_2026Q3（终版）.xlsx", new DateTimeOffset(2026, 10, 8, 9, 30, 0, TimeSpan.FromHours(8))))]);

    /// <summary>The input of the usual review, to be changed.</summary>
    public static ScoringInput Input(IReadOnlyList<Section>? sections = null, IReadOnlyDictionary<string, LineEntry>? entries = null, IReadOnlyList<MetricSeries>? readings = null) => new()
    {
        From = Quarter.From,
        To = Quarter.To,
        Metrics = readings ?? Readings,
        Raters = new RaterRules(new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 10, [RaterGroup.Manager] = 90 }),
        Grades = Grades,
        Assignments = [new("技术支持工程师", 100, [new(Quarter.From, Quarter.To, ScoringPlan.From(sections ?? Support), entries ?? Entries)])],
    };

    /// <summary>The score of the usual review, with readings replaced by name; one without values is left out.</summary>
    public static Score Score(params MetricSeries[] instead)
    {
        var readings = Readings.Where(r => instead.All(i => i.Key != r.Key)).Concat(instead.Where(i => i.Readings.Count > 0));
        return Scorer.Score(Input(readings: [.. readings]));
    }

    /// <summary>No readings of these metrics.</summary>
    public static MetricSeries[] Without(params string[] metrics) => [.. metrics.Select(m => new MetricSeries(m, Aggregate.Sum, []))];

    /// <summary>What people read for the grade of a score.</summary>
    public static Bilingual? GradeOf(Score score) => Grades.FirstOrDefault(g => g.Name == score.Grade)?.Label;
}
