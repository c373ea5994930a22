using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Results;

/// <summary>What people wrote about a review, in full: on the cards before, long comments are cut so that a message can hold them.</summary>
/// <param name="Review">The review.</param>
/// <param name="Subject">Whose review; null for the reader's own.</param>
/// <param name="Comments">All comments, with who wrote them.</param>
/// <param name="Page">From 0.</param>
public sealed record CommentsCard(Guid Review, string? Subject, IReadOnlyList<(string Who, string Text)> Comments, int Page) : ICard
{
    /// <summary>Comments on one page: two of the greatest length fit under a message's limit, whatever characters they have.</summary>
    public const int PageSize = 2;

    /// <summary>Longer ones are cut on other cards, in UTF-16 code units.</summary>
    public const int ExcerptLength = 80;

    /// <summary>Comments of more lines are cut on other cards.</summary>
    public const int ExcerptLines = 2;

    /// <summary>More are not shown on other cards.</summary>
    public const int MaxExcerpts = 3;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ResultsTexts(lang);
        var pages = Math.Max(1, (Comments.Count + PageSize - 1) / PageSize);
        var title = Subject is null ? say.Yours : say.Of(Subject);
        var buttons = new List<Button>();
        if (Page > 0)
        {
            buttons.Add(Button.To(say.Before, new ShowComments(Review, Page - 1)));
        }

        if (Page + 1 < pages)
        {
            buttons.Add(Button.To(say.Next, new ShowComments(Review, Page + 1), ButtonStyle.Primary));
        }

        buttons.Add(Button.To(say.Back, new ShowResult(Review)));
        return new(
            say.Summary,
            [new Title(say.Comments, say.PageOf(title, Page, pages)), .. Comments.Skip(Page * PageSize).Take(PageSize).Select(c => new Callout(say.Wrote(c.Who, c.Text), Tone.Default))],
            buttons);
    }

    /// <summary>Whether other cards show less than everything.</summary>
    internal static bool AreCut(IReadOnlyList<(string Who, string Text)> comments) =>
        comments.Count > MaxExcerpts || comments.Any(c => Cut(c.Text) != c.Text);

    /// <summary>The comments as other cards show them.</summary>
    internal static IEnumerable<Element> Excerpts(IReadOnlyList<(string Who, string Text)> comments, ResultsTexts say)
    {
        foreach (var (who, text) in comments.Take(MaxExcerpts))
        {
            yield return new Callout(say.Wrote(who, Cut(text)), Tone.Default);
        }

        if (comments.Count > MaxExcerpts)
        {
            yield return new Paragraph(say.MoreComments(comments.Count - MaxExcerpts), Tone.Subtle);
        }
    }

    private static string Cut(string text)
    {
        var end = Math.Min(text.Length, ExcerptLength);
        var lines = 1;
        for (var i = 0; i < end; i++)
        {
            if (text[i] == '\n' && ++lines > ExcerptLines)
            {
                end = i;
            }
        }

        if (end == text.Length)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }
}

/// <summary>Shows what people wrote about a review.</summary>
/// <param name="Review">The review.</param>
/// <param name="Page">From 0.</param>
public sealed record ShowComments(Guid Review, int Page = 0) : IShow
{
    /// <inheritdoc />
    public static string Verb => "result.comments";
}
