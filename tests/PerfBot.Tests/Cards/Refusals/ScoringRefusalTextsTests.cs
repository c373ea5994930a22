using PerfBot.Cards.Refusals;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Cards.Refusals;

public sealed class ScoringRefusalTextsTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    private static readonly Refusal[] All =
    [
        .. Enum.GetValues<WeightsOf>().Select(of => new WeightsNotHundred(of, 60)),
        .. Enum.GetValues<WeightsOf>().Select(of => new WeightsNotHundred(of, 160)),
        new WeightOutOfRange(101),
        new InformationHasWeight(1),
        new LineIdRefused("x"),
        new LineTwice("x"),
        new LineUnknown("x"),
        new CapOutOfRange(200),
        .. Enum.GetValues<RuleFault>().Select(fault => new RuleRefused(fault)),
        .. Enum.GetValues<FormulaFault>().Select(fault => new FormulaRefused(fault, 3, "x")),
        new OutsideScale(6, 5),
        new PointsOutOfRange(101, 100),
        new ReasonRequired(),
        new KeyResultWithoutWay(3),
        new EntryNotRead("Manual"),
        new MetricTwice("x"),
        new ReadingTwice("x", Month.Of(Day)),
        new RaterGroupTwice(RaterGroup.Self),
        new MergeRefused(RaterGroup.Self),
        .. Enum.GetValues<SpanFault>().Select(fault => new SpanRefused(fault, Day, Day)),
        .. Enum.GetValues<GradesFault>().Select(fault => new GradesRefused(fault)),
        new GradeUnknown("x"),
        new AmountBelowZero(-1),
        new TiersNotRising(1),
        new NumberTooLarge(),
        new NotScorable([new("sections", new WeightsNotHundred(WeightsOf.Sections, 60))]),
    ];

    [Fact]
    public void Every_refusal_of_scoring_has_sentences_of_its_own_in_both_languages()
    {
        var sentences = All.Select(refusal => ScoringRefusalTexts.Of(refusal)!).ToList();

        Assert.DoesNotContain(null, sentences);
        Assert.Equal(All.Length, sentences.Select(s => s.En).Distinct().Count());
        Assert.Equal(All.Length, sentences.Select(s => s.Zh).Distinct().Count());
        Assert.All(sentences, s => Assert.Contains(s.Zh, c => c is >= '\u4E00' and <= '\u9FFF'));
        Assert.DoesNotContain(sentences, s => s.En.Any(c => c is >= '\u4E00' and <= '\u9FFF'));
    }

    [Fact]
    public void No_refusal_of_scoring_is_left_out()
    {
        var kinds = typeof(NotScorable).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Refusal)) && type.Namespace is "PerfBot.Domain.Scoring" or "PerfBot.Domain.Formulas");

        Assert.Empty(kinds.Except(All.Select(refusal => refusal.GetType())));
    }

    [Fact]
    public void What_is_missing_or_too_much_is_named()
    {
        Assert.Equal(
            new("The line weights add up to 60; 40 is missing to the 100 that they have to make.", "各指标的权重合计 60，缺 40，应为 100。"),
            ScoringRefusalTexts.Of(new WeightsNotHundred(WeightsOf.Lines, 60)));
        Assert.Equal(
            new("The section weights add up to 100.5; 0.5 is too much for the 100 that they have to make.", "各部分的权重合计 100.5，多出 0.5，应为 100。"),
            ScoringRefusalTexts.Of(new WeightsNotHundred(WeightsOf.Sections, 100.5m)));
    }

    [Fact]
    public void Another_refusal_is_not_its_business() => Assert.Null(ScoringRefusalTexts.Of(new StepNotAllowed("a", "b")));
}
