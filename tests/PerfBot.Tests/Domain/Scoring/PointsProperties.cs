using FsCheck;
using FsCheck.Fluent;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>What holds for the points of every rule in both directions.</summary>
public sealed class PointsProperties
{
    /// <summary>For each rule and direction a line with random parameters.</summary>
    private static readonly (string Rule, Func<Random, Direction, ScoringRule> Make)[] Rules =
    [
        ("proportional", (_, _) => new ScoringRule.Proportional()),
        ("linear upwards", (r, _) => new ScoringRule.Linear(r.Next(0, 40) / 10m, r.Next(41, 70) / 10m, r.Next(2) == 0 ? null : r.Next(71, 90) / 10m)),
        ("linear downwards", (r, _) => new ScoringRule.Linear(r.Next(71, 90) / 10m, r.Next(41, 70) / 10m, r.Next(2) == 0 ? null : r.Next(0, 40) / 10m)),
        ("bands", (r, d) => d == Direction.LowerIsBetter
            ? new ScoringRule.Bands([new(r.Next(0, 5), 120), new(r.Next(5, 9), 60), new(12, 30)])
            : new ScoringRule.Bands([new(12, 120), new(r.Next(5, 9), 60), new(r.Next(0, 5), 30)])),
        ("pass or fail", (_, _) => new ScoringRule.PassFail()),
        ("deduction", (r, _) => new ScoringRule.Deduction(r.Next(1, 40), r.Next(1, 30) / 10m)),
        ("rating", (_, _) => new ScoringRule.Rating(15)),
        ("by hand", (_, _) => new ScoringRule.Manual()),
        ("key results", (_, _) => new ScoringRule.Okr()),
    ];

    public static TheoryData<string, Direction> EveryRule
    {
        get
        {
            var data = new TheoryData<string, Direction>();
            foreach (var (rule, _) in Rules)
            {
                data.Add(rule, Direction.HigherIsBetter);
                data.Add(rule, Direction.LowerIsBetter);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void A_better_actual_never_lowers_the_points(string rule, Direction direction) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed => IsNeverLowered(Points, rule, direction, seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory, MemberData(nameof(EveryRule))]
    public void Points_that_fall_when_the_actual_gets_better_are_found(string rule, Direction direction) =>
        Assert.False(Enumerable.Range(0, 300).All(seed => IsNeverLowered((line, actual) => line.Cap - Points(line, actual), rule, direction, seed)));

    [Theory, MemberData(nameof(EveryRule))]
    public void No_rule_is_forgotten(string rule, Direction direction) =>
        Assert.True(Rules.Select(r => r.Make(new(1), direction).GetType()).Distinct().Count() == typeof(ScoringRule).GetNestedTypes().Length - 1, rule); // all but Information

    private static bool IsNeverLowered(Func<Line, decimal, decimal> points, string rule, Direction direction, int seed)
    {
        var random = new Random(seed);
        var line = Small.Line("a", 100, Rules.Single(r => r.Rule == rule).Make(random, direction)) with
        {
            Direction = direction,
            Target = random.Next(1, 100) / 10m,
            Cap = random.Next(80, 151),
        };
        var isHigherBetter = line.Rule switch
        {
            ScoringRule.Linear linear => linear.Floor < linear.Target,
            ScoringRule.Rating or ScoringRule.Manual or ScoringRule.Okr => true,
            _ => direction == Direction.HigherIsBetter,
        };
        var scale = line.Rule is ScoringRule.Okr ? 1000m : 100;
        var (one, two) = (random.Next(-300, 1500) / scale, random.Next(-300, 1500) / scale);
        var (worse, better) = one < two == isHigherBetter ? (one, two) : (two, one);
        return points(line, worse) <= points(line, better);
    }

    private static decimal Points(Line line, decimal actual) => LinePoints.Of(LinePoints.BeforeCap(line, actual), line.Cap);
}
