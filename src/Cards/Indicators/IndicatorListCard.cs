using PerfBot.Cards.Kit;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Indicators;

/// <summary>What was found in the library, a page at a time.</summary>
/// <param name="Request">What was asked for; the page is one that there is.</param>
/// <param name="Role">The role that was chosen; null for all.</param>
/// <param name="Found">Everything that was found.</param>
/// <param name="Template">The template of the chosen role with what it is made of, on the first page and without words; empty else.</param>
public sealed record IndicatorListCard(
    FindIndicators Request,
    Bilingual? Role,
    IReadOnlyList<Indicator> Found,
    IReadOnlyList<(TemplateSection Section, IReadOnlyList<(Bilingual Name, decimal Weight, bool NeedsTarget)> Lines)> Template) : ICard
{
    /// <summary>Indicators on one page.</summary>
    public const int PageSize = 8;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new IndicatorsTexts(lang);
        var pages = Math.Max(1, (Found.Count + PageSize - 1) / PageSize);
        var body = new List<Element> { new Title(Role is null ? say.Library : say.LibraryOf(Role), say.FoundBelow(Found.Count, Request.Words, Request.Page, pages)) };
        foreach (var indicator in Found.Skip(Request.Page * PageSize).Take(PageSize))
        {
            body.Add(new Row(
                lang.Say(indicator.Present.Definition.Name),
                say.InShort(indicator),
                null,
                Tone.Default,
                [Button.To(say.Open, new ShowIndicator(indicator.Key))]));
        }

        foreach (var (section, lines) in Template)
        {
            body.Add(new Heading(say.TemplateSection(section)));
            body.Add(new Facts([.. lines.Select(l => (say.TemplateWeight(l.Weight), say.TemplateLine(l.Name, l.NeedsTarget)))]));
        }

        var buttons = new List<Button>();
        if (Request.Page > 0)
        {
            buttons.Add(Button.To(say.Before, Request with { Page = Request.Page - 1 }));
        }

        if (Request.Page + 1 < pages)
        {
            buttons.Add(Button.To(say.Next, Request with { Page = Request.Page + 1 }, ButtonStyle.Primary));
        }

        buttons.Add(Button.To(say.SearchAgain, new ShowIndicators()));
        return new(say.Library, body, buttons);
    }
}
