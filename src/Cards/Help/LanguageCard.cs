using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Help;

/// <summary>Offers both languages. Answered by <see cref="ChooseLanguage"/>.</summary>
public sealed record LanguageCard : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new HelpTexts(lang);
        return new(
            say.Language,
            [new Title(say.ChooseLanguage)],
            [
                Button.For("中文", new ChooseLanguage(Language.Chinese.Tag), lang == Language.Chinese ? ButtonStyle.Primary : ButtonStyle.Default),
                Button.For("English", new ChooseLanguage(Language.English.Tag), lang == Language.English ? ButtonStyle.Primary : ButtonStyle.Default),
            ]);
    }
}

/// <summary>Asks which languages there are.</summary>
public sealed record ShowLanguages : IShow
{
    /// <inheritdoc />
    public static string Verb => "language.show";
}

/// <summary>From now on in this language.</summary>
/// <param name="Tag">A BCP 47 tag.</param>
public sealed record ChooseLanguage(string? Tag) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "language.choose";
}
