using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Programmes;

/// <summary>Offers a programme as a file.</summary>
/// <param name="Programme">Its key.</param>
/// <param name="Name">What people read.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Link">Where it is.</param>
/// <param name="Minutes">How long the link works.</param>
public sealed record ExportedProgrammeCard(string Programme, Bilingual Name, string FileName, Uri Link, int Minutes) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ProgrammesTexts(lang);
        return new(
            lang.Say(Name),
            [new Title(lang.Say(Name)), new Paragraph(say.FileIs(FileName, Minutes)), new Link(say.Download, Link)],
            [Button.To(say.Back, new ShowProgramme(Programme))]);
    }
}
