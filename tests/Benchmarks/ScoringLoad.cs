using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Benchmarks;

/// <summary>A company's reviews to score: ten indicators each, every one a formula over two metrics, and perhaps eight raters with twelve answers each.</summary>
internal sealed class ScoringLoad
{
    private const int Indicators = 10;
    private const int Questions = 12;

    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly To = new(2026, 4, 1);
    private static readonly string[] Done = [.. Enumerable.Range(1, Indicators).Select(i => $"已完成{i}")];
    private static readonly string[] Planned = [.. Enumerable.Range(1, Indicators).Select(i => $"计划{i}")];
    private static readonly (RaterGroup Group, int Raters)[] Groups = [(RaterGroup.Manager, 1), (RaterGroup.Peer, 4), (RaterGroup.DirectReport, 3)];

    private static readonly Grade[] Grades = [new("A", 110), new("B", 95), new("C", 80), new("D", 60), new("E", 0)];

    private static readonly RaterRules Raters = new(new Dictionary<RaterGroup, decimal>
    {
        [RaterGroup.Manager] = 50,
        [RaterGroup.Peer] = 30,
        [RaterGroup.DirectReport] = 20,
    });

    private readonly ScoringPlan _plan;
    private readonly bool _rated;
    private readonly int _months;

    private ScoringLoad(int people, bool rated, int months)
    {
        (_rated, _months) = (rated, months);
        Section[] sections = rated
            ? [Kpis(60), new(Bilingual.Of("360"), 40, [Line("r", 100) with { Formula = null, Rule = new ScoringRule.Rating(5) }])]
            : [Kpis(100)];
        _plan = ScoringPlan.From(sections, new FormulaBook());
        var random = new Random(7);
        Flat = new(people, rated);
        Inputs = [.. Enumerable.Range(0, people).Select(person => Input(random, person))];
    }

    /// <summary>What the engine scores.</summary>
    public ScoringInput[] Inputs { get; }

    /// <summary>The same figures for the plain loop.</summary>
    public FlatLoop Flat { get; }

    /// <param name="people">How many reviews.</param>
    /// <param name="rated">Whether raters count for 40%.</param>
    /// <param name="months">How many readings each metric has, one for each month.</param>
    public static ScoringLoad Of(int people, bool rated, int months = 1) => new(people, rated, months);

    /// <summary>Scores all reviews and adds up the totals; the scores themselves are forgotten, as the store would keep them.</summary>
    public static decimal ScoreAll(ReadOnlySpan<ScoringInput> inputs)
    {
        var sum = 0m;
        foreach (var input in inputs)
        {
            sum += Scorer.Score(input).Total.GetValueOrDefault();
        }

        return sum;
    }

    /// <summary>The first review with another reading: what is recomputed when one figure arrives.</summary>
    public ScoringInput Changed(decimal value)
    {
        var input = Inputs[0];
        return input with { Metrics = [input.Metrics[0] with { Readings = [new(Month.Of(From), value, "ERP")] }, .. input.Metrics.Skip(1)] };
    }

    private static Section Kpis(decimal weight) => new(Bilingual.Of("KPI"), weight, [.. Enumerable.Range(0, Indicators).Select(i => Line($"k{i}", 10) with { Formula = $"{Done[i]} / {Planned[i]}" })]);

    private static Line Line(string id, decimal weight) => new()
    {
        Id = id,
        Name = Bilingual.Of(id),
        Weight = weight,
        Target = 1,
        Cap = 150,
        Unit = "%",
        Rule = new ScoringRule.Proportional(),
    };

    private ScoringInput Input(Random random, int person)
    {
        var metrics = new MetricSeries[2 * Indicators];
        for (var i = 0; i < Indicators; i++)
        {
            var planned = random.Next(1000, 100_000);
            var done = (int)(planned * (0.5 + random.NextDouble()));
            Flat.Set(person, i, planned, done);
            metrics[2 * i] = Series(Done[i], done);
            metrics[(2 * i) + 1] = Series(Planned[i], planned);
        }

        return new()
        {
            From = From,
            To = To,
            Metrics = metrics,
            Raters = _rated ? Raters : null,
            Assignments = [new("销售经理", 100, [new(From, To, _plan, _rated ? Answers(random, person) : null)])],
            Grades = Grades,
        };
    }

    // Hundredths, as an importer reads them; over several months the same sum.
    private MetricSeries Series(string key, int hundredths) => new(
        key,
        Aggregate.Sum,
        [.. Enumerable.Range(0, _months).Select(m => new SeriesReading(Month.Of(From.AddMonths(m)), (m == 0 ? hundredths - (_months - 1) : 1) / 100m, "ERP"))]);

    private Dictionary<string, LineEntry> Answers(Random random, int person)
    {
        var rater = 0;
        return new(StringComparer.Ordinal)
        {
            ["r"] = new() { Ratings = [.. Groups.Select(g => new GroupAnswers(g.Group, [.. Enumerable.Range(0, g.Raters).Select(_ => Rater(random, person, rater++))]))] },
        };
    }

    private decimal?[] Rater(Random random, int person, int rater)
    {
        var answers = new decimal?[Questions];
        for (var q = 0; q < Questions; q++)
        {
            var answer = random.Next(1, 6);
            answers[q] = answer;
            Flat.Answer(person, rater, q, answer);
        }

        return answers;
    }
}
