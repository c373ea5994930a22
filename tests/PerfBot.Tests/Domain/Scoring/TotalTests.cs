using PerfBot.Domain.Scoring;
using static PerfBot.Tests.Domain.Scoring.Small;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>From lines to the total, the grade and the bonus.</summary>
public sealed class TotalTests
{
    private static readonly ScoringPlan OneLine = ScoringPlan.From([Section(100, Line("a", 100))]);

    [Fact]
    public void The_total_is_the_sum_of_the_rounded_contributions()
    {
        // 33.34, 33.33, 33.33 of 50.01 points each: 16.67 + 16.67 + 16.67, though a third of it all is 50.01.
        var score = Scorer.Score(Input(
            [Section(33.34m, Line("a", 100)), Section(33.33m, Line("b", 100)), Section(33.33m, Line("c", 100))],
            Got("a", 50.01m), Got("b", 50.01m), Got("c", 50.01m)));

        Assert.Equal([16.67m, 16.67m, 16.67m], score.Lines.Select(l => l.Contribution));
        Assert.Equal([16.67m, 16.66m, 16.66m], score.Lines.Select(l => l.PointsLost));
        Assert.Equal(50.01m, score.Total);
    }

    [Fact]
    public void Nothing_is_lost_by_more_than_a_hundred_points()
    {
        var score = Scorer.Score(Input([Section(100, Line("a", 100) with { Cap = 150 })], Got("a", 130)));

        Assert.Equal((130m, 0m), (score.Total, score.Lines.Single().PointsLost));
    }

    [Fact]
    public void Segments_count_by_their_days_and_are_rounded_once()
    {
        // 31 days at 80, 59 days at 90: (2480 + 5310) ÷ 90 = 86.5555…
        var input = Input(
            new SegmentInput(Jan1, new(2026, 2, 1), OneLine, Entries(("a", 80))),
            new SegmentInput(new(2026, 2, 1), Apr1, OneLine, Entries(("a", 90))));

        Assert.Equal(86.56m, Scorer.Score(input).Total);
    }

    [Fact]
    public void An_unrated_segment_and_a_gap_are_left_out()
    {
        var never = new Dictionary<string, LineEntry> { ["a"] = new() { NotApplicable = "停工" } };
        var input = Input(
            new SegmentInput(new(2026, 3, 1), Apr1, OneLine, Entries(("a", 70))),
            new SegmentInput(Jan1, new(2026, 2, 1), OneLine, never));

        Assert.Equal((ScoreState.Rated, 70m), (Scorer.Score(input) is var score ? score.State : default, score.Total));
    }

    [Fact]
    public void Assignments_count_by_their_shares()
    {
        var input = Input() with { Assignments = [Assignment("客服", 70, 90), Assignment("行政", 30, 60.33m)] };

        Assert.Equal(81.1m, Scorer.Score(input).Total); // 63 + 18.099
    }

    [Fact]
    public void An_unrated_assignment_is_left_out_and_a_blocked_one_blocks()
    {
        var unrated = new AssignmentInput("行政", 30, [new(Jan1, Apr1, OneLine, new Dictionary<string, LineEntry> { ["a"] = new() { NotApplicable = "休假" } })]);
        var blocked = new AssignmentInput("行政", 30, [new(Jan1, Apr1, OneLine)]);
        var rated = Assignment("客服", 70, 90);

        Assert.Equal(90, Scorer.Score(Input() with { Assignments = [rated, unrated] }).Total);
        Assert.Equal(ScoreState.Blocked, Scorer.Score(Input() with { Assignments = [rated, blocked] }).State);
        Assert.Equal(ScoreState.NotRated, Scorer.Score(Input() with { Assignments = [unrated with { Share = 100 }] }).State);
        Assert.Equal(ScoreState.NotRated, Scorer.Score(Input() with { Assignments = [rated with { Share = 0 }, unrated with { Share = 100 }] }).State);
    }

