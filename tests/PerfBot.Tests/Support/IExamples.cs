using PerfBot.Cards.Kit;

namespace PerfBot.Tests.Support;

/// <summary>
/// Example cards of one kind. Each is compared with its approved picture in every language, checked against the rules for cards,
/// and written where the browser tests draw it, without a test of its own.
/// </summary>
internal interface IExamples
{
    /// <summary>The examples; a name is unique, lower case with hyphens.</summary>
    IEnumerable<(string Name, ICard Card)> Cards { get; }
}

/// <summary>Every example there is.</summary>
internal static class Examples
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, ICard> All { get; } = typeof(Examples).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IExamples)) && !type.IsAbstract)
        .SelectMany(type => ((IExamples)Activator.CreateInstance(type)!).Cards)
        .ToDictionary(example => example.Name, example => example.Card);

    /// <summary>Every example in every language.</summary>
    public static TheoryData<string, string> InEveryLanguage()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in All.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var language in Language.All)
            {
                data.Add(name, language.Tag);
            }
        }

        return data;
    }
}
