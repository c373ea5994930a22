using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;
using static PerfBot.Tests.Domain.Scoring.Small;

namespace PerfBot.Tests.Domain.Scoring;

public sealed class InputCheckTests
{
    private const string FirstLine = "assignments[0].segments[0].sections[0].lines[0]";

    private static readonly ScoringPlan OneLine = ScoringPlan.From([Section(100, Line("a", 100))]);

    private static readonly ScoringInput Good = Input(new SegmentInput(Jan1, Apr1, OneLine, new Dictionary<string, LineEntry> { ["a"] = new() { Actual = 1 } }));

    [Fact]
    public void Shares_must_add_up()
    {
        var assignment = Good.Assignments[0];

        Assert.Equal(
            new("assignments", new WeightsNotHundred(WeightsOf.Assignments, 90)),
            Refused(() => Scorer.Score(Good with { Assignments = [assignment with { Share = 60 }, assignment with { Share = 30 }] })));
        Assert.Equal(
            new("assignments[0].share", new WeightOutOfRange(101)),
            Refused(() => Scorer.Score(Good with { Assignments = [assignment with { Share = 101 }] })));
    }

    [Fact]
    public void A_metric_is_given_once_and_has_one_reading_a_month()
    {
        var ordered = Metric("x", Aggregate.Sum, ("2026-01", 1), ("2026-02", 1), ("2026-02", 2));
        var mixed = Metric("y", Aggregate.Sum, ("2026-03", 1), ("2026-01", 1), ("2026-02", 2), ("2026-03", 2));

        Assert.Equal(new("metrics[0].readings[2].period", new ReadingTwice("x", Month("2026-02"))), Refused(() => Scorer.Score(Good with { Metrics = [ordered] })));
        Assert.Equal(new("metrics[0].readings[3].period", new ReadingTwice("y", Month("2026-03"))), Refused(() => Scorer.Score(Good with { Metrics = [mixed] })));
        Assert.Equal(
            new("metrics[1].key", new MetricTwice("z")),
            Refused(() => Scorer.Score(Good with { Metrics = [Metric("z", Aggregate.Sum), Metric("z", Aggregate.Last)] })));
    }

    [Fact]
    public void Segments_lie_inside_the_cycle_and_do_not_overlap()
    {
        var feb1 = new DateOnly(2026, 2, 1);

        Assert.Null(Fault((Jan1, feb1), (feb1, Apr1)));
        Assert.Null(Fault((feb1, Apr1), (Jan1, new(2026, 1, 2))));
        Assert.Equal(SpanFault.Overlaps, Fault((Jan1, feb1), (feb1.AddDays(-1), Apr1)));
        Assert.Equal(SpanFault.Empty, Fault((Jan1, Jan1)));
        Assert.Equal(SpanFault.OutsideCycle, Fault((Jan1.AddDays(-1), feb1)));
        Assert.Equal(SpanFault.OutsideCycle, Fault((feb1, Apr1.AddDays(1))));
        Assert.Equal(new SpanRefused(SpanFault.Empty, Apr1, Apr1), Scorer.Check(Good with { From = Apr1, To = Apr1 })[0].Refusal);

        static SpanFault? Fault(params (DateOnly From, DateOnly To)[] spans)
        {
            var problems = Scorer.Check(Input([.. spans.Select(s => new SegmentInput(s.From, s.To, OneLine))]));
            return problems.Select(p => (SpanFault?)Assert.IsType<SpanRefused>(p.Refusal).Fault).SingleOrDefault();
        }
    }

    [Fact]
    public void Grades_must_be_stated_and_fall_to_zero()
    {
        Assert.Equal(GradesFault.None, Fault());
        Assert.Equal(GradesFault.NotFalling, Fault(new("b", 60), new("a", 90), new("c", 0)));
        Assert.Equal(GradesFault.NotFalling, Fault(new("a", 60), new("b", 60), new("c", 0)));
        Assert.Equal(GradesFault.LastNotZero, Fault(new("a", 90), new("b", 60)));
        Assert.Equal(GradesFault.NameNotUnique, Fault(new("a", 90), new("a", 0)));
        Assert.Equal(GradesFault.NameNotUnique, Fault(new("a", 90), new(" ", 0)));

        static GradesFault Fault(params Grade[] grades) =>
            Assert.IsType<GradesRefused>(Refused(() => Scorer.Score(Good with { Grades = grades })).Refusal).Fault;
    }

