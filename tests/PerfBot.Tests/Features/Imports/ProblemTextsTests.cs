using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

/// <summary>Whatever is wrong with a cell, people read what.</summary>
public sealed class ProblemTextsTests
{
    private static readonly List<Problem> All =
    [
        .. typeof(Problem).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Problem))).Select(type => (Problem)Specimen.Of(type)),
    ];

    [Fact]
    public void Every_problem_has_a_sentence_of_its_own_in_both_languages()
    {
        Assert.True(All.Count > 30, $"only {All.Count} kinds were found");
        var sentences = All.ConvertAll(ProblemTexts.Of);

        Assert.Equal(All.Count, sentences.Select(s => s.En).Distinct().Count());
        Assert.Equal(All.Count, sentences.Select(s => s.Zh).Distinct().Count());
        Assert.All(sentences, s => Assert.Contains(s.Zh, c => c is >= '\u4e00' and <= '\u9fff'));
        Assert.All(sentences, s => Assert.DoesNotContain(s.En, c => c is >= '\u4e00' and <= '\u9fff'));
    }

    [Fact]
    public void Every_column_has_a_name()
    {
        var names = Enum.GetValues<PeopleColumn>().Select(ColumnTexts.Label).ToList();

        Assert.Equal(names.Count, names.Select(n => n.En).Distinct().Count());
        Assert.Equal(names.Count, names.Select(n => n.Zh).Distinct().Count());
    }
}
