using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Kernel;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Refusals;

/// <summary>Whatever is refused, the person reads why.</summary>
public sealed class EveryRefusalTests
{
    private static readonly List<Refusal> All =
    [
        .. typeof(Refusal).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Refusal))).Select(type => (Refusal)Specimen.Of(type)),
    ];

    [Fact]
    public void Every_refusal_has_a_sentence_of_its_own_in_both_languages()
    {
        Assert.True(All.Count > 80, $"only {All.Count} refusals were found");
        foreach (var lang in Language.All)
        {
            var sentences = All.ConvertAll(refusal => (refusal.GetType().Name, Sentence: RefusalTexts.Of(refusal, lang)));
            Assert.DoesNotContain(sentences, s => string.IsNullOrWhiteSpace(s.Sentence));
            Assert.Empty(sentences.GroupBy(s => s.Sentence).Where(same => same.Count() > 1).Select(same => string.Join(" = ", same.Select(s => s.Name))));
        }
    }

    [Fact]
    public void Chinese_is_Chinese_and_English_is_not()
    {
        foreach (var refusal in All)
        {
            Assert.True(HasChinese(RefusalTexts.Of(refusal, Language.Chinese)), refusal.ToString());
            Assert.False(HasChinese(RefusalTexts.Of(refusal, Language.English)), refusal.ToString());
        }
    }

    [Fact]
    public void Facts_stand_in_the_sentence()
    {
        var refusal = new RowTooWide("orders.csv", 17, 5, 6);

        Assert.Equal("orders.csv: row 17 has 6 cells, but there are 5 headers. Please add headers or remove cells.", RefusalTexts.Of(refusal, Language.English));
        Assert.Equal("orders.csv：第 17 行有 6 格，表头却只有 5 列，请补表头或删去多余的格。", RefusalTexts.Of(refusal, Language.Chinese));
    }

    private static bool HasChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');
}
