using FsCheck;
using FsCheck.Fluent;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

using Scoring = Func<ScoringInput, Score>;

/// <summary>What holds for every review, tried on many; and that each law is broken by an error that it is there to find.</summary>
public sealed class ScoringProperties
{
    private const int Reviews = 150;

    public static TheoryData<string> EveryLaw => new(Laws.All.Keys);

    public static TheoryData<string, string, Scoring> Errors => new()
    {
        { "Effective_weights_add_up_to_exactly_a_hundred", "each weight is rounded by itself", PlantedScoring.WeightsRoundedAlone },
        { "The_total_is_the_sum_of_the_contributions", "the total is rounded once", PlantedScoring.TotalOfUnroundedContributions },
        { "The_total_is_the_sum_of_the_contributions", "half to even", PlantedScoring.ContributionsToEven },
        { "The_order_of_lines_matters_only_for_ties", "the last line takes the rest", PlantedScoring.LastLineTakesTheRest },
        { "The_same_input_gives_the_same_output", "unsteady", PlantedScoring.Unsteady() },
        { "Points_lie_between_zero_and_the_cap_with_two_decimals", "no cap", PlantedScoring.NoCap },
        { "The_three_states_are_never_confused", "not applicable is 0", PlantedScoring.NotApplicableIsZero },
        { "The_three_states_are_never_confused", "missing is 0", PlantedScoring.MissingIsZero },
        { "What_moved_is_what_arrived", "moves forgotten", PlantedScoring.MovesForgotten },
        { "Every_line_carries_its_explanation", "sources forgotten", PlantedScoring.SourcesForgotten },
        { "Every_number_follows_from_the_stored_explanation", "readings left out", PlantedScoring.ReadingsLeftOut },
        { "Every_number_follows_from_the_stored_explanation", "the weight before is the one after", PlantedScoring.WeightBeforeIsAfter },
        { "Every_number_follows_from_the_stored_explanation", "another rule is shown", PlantedScoring.AnotherRuleShown },
        { "Every_number_follows_from_the_stored_explanation", "the last line takes the rest", PlantedScoring.LastLineTakesTheRest },
        { "Every_number_follows_from_the_stored_explanation", "half to even", PlantedScoring.ContributionsToEven },
        { "Every_number_follows_from_the_stored_explanation", "the total is rounded once", PlantedScoring.TotalOfUnroundedContributions },
        { "Every_number_follows_from_the_stored_explanation", "no cap", PlantedScoring.NoCap },
    };

    [Theory, MemberData(nameof(EveryLaw))]
    public void Holds_for_every_review(string law) =>
        Prop.ForAll(Inputs.All, input => Laws.All[law](Scorer.Score, input)).Check(Config.QuickThrowOnFailure.WithMaxTest(Reviews));

    [Theory, MemberData(nameof(Errors))]
    public void An_error_breaks_the_law_that_is_there_to_find_it(string law, string error, Scoring planted) => Assert.False(
        Enumerable.Range(0, Reviews).Select(Inputs.Of).All(input => Laws.All[law](planted, input)), $"{law} does not see that {error}.");

    [Fact]
    public void Every_law_has_been_broken() => Assert.Equal(Laws.All.Keys.Order(StringComparer.Ordinal), Errors.Select(e => (string)e[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Not_applicable_never_equals_zero_points() =>
        Prop.ForAll(Seeds, seed => IsNotZero(Scorer.Score, seed)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_scoring_that_takes_not_applicable_for_zero_is_found() => Assert.False(Enumerable.Range(0, 100).All(seed => IsNotZero(
        input => Scorer.Score(input with
        {
            Assignments = [.. input.Assignments.Select(a => a with { Segments = [.. a.Segments.Select(s => s with { Entries = s.Entries!.ToDictionary(e => e.Key, e => e.Value.NotApplicable is null ? e.Value : new() { Actual = 0 }) })] })],
        }),
        seed)));

    [Fact]
    public void Spread_weights_always_add_up() => Prop.ForAll(Weighings, weights => AddUp(Weights.Spread, weights)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_spread_that_rounds_each_weight_by_itself_is_found() =>
        Assert.False(AddUp(weights => [.. weights.Select(w => Math.Round(w * 100 / weights.Sum(), 2))], [1, 1, 1]));

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static Arbitrary<List<int>> Weighings => Gen.Choose(0, 10_000).NonEmptyListOf().Select(list => list.ToList()).ToArbitrary();

    private static bool AddUp(Func<IReadOnlyList<decimal>, decimal[]> spread, List<int> weights) => spread([.. weights.Select(w => w / 100m)]).Sum() == 100;

    private static bool IsNotZero(Scoring scoring, int seed)
    {
        var random = new Random(seed);
        var weights = Inputs.Split(random, 4).Select(w => w / 2).ToArray();
        weights[0] += 50;
        var sections = new[] { Small.Section(100, [.. weights.Select((w, i) => Small.Line($"l{i}", Math.Round(w, 2, MidpointRounding.ToZero)))]) };
        if (sections[0].Lines.Sum(l => l.Weight) != 100)
        {
            return true; // halves of cents do not make a plan
        }

        var others = Enumerable.Range(1, 3).Select(i => Small.Got($"l{i}", random.Next(1, 101))).ToArray();
        var never = scoring(Small.Input(sections, [Small.Never("l0"), .. others]));
        var zero = scoring(Small.Input(sections, [Small.Got("l0", 0), .. others]));
        return never.State == ScoreState.NotRated ? weights[1..].All(w => w == 0) : never.Total > zero.Total || never.Total == 0;
    }
}
