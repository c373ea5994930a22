using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Cycles;

/// <summary>Asks once more before the results of a cycle open, which cannot be undone. Answered by <see cref="OpenResults"/>.</summary>
/// <param name="Id">The cycle.</param>
/// <param name="Cycle">Its name.</param>
/// <param name="Ready">How many results would open.</param>
/// <param name="Unfinished">How many reviews are not through yet; results open only when there are none.</param>
/// <param name="ByGrade">How the grades spread.</param>
public sealed record OpenResultsCard(Guid Id, CycleName Cycle, int Ready, int Unfinished, IReadOnlyList<(Bilingual Grade, int People)> ByGrade) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CyclesTexts(lang);
        var body = new List<Element> { new Title(say.OpenResults, lang.Cycle(Cycle)) };
        if (Unfinished > 0)
        {
            body.Add(new Callout(say.NotReady(Unfinished), Tone.Warning));
            return new(say.OpenResults, body, [Button.To(say.BackToProgress, new ShowProgress(Id), ButtonStyle.Primary)]);
        }

        body.Add(new Callout(say.WillOpen(Ready), Tone.Accent));
        body.Add(new Facts([.. ByGrade.Select(g => (lang.Say(g.Grade), say.People(g.People)))]));
        body.Add(new Paragraph(say.CannotUndo, Tone.Subtle));
        return new(
            say.OpenResults,
            body,
            [Button.For(say.OpenNow, new OpenResults(Id), ButtonStyle.Primary), Button.To(say.BackToProgress, new ShowProgress(Id))]);
    }
}

/// <summary>Asks to open the results.</summary>
public sealed record AskOpenResults(Guid Cycle) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.ask-open-results";
}

/// <summary>Opens the results of a cycle to their subjects.</summary>
public sealed record OpenResults(Guid Cycle) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "cycle.open-results";
}
