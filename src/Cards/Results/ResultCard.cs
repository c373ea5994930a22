using PerfBot.Cards.Kit;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Results;

/// <summary>A line of a result, with its key in the review.</summary>
public sealed record ResultLine(string Key, LineScore Score);

/// <summary>One review's outcome: total, grade, and every line with what it cost. Answered by <see cref="AcknowledgeResult"/>.</summary>
public sealed record ResultCard : ICard
{
    /// <summary>Lines on one page: as many as fit under a message's limit together with the comments.</summary>
    public const int PageSize = 12;

    /// <summary>The review.</summary>
    public required Guid Review { get; init; }

    /// <summary>The cycle.</summary>
    public required CycleName Cycle { get; init; }

    /// <summary>Whose result; null for the reader's own.</summary>
    public string? Subject { get; init; }

    /// <summary>The score.</summary>
    public required Score Score { get; init; }

    /// <summary>What people read for the grade; null where there is none.</summary>
    public Bilingual? Grade { get; init; }

    /// <summary>All lines, in the order of the plan; <see cref="PageSize"/> of them are shown.</summary>
    public required IReadOnlyList<ResultLine> Lines { get; init; }

    /// <summary>What manager and HR wrote about the review as a whole.</summary>
    public required IReadOnlyList<(string Who, string Text)> Comments { get; init; }

    /// <summary>Which lines are shown, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Whether this is a look before the result is open.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Whether the reader is asked to confirm.</summary>
    public bool CanAcknowledge { get; init; }

    /// <summary>When the subject confirmed it, in the reader's zone; null until then.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ResultsTexts(lang);
        var body = new List<Element> { new Title(Subject is null ? say.Yours : say.Of(Subject), lang.Cycle(Cycle)) };
        if (IsPreview)
        {
            body.Add(new Callout(say.Preview, Tone.Warning));
        }

        if (Score.State == ScoreState.Rated)
        {
            body.Add(new Figures(
            [
                (say.Total, lang.Number(Score.Total!.Value), Tone.Accent),
                (say.Grade, Grade is null ? "–" : lang.Say(Grade), Tone.Default),
            ]));
            foreach (var fired in Score.KnockOuts)
            {
                var line = Score.Lines.First(l => l.Line.Id == fired.Rule.Line).Line.Name;
                body.Add(new Callout(say.KnockedOut(fired, lang.Say(line)), Tone.Attention));
            }
        }
        else
        {
            body.Add(new Callout(Score.State == ScoreState.Blocked ? say.Blocked : say.NotRated, Tone.Warning));
        }

        body.Add(new Paragraph(Score.Assignments.Count > 1 ? say.HowSharesAdd(Score) : say.HowToRead, Tone.Subtle));
        foreach (var line in Lines.Skip(Page * PageSize).Take(PageSize))
        {
            body.Add(new Row(
                lang.Say(line.Score.Line.Name),
                say.Line1(line.Score) is { Length: > 0 } facts ? facts : null,
                say.ContributionOfWeight(line.Score),
                ResultsTexts.ToneOf(line.Score),
                [Button.To(say.Explain, new ExplainLine(Review, line.Key, Page))],
                IsLow: true));
        }

        body.AddRange(CommentsCard.Excerpts(Comments, say));
        if (AcknowledgedAt is { } at)
        {
            body.Add(new Callout(say.Acknowledged(at), Tone.Good));
        }

        return new(say.Summary, body, Buttons(say, lang));
    }

    private List<Button> Buttons(ResultsTexts say, Language lang)
    {
        var buttons = new List<Button>();
        if (CanAcknowledge)
        {
            buttons.Add(Button.For(say.Acknowledge, new AcknowledgeResult(Review), ButtonStyle.Primary));
        }

        if (Page > 0)
        {
            buttons.Add(Button.To(say.Before, new ShowResult(Review, Page - 1)));
        }

        if ((Page + 1) * PageSize < Lines.Count)
        {
            buttons.Add(Button.To(say.Next, new ShowResult(Review, Page + 1)));
        }

        buttons.Add(Button.To(new TotalTexts(lang).Title, new ExplainTotal(Review)));
        if (CommentsCard.AreCut(Comments))
        {
            buttons.Add(Button.To(say.Comments, new ShowComments(Review)));
        }

        if (!CanAcknowledge)
        {
            buttons.Add(Button.To(new TasksTexts(lang).Title, new ShowMyTasks()));
        }

        return buttons;
    }
}

/// <summary>Shows a result.</summary>
/// <param name="Review">The review; null for the reader's latest.</param>
/// <param name="Page">A page of its lines, from 0.</param>
public sealed record ShowResult(Guid? Review = null, int Page = 0) : IShow
{
    /// <inheritdoc />
    public static string Verb => "result.show";
}

/// <summary>The subject has read the result.</summary>
public sealed record AcknowledgeResult(Guid Review) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "result.acknowledge";
}

/// <summary>Opens one number.</summary>
/// <param name="Review">The review.</param>
/// <param name="Line">The line's key.</param>
/// <param name="Page">The page of the result to go back to, from 0.</param>
public sealed record ExplainLine(Guid Review, string Line, int Page = 0) : IShow
{
    /// <inheritdoc />
    public static string Verb => "result.explain-line";
}
