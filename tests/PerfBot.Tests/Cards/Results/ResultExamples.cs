using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Results;

internal sealed class ResultExamples : IExamples
{
    private static readonly IReadOnlyList<(string Who, string Text)> Comments = [("赵敏", Sample.MarkedComment), ("赵敏", Sample.LongComment), ("吴人事", "数据已核对。")];

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("result-to-acknowledge", Own(Sample.Score()) with { CanAcknowledge = true, Comments = Comments }),
        ("result-acknowledged", Own(Sample.Score()) with { AcknowledgedAt = new DateTimeOffset(2026, 10, 14, 18, 5, 0, TimeSpan.FromHours(8)) }),
        ("result-of-another-before-opening", Own(Sample.Score()) with { Subject = Sample.LongName, IsPreview = true, Cycle = Sample.LongCycle }),
        ("result-with-moved-weights", Own(Sample.Score(Sample.Series("认证考试数", Aggregate.Sum, 0, 0, 0))) with { CanAcknowledge = true }),
        ("result-blocked", Own(Sample.Score(Sample.Without("客户满意度评分", "总解决时间"))) with { Subject = "林小雨", IsPreview = true }),
        ("result-not-rated", Own(NotRated()) with { CanAcknowledge = true }),
        ("result-knocked-out", Own(KnockedOut()) with { CanAcknowledge = true }),
        ("result-with-long-comments", Own(Sample.Score()) with { CanAcknowledge = true, Comments = Longest }),
        ("result-of-thirty-lines", Own(Many()) with { CanAcknowledge = true, Comments = Longest, Page = 1 }),
        ("comments", new CommentsCard(Sample.Id(1), null, Comments, 0)),
        ("comments-longest", new CommentsCard(Sample.Id(1), Sample.LongName, Longest, 3)),
        ("comments-none", new CommentsCard(Sample.Id(1), null, [], 0)),
        ("explain-total", Total(Sample.Score())),
        ("explain-total-moved-weights", Total(Sample.Score(Sample.Series("认证考试数", Aggregate.Sum, 0, 0, 0))) with { Subject = Sample.LongName }),
        ("explain-total-blocked", Total(Sample.Score(Sample.Without("客户满意度评分", "总解决时间")))),
        ("explain-total-not-rated", Total(NotRated())),
        ("explain-total-knocked-out", Total(KnockedOut())),
        ("explain-total-of-thirty-lines", Total(Many())),
        ("explain-total-of-two-posts", Total(TwoPosts())),
        ("result-as-text", Text(Sample.Score(), 0)),
        ("result-as-text-of-thirty-lines", Text(Many(), 1)),
        ("result-of-two-posts", Own(TwoPosts(), posts: 2) with { Subject = Sample.WesternName, IsPreview = true }),
    ];

    /// <summary>As many and as long as the forms of two stages allow.</summary>
    private static readonly IReadOnlyList<(string Who, string Text)> Longest =
        [.. Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? Sample.LongName : "赵敏", string.Concat(Enumerable.Repeat(i == 7 ? "*\n" : "绩效", 1000))))];

    private static ResultCard Own(Score score, int posts = 1) => new()
    {
        Review = Sample.Id(1),
        Cycle = Sample.Cycle,
        Score = score,
        Grade = Sample.GradeOf(score),
        Lines = [.. score.Assignments.Take(posts).SelectMany((a, i) => a.Segments.SelectMany(s => s.Lines).Select(l => new ResultLine($"{i}.{l.Line.Id}", l)))],
        Comments = [],
    };

    private static ExplainTotalCard Total(Score score) => new(Sample.Id(1), null, score, Sample.Input().Grades);

    private static ResultTextCard Text(Score score, int page) => new(
        Total(score),
        [.. score.Lines.Select(l => new ExplainLineCard(Sample.Id(1), l, score.Lines.ToDictionary(x => x.Line.Id, x => x.Line.Name), Sample.Metrics, Decision: null, Sample.Shanghai))],
        page);

    private static Score NotRated() => Scorer.Score(Sample.Input(entries: Sample.Support.SelectMany(s => s.Lines)
        .ToDictionary(l => l.Id, _ => new LineEntry { NotApplicable = "产假，整个季度未到岗" })));

    private static Score KnockedOut() => Scorer.Score(Sample.Input(readings:
    [
        .. Sample.Readings.Where(r => r.Key != "客户满意度评分"),
        Sample.Series("客户满意度评分", Aggregate.Mean, 3.1m, 3.4m, 3.2m),
    ]) with
    {
        KnockOuts = [new("TS-03", 60, "合格")],
    });

    private static Score Many() => Scorer.Score(Sample.Input(
        [
            new(Bilingual.Of("指标"), 100, [.. Enumerable.Range(1, 30).Select(i => new Line
            {
                Id = $"L-{i:00}", Name = new($"Share of tickets of kind {i} that were resolved in time", $"第{i:00}类工单按时解决率（含夜班与节假日）"), Weight = i <= 10 ? 4 : 3,
                Unit = "%", Target = 0.9m, Formula = "已解决工单 / 总工单", Rule = new ScoringRule.Proportional(),
            })]),
        ],
        new Dictionary<string, LineEntry>()));

    private static Score TwoPosts()
    {
        var input = Sample.Input();
        return Scorer.Score(input with
        {
            Assignments =
            [
                input.Assignments[0] with { Share = 60 },
                new("商务专员", 40, [new(Sample.Quarter.From, Sample.Quarter.To, ScoringPlan.From(Sample.Commercial))]),
            ],
        });
    }
}
