using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Indicators;

/// <summary>The way into the library: by role, by words. Answered by <see cref="FindIndicators"/>.</summary>
/// <param name="Roles">The roles with how many indicators each has.</param>
public sealed record IndicatorRolesCard(IReadOnlyList<(string Key, Bilingual Name, int Count)> Roles) : ICard
{
    /// <summary>The longest search, in UTF-16 code units.</summary>
    public const int MaxWords = 60;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new IndicatorsTexts(lang);
        return new(
            say.Library,
            [
                new Title(say.Library, say.LibraryBelow(Roles.Sum(r => r.Count), Roles.Count)),
                new ChoiceInput("role", say.Role, [.. Roles.Select(r => (r.Key, say.RoleAndCount(r.Name, r.Count)))], Placeholder: say.AllRoles),
                new TextInput("words", say.Words, Placeholder: say.WordsHint, MaxLength: MaxWords, IsLong: false),
            ],
            [Button.For(say.Find, new FindIndicators(), ButtonStyle.Primary)]);
    }
}
