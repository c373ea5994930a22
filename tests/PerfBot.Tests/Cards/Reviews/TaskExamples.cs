using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Reviews;

internal sealed class TaskExamples : IExamples
{
    private static readonly IReadOnlyList<ReviewLine> Lines = Sample.Plan(("技术支持工程师", 100, Sample.Support)).Lines();
    private static readonly IReadOnlyList<ReviewLine> Kpis = [.. Lines.Take(6)];
    private static readonly IReadOnlyList<ReviewLine> Rated = [.. Lines.Skip(6).Take(2)];
    private static readonly ReviewLine Key = Lines[^1];

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("self-review-figures", Self() with { Lines = [.. Kpis.Select(WithFigure)], Section = "关键业绩指标" }),
        ("self-review-ratings", Self() with { Page = 1, Lines = [.. Rated.Select(l => new FormLine { Line = l, Asked = Asked.Rating })], Section = "协作与价值观" }),
        ("self-review-key-work", Self() with { Page = 2, Lines = [new() { Line = Key }], Section = "重点工作" }),
        ("self-review-wrong-entry", Self() with
        {
            Page = 1,
            Section = "协作与价值观",
            Notice = new AnswersWrong(1),
            Comment = Sample.MarkedComment,
            Lines =
            [
                new() { Line = Rated[0], Asked = Asked.Rating, Value = "4" },
                new() { Line = Wide(Rated[1], 100), Asked = Asked.Rating, Value = "一百二十", Problem = new NotANumber("一百二十") },
            ],
        }),
        ("self-review-returned", Self() with
        {
            Section = "关键业绩指标",
            ReturnReason = Sample.MarkedComment,
            DueOn = Sample.Today.AddDays(-2),
            Lines = [.. Kpis.Select(WithFigure)],
            Comment = Sample.LongComment,
        }),
        ("self-review-last-look", Self() with { Page = 3, Lines = [.. Rated.Select((l, i) => new FormLine { Line = l, Asked = Asked.Rating, Value = i == 0 ? "4" : null })], Notice = new AnswersMissing([Rated[1].Line.Name]) }),
        ("manager-review-figures", Manager() with
        {
            Section = "技术支持工程师 · 关键业绩指标",
            Lines = [.. Kpis.Select(WithFigure)],
            SubjectComment = Sample.MarkedComment,
            CanReturn = true,
        }),
        ("manager-review-ratings", Manager() with
        {
            Page = 1,
            Section = "协作与价值观",
            SubjectComment = "跨部门项目里主动承担了接口人角色。",
            CanReturn = true,
            Lines =
            [
                new() { Line = Rated[0], Asked = Asked.Rating, SelfRating = 4.5m, Value = "5" },
                new() { Line = Rated[1], Asked = Asked.Rating, SelfRating = 3 },
            ],
        }),
        ("manager-review-points", Manager() with
        {
            Page = 2,
            Section = "重点工作",
            Notice = new AnswersWrong(1),
            Lines = [new() { Line = Key, Asked = Asked.Points, Value = "105", Problem = new OutOfRange(0, 100, 105) }],
        }),
        ("manager-review-last-look", Manager() with
        {
            Page = 3,
            PreviewTotal = 93.47m,
            CanReturn = true,
            Comment = Sample.LongComment,
            Lines = [.. Rated.Select(l => new FormLine { Line = l, Asked = Asked.Rating, Value = "4.5" }), new() { Line = Key, Asked = Asked.Points, Value = "88" }],
        }),
        ("manager-review-card-outdated", Manager() with { Page = 3, Lines = [], Notice = new CardOutdated(TaskState.Open), Subject = Sample.LongName, Cycle = Sample.LongCycle }),
    ];

    private static TaskCard Self() => new()
    {
        Task = Sample.Id(10), Version = 3, Kind = StageKind.SelfReview, Cycle = Sample.Cycle, DueOn = Sample.Today.AddDays(3), Today = Sample.Today, Page = 0, Pages = 4, Lines = [],
    };

    private static TaskCard Manager() => new()
    {
        Task = Sample.Id(11), Version = 7, Kind = StageKind.ManagerReview, Cycle = Sample.Cycle, Subject = "林小雨", DueOn = Sample.Today, Today = Sample.Today, Page = 0, Pages = 4, Lines = [],
    };

    /// <summary>A line that the data answers; one has no data yet, and one does not apply.</summary>
    private static FormLine WithFigure(ReviewLine line) => line.Line.Id switch
    {
        "TS-03" => new() { Line = line, State = LineState.Missing },
        "TS-07" => new() { Line = line, State = LineState.NotApplicable },
        var id => new() { Line = line, State = LineState.Value, Actual = Sample.Score().Lines.First(l => l.Line.Id == id).Actual },
    };

    private static ReviewLine Wide(ReviewLine line, decimal scale) => line with { Line = line.Line with { Rule = new ScoringRule.Rating(scale) } };
}
