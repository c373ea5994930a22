using System.Text.RegularExpressions;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Refusals;

/// <summary>A sentence that only says no helps nobody: each says what the person can do.</summary>
public sealed partial class WayForwardTests
{
    private static readonly List<Refusal> All =
    [
        .. typeof(Refusal).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Refusal)) && type != typeof(NotScorable)).Select(type => (Refusal)Specimen.Of(type)),
        .. Enum.GetValues<TaskState>().Select(state => new CardOutdated(state)),
        .. Enum.GetValues<StageFault>().Select(fault => new StageWrong(StageKind.SelfReview, fault, StageKind.ManagerReview)),
        .. Enum.GetValues<FormulaFault>().Select(fault => new FormulaRefused(fault, 3, "x")),
        .. Enum.GetValues<WeightsOf>().Select(of => new WeightsNotHundred(of, 60)),
        .. Enum.GetValues<WeightsOf>().Select(of => new WeightsNotHundred(of, 160)),
        .. Enum.GetValues<RuleFault>().Select(fault => new RuleRefused(fault)),
        .. Enum.GetValues<GradesFault>().Select(fault => new GradesRefused(fault)),
        .. Enum.GetValues<SpanFault>().Select(fault => new SpanRefused(fault, new(2026, 1, 1), new(2026, 1, 1))),
    ];

    [Fact]
    public void Every_refusal_says_what_the_person_can_do_in_both_languages()
    {
        Lacking(Language.English, English());
        Lacking(Language.Chinese, Chinese());
    }

    [Fact]
    public void A_sentence_that_only_says_no_is_noticed()
    {
        Assert.DoesNotMatch(English(), "There is no grade A.");
        Assert.DoesNotMatch(Chinese(), "没有等级“A”。");
    }

    private static void Lacking(Language lang, Regex way)
    {
        var without = string.Join('\n', All.Select(refusal => RefusalTexts.Of(refusal, lang)).Where(sentence => !way.IsMatch(sentence)));
        Assert.True(without.Length == 0, without);
    }

    [GeneratedRegex(@"\b(please|must|has to|have to|needs?|ask|write|choose|change|open|send|tell|use|press|look|wait|correct|decide|throw|compare|declare|attach|add|remove|here is what you can do|between|at most|I will tell you|you will get it back|need not do anything|are expected|is expected)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex("请|输入|须|应为|应在|不能|可|需要|至少|无需")]
    private static partial Regex Chinese();
}
