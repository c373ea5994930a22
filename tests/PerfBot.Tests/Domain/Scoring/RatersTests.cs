using PerfBot.Domain.Scoring;
using static PerfBot.Tests.Domain.Scoring.Small;

namespace PerfBot.Tests.Domain.Scoring;

public sealed class RatersTests
{
    private static readonly RaterRules TenNinety = new(new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 10, [RaterGroup.Manager] = 90 });

    private static readonly RaterRules TenThirtySixty = new(new Dictionary<RaterGroup, decimal>
    {
        [RaterGroup.Self] = 10,
        [RaterGroup.Peer] = 30,
        [RaterGroup.Manager] = 60,
    });

    [Fact]
    public void A_skipped_question_is_absent_and_not_zero() => // self (4 + 5) / 2, manager 4: 10% × 4.5 + 90% × 4
        Assert.Equal(4.05m, Rated(TenNinety, (RaterGroup.Self, [[4, 5]]), (RaterGroup.Manager, [[4, null]])).Actual);

    [Fact]
    public void Each_rater_counts_once_however_many_questions_were_answered() => // raters 5 and 2, not the mean of 5, 2, 2
        Assert.Equal(3.5m, Rated(Only(RaterGroup.Peer), (RaterGroup.Peer, [[5, null], [2, 2], [null, null], []])).Actual);

    [Fact]
    public void The_weight_of_an_absent_group_moves_in_proportion()
    {
        var line = Rated(TenThirtySixty, (RaterGroup.Self, [[5]]), (RaterGroup.Manager, [[3]]), (RaterGroup.Peer, [[null]]));

        Assert.Equal(3.2857142857m, line.Actual); // (10 × 5 + 60 × 3) ÷ 70
        var groups = Assert.IsType<ActualFacts.Rated>(line.Explanation.Actual).Groups;
        Assert.Equal(
            [(RaterGroup.Self, 10m, 14.2857142857m, 1), (RaterGroup.Manager, 60m, 85.7142857143m, 1), (RaterGroup.Peer, 30m, 0m, 0)],
            groups.Select(g => (g.Groups.Single(), g.Weight, g.WeightUsed, g.Raters)));
    }

    [Fact]
    public void Without_a_rating_in_any_weighted_group_the_line_is_missing()
    {
        Assert.Equal(LineState.Missing, Rated(TenNinety, (RaterGroup.Peer, [[5]])).State);
        Assert.Equal(LineState.Missing, Rated(TenNinety, (RaterGroup.Self, [[null]])).State);
        Assert.Equal(LineState.Missing, Rated(null, (RaterGroup.Self, [[5]])).State);
        Assert.Equal(LineState.Missing, Rated(TenNinety).State);
    }

    [Fact]
    public void Extremes_are_dropped_from_five_raters_up()
    {
        var rules = Only(RaterGroup.Peer) with { Trimmed = true };

        Assert.Equal(3m, Rated(rules, (RaterGroup.Peer, [[1], [3], [3], [3], [5]])).Actual);
        Assert.Equal(3.6666666667m, Rated(rules, (RaterGroup.Peer, [[0], [3], [4], [4], [5]])).Actual);
        Assert.Equal(3.5m, Rated(rules, (RaterGroup.Peer, [[0], [4], [5], [5]])).Actual);
        Assert.Equal(3.2m, Rated(Only(RaterGroup.Peer), (RaterGroup.Peer, [[0], [3], [4], [4], [5]])).Actual);
    }

    [Fact]
    public void A_merged_group_has_both_weights_and_the_mean_of_all_its_raters()
    {
        var rules = TenThirtySixty with { MergedInto = new Dictionary<RaterGroup, RaterGroup> { [RaterGroup.Self] = RaterGroup.Peer } };
        var line = Rated(rules, (RaterGroup.Self, [[5]]), (RaterGroup.Peer, [[2], [2]]), (RaterGroup.Manager, [[4]]));

        Assert.Equal(3.6m, line.Actual); // 40% × 3 + 60% × 4
        Assert.Contains(
            Assert.IsType<ActualFacts.Rated>(line.Explanation.Actual).Groups,
            g => g.Groups.SequenceEqual([RaterGroup.Peer, RaterGroup.Self]) && g is { Weight: 40, Raters: 3, Mean: 3 });
    }

    [Fact]
    public void A_group_cannot_be_merged_into_one_that_is_merged_too() => Assert.Equal(
        new("raterWeights", new MergeRefused(RaterGroup.Self)),
        Refused(() => Rated(TenNinety with { MergedInto = new Dictionary<RaterGroup, RaterGroup> { [RaterGroup.Self] = RaterGroup.Self } })));

    [Fact]
    public void An_answer_off_the_scale_is_refused_even_in_a_group_without_weight()
    {
        Assert.Equal(
            new("assignments[0].segments[0].sections[0].lines[0].ratings.Peer[1][0]", new OutsideScale(5.1m, 5)),
            Refused(() => Rated(TenNinety, (RaterGroup.Peer, [[5], [5.1m]]))));
        Assert.Equal(new OutsideScale(-1, 5), Refused(() => Rated(TenNinety, (RaterGroup.Self, [[-1]]))).Refusal);
    }

    [Fact]
    public void The_weights_of_the_groups_must_add_up() => Assert.Equal(
        new("raterWeights", new WeightsNotHundred(WeightsOf.RaterGroups, 95)),
        Refused(() => Rated(new(new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 95 }))));

    [Fact]
    public void A_group_is_given_once() => Assert.Equal(
        new RaterGroupTwice(RaterGroup.Self),
        Refused(() => Rated(TenNinety, (RaterGroup.Self, [[1]]), (RaterGroup.Self, [[2]]))).Refusal);

    private static RaterRules Only(RaterGroup group) => new(new Dictionary<RaterGroup, decimal> { [group] = 100 });

    private static LineScore Rated(RaterRules? rules, params (RaterGroup Group, decimal?[][] Raters)[] ratings) => Scorer.Score(
        Input(
            [Section(100, Line("a", 100, new ScoringRule.Rating(5)))],
            ("a", new LineEntry { Ratings = [.. ratings.Select(r => new GroupAnswers(r.Group, r.Raters))] })) with
        { Raters = rules }).Lines.Single();
}
