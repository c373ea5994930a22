using PerfBot.Domain.Scoring;
using static PerfBot.Tests.Domain.Scoring.Small;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>Where the weight of lines goes that do not apply; the numbers are worked out by hand.</summary>
public sealed class NotApplicableTests
{
    [Fact]
    public void Its_weight_moves_to_the_other_lines_of_its_section_in_proportion()
    {
        // Raw 42, 28 | 15, 15: the 42 of a go to b. In the other section c gives 15 to d.
        var score = Scorer.Score(Input(
            [Section(70, Line("a", 60), Line("b", 40)), Section(30, Line("c", 50), Line("d", 50))],
            Never("a"), Got("b", 50), Got("c", 100), Got("d", 100)));

        Assert.Equal([0m, 70m, 15m, 15m], score.Lines.Select(l => l.EffectiveWeight));
        Assert.Equal(35 + 15 + 15, score.Total);
    }

    [Fact]
    public void Three_lines_share_it_by_their_weights_and_the_cents_add_up()
    {
        // Raw 10, 20, 30, 40; without the 10: 20/90, 30/90, 40/90 of 100 = 22.2222…, 33.3333…, 44.4444…; the cent goes to the third.
        var score = Scorer.Score(Input(
            [Section(100, Line("a", 10), Line("b", 20), Line("c", 30), Line("d", 40))],
            Never("a"), Got("b", 100), Got("c", 100), Got("d", 100)));

        Assert.Equal([0m, 22.22m, 33.33m, 44.45m], score.Lines.Select(l => l.EffectiveWeight));
        Assert.Equal(100, score.Total);
    }

    [Fact]
    public void A_section_in_which_nothing_applies_gives_its_weight_to_the_others_as_they_then_stand()
    {
        // b of the second section first gives its 10 to c, which then has 20; the 50 of the first section are split 20 : 30.
        var score = Scorer.Score(Input(
            [Section(50, Line("a", 100)), Section(20, Line("b", 50), Line("c", 50)), Section(30, Line("d", 100))],
            Never("a"), Never("b"), Got("c", 100), Got("d", 50)));

        Assert.Equal([0m, 0m, 40m, 60m], score.Lines.Select(l => l.EffectiveWeight));
        Assert.Equal(40 + 30, score.Total);
    }

    [Fact]
    public void The_explanation_names_what_moved_from_where_to_where_and_why()
    {
        var score = Scorer.Score(Input(
            [Section(50, Line("a", 100)), Section(20, Line("b", 50), Line("c", 50)), Section(30, Line("d", 100))],
            Never("a", "无项目"), Never("b", "休假"), Got("c", 100), Got("d", 50)));
        var (a, b, c, d) = (Weight(score, "a"), Weight(score, "b"), Weight(score, "c"), Weight(score, "d"));
        var (noProject, leave) = (new NotApplicableReason.Marked("无项目"), new NotApplicableReason.Marked("休假"));

        Assert.Equal([new("a", "c", 20, true, noProject), new("a", "d", 30, true, noProject)], a.Moves);
        Assert.Equal([new("b", "c", 10, false, leave)], b.Moves);
        Assert.Equal([new("a", "c", 20, true, noProject), new("b", "c", 10, false, leave)], c.Moves);
        Assert.Equal((10m, 40m, 40m), (c.Before, c.After, c.Effective));
        Assert.Equal([new("a", "d", 30, true, noProject)], d.Moves);
        Assert.Equal((50m, 0m), (a.Before, a.After));
    }

    [Fact]
    public void Not_applicable_is_never_zero_points()
    {
        var sections = new[] { Section(100, Line("a", 50), Line("b", 50)) };

        Assert.Equal(80, Scorer.Score(Input(sections, Never("a"), Got("b", 80))).Total);
        Assert.Equal(40, Scorer.Score(Input(sections, Got("a", 0), Got("b", 80))).Total);
    }

    [Fact]
    public void Where_nothing_applies_the_plan_is_not_rated()
    {
        var score = Scorer.Score(Input([Section(100, Line("a", 50), Line("b", 50))], Never("a"), Never("b")) with
        {
            Bonus = new(10000, new Dictionary<string, decimal> { ["不合格"] = 1 }),
        });

        Assert.Equal(
            (ScoreState.NotRated, null, null, null, null),
            (score.State, score.Total, score.Grade, score.GradeBeforeKnockOut, score.Bonus));
        Assert.All(score.Lines, line => Assert.Equal((0m, 0m, null), (line.EffectiveWeight, line.Contribution, line.Points)));
    }

    [Fact]
    public void Where_only_lines_without_weight_apply_the_plan_is_not_rated()
    {
        var score = Scorer.Score(Input([Section(100, Line("a", 100), Line("b", 0))], Never("a"), Got("b", 80)));

        Assert.Equal(ScoreState.NotRated, score.State);
    }

    [Fact]
    public void A_missing_line_keeps_its_weight_and_receives_and_blocks()
    {
        var sections = new[] { Section(100, Line("a", 50), Line("b", 25), Line("c", 25)) };
        var score = Scorer.Score(Input(sections, Never("a"), Got("c", 100)));

        Assert.Equal((ScoreState.Blocked, null), (score.State, score.Total));
        Assert.Equal([0m, 50m, 50m], score.Lines.Select(l => l.EffectiveWeight));
        Assert.Equal([0m, null, 50m], score.Lines.Select(l => l.Contribution));
        Assert.Equal([0m, null, 0m], score.Lines.Select(l => l.PointsLost));
    }

    [Fact]
    public void A_missing_line_has_no_points_where_the_programme_says_zero()
    {
        var sections = new[] { Section(100, Line("a", 40), Line("b", 60)) };
        var score = Scorer.Score(Input(sections, Got("b", 100)) with { Missing = MissingPolicy.Zero });
        var missing = score.Lines.First();

        Assert.Equal((ScoreState.Rated, 60m), (score.State, score.Total));
        Assert.Equal(LineState.Missing, missing.State);
        Assert.Equal((null, 0m, 40m, 0m, 40m), (missing.Actual, missing.Points, missing.EffectiveWeight, missing.Contribution, missing.PointsLost));
    }

    private static WeightFacts Weight(Score score, string id) => score.Lines.Single(l => l.Line.Id == id).Explanation.Weight;
}
