using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Cycles;

/// <summary>Offers a file to download.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Link">Where it is.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Minutes">How long the link works.</param>
/// <param name="Cycle">The cycle to go back to.</param>
public sealed record ExportCard(string FileName, Uri Link, int Rows, int Minutes, Guid Cycle) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CyclesTexts(lang);
        return new(
            say.ExportTitle,
            [new Title(say.ExportTitle), new Paragraph(say.FileIs(FileName, Rows, Minutes)), new Link(say.Download, Link)],
            [Button.To(say.BackToProgress, new ShowProgress(Cycle))]);
    }
}

/// <summary>Asks for the progress of a cycle as a file.</summary>
public sealed record ExportProgress(Guid Cycle) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "cycle.export";
}
