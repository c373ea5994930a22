using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Architecture;

/// <summary>A refusal is facts; whoever is refused reads a sentence, in their language, that says which refusal it is.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string> Languages => [.. Language.All.Select(l => l.Tag)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_refusal_has_a_sentence_of_its_own(string language) => Rule.Holds(Problems(All, r => RefusalTexts.Of(r, Language.For(language)), language));

    [Fact]
    public void A_sentence_that_is_missing_or_said_twice_or_in_the_wrong_language_is_found()
    {
        Refusal[] two = [new ButtonUnknown(), new RequestUnreadable()];

        Assert.Single(Problems(two, r => r is ButtonUnknown ? "按钮" : "", "zh-CN"));
        Assert.Single(Problems(two, _ => "按钮", "zh-CN"));
        Assert.Single(Problems(two, r => r is ButtonUnknown ? "按钮" : "card", "zh-CN"));
        Assert.Single(Problems(two, r => r is ButtonUnknown ? "按钮" : "card", "en-US"));
        Assert.Equal(2, Problems(two, _ => throw new NotSupportedException(), "en-US").Count());
    }

    /// <summary>An instance of every refusal; one for each combination of the enum values that it holds.</summary>
    private static IEnumerable<Refusal> All =>
        from type in typeof(Refusal).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract
        let constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)
        from values in Combinations([.. constructor.GetParameters().Select(p => Values(p.ParameterType, p.Name!))])
        select (Refusal)constructor.Invoke(values);

    private static IEnumerable<string> Problems(IEnumerable<Refusal> refusals, Func<Refusal, string> sentenceOf, string language)
    {
        var said = new Dictionary<string, Refusal>();
        foreach (var refusal in refusals)
        {
            string sentence;
            try
            {
                sentence = sentenceOf(refusal);
            }
            catch (NotSupportedException)
            {
                sentence = "";
            }

            var isChinese = sentence.Any(c => c is >= '\u4E00' and <= '\u9FFF');
            if (sentence.Length == 0)
            {
                yield return $"{refusal}: no sentence";
            }
            else if (isChinese != (language == Language.Chinese.Tag))
            {
                yield return $"{refusal}: not in its language: {sentence}";
            }
            else if (!said.TryAdd(sentence, refusal))
            {
                yield return $"{refusal}: says the same as {said[sentence]}";
            }
        }
    }

    private static IEnumerable<object?[]> Combinations(IReadOnlyList<object?[]> values)
    {
        IEnumerable<object?[]> all = [[]];
        return values.Aggregate(all, (before, next) => before.SelectMany(b => next.Select(n => (object?[])[.. b, n])));
    }

    private static object?[] Values(Type type, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Values(underlying, name);
        }

        if (type.IsEnum)
        {
            return [.. Enum.GetValues(type).Cast<object>()];
        }

        object? one = type switch
        {
            _ when type == typeof(string) => $"{name}-1",
            _ when type == typeof(int) => 3,
            _ when type == typeof(long) => 3L,
            _ when type == typeof(decimal) => 1.5m,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 31),
            _ when type == typeof(Month) => Month.Of(new(2026, 1, 1)),
            _ when type == typeof(Bilingual) => new Bilingual("name-1", "名称"),
            _ when type == typeof(IReadOnlyList<Bilingual>) => new[] { new Bilingual("name-1", "名称") },
            _ when type == typeof(IReadOnlyList<string>) => new[] { "name-1" },
            _ when type == typeof(IReadOnlyList<int>) => new[] { 3 },
            _ when type == typeof(IReadOnlyList<Problem>) => new[] { new Problem("sections[0].weight", new WeightOutOfRange(101)) },
            _ => throw new NotSupportedException($"{type} in a refusal: add an example of it here."),
        };
        return [one];
    }
}