    [Fact]
    public void Only_grades_of_the_list_can_be_named()
    {
        Assert.Equal(
            new("knockOuts[0].gradeAtMost", new GradeUnknown("良好")),
            Refused(() => Scorer.Score(Good with { KnockOuts = [new("a", 60, "良好")] })));
        Assert.Equal(
            new("bonus.percentByGrade.良好", new GradeUnknown("良好")),
            Refused(() => Scorer.Score(Good with { Bonus = new(1, new Dictionary<string, decimal> { ["良好"] = 1 }) })));
    }

    [Fact]
    public void Money_is_not_below_zero_and_not_beyond_counting()
    {
        Assert.Equal(
            new("bonus.monthlySalary", new AmountBelowZero(-1)),
            Refused(() => Scorer.Score(Good with { Bonus = new(-1, new Dictionary<string, decimal>()) })));
        Assert.Equal(
            new("bonus.percentByGrade.合格", new AmountBelowZero(-2)),
            Refused(() => Scorer.Score(Good with { Bonus = new(1, new Dictionary<string, decimal> { ["合格"] = -2 }) })));
        Assert.Equal(
            new("bonus", new NumberTooLarge()),
            Refused(() => Scorer.Score(Good with { Bonus = new(decimal.MaxValue, new Dictionary<string, decimal> { ["不合格"] = 2 }) })));
    }

    public static TheoryData<ScoringRule, LineEntry, string, Refusal> Entries => new()
    {
        { new ScoringRule.Proportional(), new() { NotApplicable = " " }, "notApplicable", new ReasonRequired() },
        { new ScoringRule.Manual(), new() { Manual = new(100.01m) }, "manualPoints", new PointsOutOfRange(100.01m, 100) },
        { new ScoringRule.Manual(), new() { Manual = new(-1) }, "manualPoints", new PointsOutOfRange(-1, 100) },
        { new ScoringRule.Manual(), new() { Actual = 3 }, "actual", new EntryNotRead("Manual") },
        { new ScoringRule.Okr(), new() { Actual = 3 }, "actual", new EntryNotRead("Okr") },
        { new ScoringRule.Proportional(), new() { Manual = new(3) }, "manualPoints", new EntryNotRead("Proportional") },
        { new ScoringRule.Manual(), new() { Ratings = [] }, "ratings", new EntryNotRead("Manual") },
        { new ScoringRule.Rating(5), new() { Objectives = [new(100, [new(100, 0, 1, 1)])] }, "objectives", new EntryNotRead("Rating") },
        { new ScoringRule.Rating(5), new() { Actual = 5.1m }, "actual", new OutsideScale(5.1m, 5) },
        { new ScoringRule.Proportional(), new() { Actual = decimal.MaxValue }, "", new NumberTooLarge() },
    };

    [Theory, MemberData(nameof(Entries))]
    public void An_entry_that_cannot_be_used_is_refused(ScoringRule rule, LineEntry entry, string where, Refusal refusal) => Assert.Equal(
        new(where.Length == 0 ? FirstLine : $"{FirstLine}.{where}", refusal),
        Refused(() => Scorer.Score(Input([Section(100, Line("a", 100, rule))], ("a", entry)))));

    [Fact]
    public void A_formula_cannot_leave_the_scale_or_the_numbers()
    {
        var sections = new[] { Section(100, Line("a", 100, new ScoringRule.Rating(5)) with { Formula = "x * x" }) };

        Assert.Equal(
            new($"{FirstLine}.formula", new OutsideScale(9, 5)),
            Refused(() => Scorer.Score(Input(sections) with { Metrics = [Metric("x", Aggregate.Sum, ("2026-01", 3))] })));
        Assert.Equal(
            new($"{FirstLine}.formula", new FormulaRefused(FormulaFault.Overflow, 1, "x * x")),
            Refused(() => Scorer.Score(Input(sections) with { Metrics = [Metric("x", Aggregate.Sum, ("2026-01", decimal.MaxValue))] })));
        Assert.Equal(
            new(FirstLine, new NumberTooLarge()),
            Refused(() => Scorer.Score(Input(sections) with { Metrics = [Metric("x", Aggregate.Sum, ("2026-01", decimal.MaxValue), ("2026-02", decimal.MaxValue))] })));
    }

    [Fact]
    public void An_entry_for_a_line_that_the_plan_does_not_have_is_refused() => Assert.Equal(
        new("assignments[0].segments[0]", new LineUnknown("zz")),
        Refused(() => Scorer.Score(Input([Section(100, Line("a", 100))], Got("a", 1), Got("zz", 1)))));
}