    [Theory]
    [InlineData("90", "优秀")]
    [InlineData("89.99", "合格")]
    [InlineData("60", "合格")]
    [InlineData("59.99", "不合格")]
    [InlineData("0", "不合格")]
    public void Exactly_on_a_cut_off_earns_the_higher_grade(string total, string grade) =>
        Assert.Equal(grade, Scorer.GradeFor(Grades, decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_knock_out_caps_the_grade_and_says_where_it_fired()
    {
        var rule = new KnockOut("b", 60, "合格");
        var score = Scorer.Score(Input([Section(100, Line("a", 95), Line("b", 5))], Got("a", 100), Got("b", 59)) with { KnockOuts = [rule] });

        Assert.Equal((97.95m, "合格", "优秀"), (score.Total, score.Grade, score.GradeBeforeKnockOut));
        Assert.Equal(new FiredKnockOut(rule, "客服", Jan1, 59), Assert.Single(score.KnockOuts));
    }

    [Fact]
    public void A_knock_out_does_not_fire_at_its_limit_nor_without_points_and_never_raises()
    {
        var sections = new[] { Section(100, Line("a", 95), Line("b", 5)) };
        KnockOut[] rules = [new("b", 60, "合格"), new("a", 100, "优秀"), new("z", 60, "不合格")];

        Assert.Empty(Scorer.Score(Input(sections, Got("a", 100), Got("b", 60)) with { KnockOuts = rules }).KnockOuts);
        Assert.Empty(Scorer.Score(Input(sections, Got("a", 100), Never("b")) with { KnockOuts = rules }).KnockOuts);

        var poor = Scorer.Score(Input(sections, Got("a", 20), Got("b", 60)) with { KnockOuts = rules });
        Assert.Equal(("不合格", "不合格", 1), (poor.Grade, poor.GradeBeforeKnockOut, poor.KnockOuts.Count));
    }

    [Fact]
    public void A_knock_out_fires_in_any_segment_or_assignment()
    {
        var input = Input() with
        {
            Assignments =
            [
                Assignment("客服", 50, 100),
                new("行政", 50, [new(Jan1, new(2026, 1, 2), OneLine, Entries(("a", 10))), new(new(2026, 1, 2), Apr1, OneLine, Entries(("a", 100)))]),
            ],
            KnockOuts = [new("a", 60, "不合格")],
        };
        var score = Scorer.Score(input);

        Assert.Equal(("不合格", "优秀"), (score.Grade, score.GradeBeforeKnockOut));
        Assert.Equal("行政", Assert.Single(score.KnockOuts).Assignment);
    }

    [Fact]
    public void The_bonus_is_a_percentage_of_the_salary_by_the_final_grade()
    {
        var bonus = new Bonus(12345.67m, new Dictionary<string, decimal> { ["优秀"] = 10, ["合格"] = 5 });
        var input = Input([Section(100, Line("a", 100))], Got("a", 95)) with { Bonus = bonus };

        Assert.Equal(1234.57m, Scorer.Score(input).Bonus);
        Assert.Equal(617.28m, Scorer.Score(input with { KnockOuts = [new("a", 99, "合格")] }).Bonus);
        Assert.Equal(0, Scorer.Score(input with { KnockOuts = [new("a", 99, "不合格")] }).Bonus);
        Assert.Null(Scorer.Score(input with { Bonus = null }).Bonus);
    }

    [Fact]
    public void Information_is_shown_and_never_scored()
    {
        var shown = Line("i", 0, new ScoringRule.Information()) with { Formula = "x" };
        var alsoShown = Line("j", 0) with { Direction = Direction.Information, Target = null };
        var score = Scorer.Score(Input([Section(100, shown, Line("a", 100), alsoShown)], Got("a", 80)) with
        {
            Metrics = [Metric("x", Aggregate.Sum, ("2026-01", 7))],
        });

        Assert.Equal(80, score.Total);
        Assert.Equal(["a"], score.Lines.Select(l => l.Line.Id));
        Assert.Equal(
            [("i", LineState.Value, 7m), ("j", LineState.Missing, null)],
            score.Assignments[0].Segments[0].Information.Select(i => (i.Line.Id, i.State, i.Actual)));
    }

    private static AssignmentInput Assignment(string name, decimal share, decimal points) =>
        new(name, share, [new(Jan1, Apr1, OneLine, Entries(("a", points)))]);

    private static Dictionary<string, LineEntry> Entries(params (string Line, decimal Actual)[] actuals) =>
        actuals.ToDictionary(a => a.Line, a => new LineEntry { Actual = a.Actual });
}
