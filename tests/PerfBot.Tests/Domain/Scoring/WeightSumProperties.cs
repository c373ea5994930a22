using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

/// <summary>A plan whose weights do not add up is refused with the amount, by a cent as by a lot.</summary>
public sealed class WeightSumProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Weights_that_do_not_add_up_are_refused_with_the_amount() =>
        Prop.ForAll(Seeds, seed => NamesTheAmount(Check, seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_check_that_lets_a_cent_pass_is_found() => Assert.False(Enumerable.Range(0, 500).All(seed => NamesTheAmount(
        section => Check(section) is [{ Refusal: WeightsNotHundred { Missing: >= -0.01m and <= 0.01m } }] ? [] : Check(section), seed)));

    [Fact]
    public void A_check_that_names_a_surplus_as_missing_is_found() => Assert.False(Enumerable.Range(0, 500).All(seed => NamesTheAmount(
        section => [.. Check(section).Select(p => p.Refusal is WeightsNotHundred sum ? p with { Refusal = sum with { Sum = 100 - Math.Abs(sum.Missing) } } : p)], seed)));

    private static IReadOnlyList<Problem> Check(Section section)
    {
        ScoringPlan.TryFrom([section], null, out _, out var problems);
        return problems;
    }

    private static bool NamesTheAmount(Func<Section, IReadOnlyList<Problem>> check, int seed)
    {
        var random = new Random(seed);
        var weights = Inputs.Split(random, random.Next(1, 6));
        var error = random.Next(3) == 0 ? 0 : random.Next(-3, 4) * (random.Next(2) == 0 ? 1 : random.Next(1, 300)) / 100m;
        weights[0] = Math.Clamp(weights[0] + error, 0, 100);
        var sum = weights.Sum();
        var problems = check(Small.Section(100, [.. weights.Select((w, i) => Small.Line($"l{i}", w))]));
        if (sum == 100)
        {
            return problems.Count == 0;
        }

        var amount = Math.Abs(100 - sum).ToString("0.##", CultureInfo.InvariantCulture);
        return problems is [{ Path: "sections[0].lines", Refusal: WeightsNotHundred refused }]
            && refused.Sum == sum
            && refused.Missing == 100 - sum
            && ScoringRefusalTexts.Of(refused) is { } words
            && words.En.Contains(amount, StringComparison.Ordinal)
            && words.Zh.Contains(amount, StringComparison.Ordinal)
            && words.En.Contains("missing", StringComparison.Ordinal) == sum < 100;
    }
}
