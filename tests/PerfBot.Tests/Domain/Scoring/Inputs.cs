using FsCheck;
using FsCheck.Fluent;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>Reviews of every kind that can be scored: several assignments and segments, all rules, missing and not applicable lines.</summary>
internal static class Inputs
{
    private static readonly string[] Formulas = ["a", "a / b", "prev(a) - b", "if(a > b, a / 3, b)", "(prev(a) - a) / prev(a)", "avg(a, b, c)", "c / 7", "round(a / b, 3) + 90%"];

    private static readonly DateOnly Feb15 = new(2026, 2, 15);
    private static readonly DateTimeOffset Observed = new(2026, 4, 2, 9, 30, 0, TimeSpan.FromHours(8));

    public static Arbitrary<ScoringInput> All { get; } = Gen.Choose(0, int.MaxValue).Select(Of).ToArbitrary();

    /// <summary>The review of that number, which is the same in every run.</summary>
    public static ScoringInput Of(int seed) => Make(new Random(seed));

    /// <summary>Percentages with two decimals that add up to 100, some of them perhaps 0.</summary>
    public static decimal[] Split(Random random, int parts)
    {
        var cuts = Enumerable.Range(0, parts - 1).Select(_ => random.Next(0, 10_001)).Append(0).Append(10_000).Order().ToArray();
        return [.. cuts.Zip(cuts.Skip(1), (from, to) => (to - from) / 100m)];
    }

    private static ScoringInput Make(Random random)
    {
        var shares = Split(random, random.Next(1, 3));
        return Small.Input() with
        {
            Metrics = [.. new[] { "a", "b", "c" }.Where(_ => random.Next(12) > 0).Select(key => Metric(random, key))],
            Raters = new(new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 10, [RaterGroup.Peer] = 30, [RaterGroup.Manager] = 60 }, random.Next(2) == 0),
            Missing = random.Next(3) > 0 ? MissingPolicy.Zero : MissingPolicy.Block,
            Assignments = [.. shares.Select((share, i) => new AssignmentInput($"岗位{i}", share, Segments(random)))],
            KnockOuts = [new("0.0", 60, "合格")],
        };
    }

    private static SegmentInput[] Segments(Random random) => random.Next(2) == 0
        ? [Segment(random, Small.Jan1, Small.Apr1)]
        : [Segment(random, Small.Jan1, Feb15), Segment(random, Feb15, Small.Apr1)];

    private static MetricSeries Metric(Random random, string key) => new(
        key,
        (Aggregate)random.Next(5),
        [.. new[] { "2025-11", "2025-12", "2026-01", "2026-02", "2026-03" }
            .Where(_ => random.Next(10) > 0)
            .Select(month => new SeriesReading(Small.Month(month), random.Next(4) == 0 ? 0 : random.Next(-2000, 20_000) / 100m, "CRM", Observed))]);

    private static SegmentInput Segment(Random random, DateOnly from, DateOnly to)
    {
        var entries = new Dictionary<string, LineEntry>();
        var sections = Split(random, random.Next(1, 4)).Select((weight, s) =>
            Small.Section(weight, [.. Split(random, random.Next(1, 5)).Select((w, l) => Line(random, $"{s}.{l}", w, entries))])).ToList();
        return new(from, to, ScoringPlan.From(sections), entries);
    }

    private static Line Line(Random random, string id, decimal weight, Dictionary<string, LineEntry> entries)
    {
        var direction = random.Next(2) == 0 ? Direction.HigherIsBetter : Direction.LowerIsBetter;
        var line = Small.Line(id, weight, Rule(random, direction)) with
        {
            Direction = direction,
            Target = random.Next(1, 400) / 10m,
            Cap = random.Next(2) == 0 ? 100 : 120,
            Formula = random.Next(8) == 0 ? null : Formulas[random.Next(Formulas.Length)],
        };
        entries[id] = random.Next(8) == 0 ? new() { NotApplicable = "本期无项目" } : Entry(random, line.Rule);
        return line.Rule is ScoringRule.Rating ? line with { Formula = null } : line;
    }

    /// <summary>A rule whose bands, if it has any, reward what is better.</summary>
    public static ScoringRule Rule(Random random, Direction direction) => random.Next(8) switch
    {
        0 => new ScoringRule.Linear(2, 5 + random.Next(3), random.Next(2) == 0 ? null : 9),
        1 => new ScoringRule.Linear(8, 5, random.Next(2) == 0 ? null : 1),
        2 => new ScoringRule.Bands(direction == Direction.LowerIsBetter ? [new(2, 120), new(6, 60)] : [new(6, 120), new(2, 60)]),
        3 => new ScoringRule.PassFail(),
        4 => new ScoringRule.Deduction(random.Next(0, 30), random.Next(1, 30) / 10m),
        5 => new ScoringRule.Rating(5),
        6 => random.Next(2) == 0 ? new ScoringRule.Manual() : new ScoringRule.Okr(),
        _ => new ScoringRule.Proportional(),
    };

    private static LineEntry Entry(Random random, ScoringRule rule) => rule switch
    {
        ScoringRule.Manual => new() { Manual = new(random.Next(0, 10_001) / 100m, "按协议") },
        ScoringRule.Okr => new() { Objectives = [new(40, [Result(random, 100)]), new(60, [Result(random, 33), Result(random, 67)])] },
        ScoringRule.Rating => new() { Ratings = [Answers(random, RaterGroup.Self, 1), Answers(random, RaterGroup.Peer, random.Next(8)), Answers(random, RaterGroup.Manager, 1)] },
        _ when random.Next(5) == 0 => new() { Actual = random.Next(-500, 5000) / 100m },
        _ => new(),
    };

    private static KeyResult Result(Random random, decimal weight) =>
        new(weight, 30, random.Next(2) == 0 ? 23 : 39, random.Next(30) == 0 ? null : random.Next(200, 410) / 10m, "check-in 3");

    private static GroupAnswers Answers(Random random, RaterGroup group, int raters) => new(
        group,
        [.. Enumerable.Range(0, raters).Select(_ => (decimal?[])[.. Enumerable.Range(0, 4).Select(_ => random.Next(5) == 0 ? null : (decimal?)random.Next(0, 6))])]);
}
