using PerfBot.Cards.Kit;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Indicators;

/// <summary>Asks for which role an indicator is copied. Answered by <see cref="CopyIndicator"/>.</summary>
/// <param name="Source">What is copied.</param>
/// <param name="Role">Its role.</param>
/// <param name="Roles">All roles.</param>
public sealed record CopyIndicatorCard(IndicatorVersion Source, JobRole Role, IReadOnlyList<(string Key, Bilingual Name)> Roles) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new IndicatorsTexts(lang);
        return new(
            say.Library,
            [
                new Title(say.CopyTitle(Source), say.CopyBelow),
                new ChoiceInput("role", say.Role, [.. Roles.Select(r => (r.Key, lang.Say(r.Name)))], Role.Key, IsRequired: true, Missing: say.ChooseOne),
            ],
            [
                Button.For(say.Continue, new CopyIndicator(Source.Key, Source.Number, null), ButtonStyle.Primary),
                Button.To(say.BackToIndicator, new ShowIndicator(Source.Key, Source.Number)),
            ]);
    }
}
