using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Results;

/// <summary>A whole result with all its explanations as text: to keep, to print, to write an appeal from.</summary>
/// <param name="Total">The total, opened.</param>
/// <param name="Lines">All lines, opened.</param>
/// <param name="Page">From 0; one past the end shows the last.</param>
public sealed record ResultTextCard(ExplainTotalCard Total, IReadOnlyList<ExplainLineCard> Lines, int Page) : ICard
{
    /// <summary>The most text on one page, in UTF-16 code units, unless a single piece is longer: Chinese of that length fits a message with room to spare.</summary>
    public const int PageLength = 4000;

    /// <summary>The whole text: the total, then line by line, in <paramref name="lang"/>.</summary>
    public IReadOnlyList<string> Pieces(Language lang) => [CardText.Of(Total.Render(lang)), .. Lines.Select(l => CardText.Of(l.Render(lang)))];

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ResultsTexts(lang);
        var pages = Pages(Pieces(lang));
        var page = Math.Clamp(Page, 0, pages.Count - 1);
        var buttons = new List<Button>();
        if (page > 0)
        {
            buttons.Add(Button.To(say.Before, new ShowResultText(Total.Review, page - 1)));
        }

        if (page + 1 < pages.Count)
        {
            buttons.Add(Button.To(say.Next, new ShowResultText(Total.Review, page + 1), ButtonStyle.Primary));
        }

        buttons.Add(Button.To(say.Back, new ShowResult(Total.Review)));
        return new(
            say.Summary,
            [new Title(new TotalTexts(lang).Explained, say.PageOf(Total.Subject is null ? say.Yours : say.Of(Total.Subject), page, pages.Count)), .. pages[page].Select(p => new Group([new Paragraph(p)]))],
            buttons);
    }

    private static List<List<string>> Pages(IReadOnlyList<string> pieces)
    {
        List<List<string>> pages = [[]];
        foreach (var piece in pieces)
        {
            if (pages[^1].Count > 0 && pages[^1].Sum(p => p.Length) + piece.Length > PageLength)
            {
                pages.Add([]);
            }

            pages[^1].Add(piece);
        }

        return pages;
    }
}

/// <summary>Shows a result with all its explanations as text.</summary>
/// <param name="Review">The review.</param>
/// <param name="Page">From 0.</param>
public sealed record ShowResultText(Guid Review, int Page = 0) : IShow
{
    /// <inheritdoc />
    public static string Verb => "result.as-text";
}
