using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Reviews;

/// <summary>A line as HR checks it.</summary>
/// <param name="Key">The line's key in the review.</param>
/// <param name="Score">What it came to.</param>
/// <param name="Decision">Why a person decided about it; null where the data says it.</param>
public sealed record CheckedLine(string Key, LineScore Score, string? Decision);

/// <summary>HR's look at one review before its result may open: what it came to, what is missing, what was said.</summary>
public sealed record CheckReviewCard : ICard
{
    /// <summary>Lines without data that are offered for a decision; the others follow as these are decided.</summary>
    public const int MaxMissing = 8;

    /// <summary>HR's task.</summary>
    public required Guid Task { get; init; }

    /// <summary>The version that this card shows.</summary>
    public required int Version { get; init; }

    /// <summary>The review.</summary>
    public required Guid Review { get; init; }

    /// <summary>Whose review.</summary>
    public required string Subject { get; init; }

    /// <summary>The cycle.</summary>
    public required CycleName Cycle { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The reader's present day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The score as things stand.</summary>
    public required Score Score { get; init; }

    /// <summary>What people read for the grade; null where there is none.</summary>
    public Bilingual? Grade { get; init; }

    /// <summary>Every scored line.</summary>
    public required IReadOnlyList<CheckedLine> Lines { get; init; }

    /// <summary>What people read for the metrics.</summary>
    public IReadOnlyDictionary<string, Bilingual> MetricLabels { get; init; } = new Dictionary<string, Bilingual>();

    /// <summary>What was written, with who wrote it.</summary>
    public required IReadOnlyList<(string Who, string Text)> Comments { get; init; }

    /// <summary>Why the last click was not carried out.</summary>
    public Refusal? Notice { get; init; }

    /// <summary>Whether the reader may return the review to the stage before.</summary>
    public bool CanReturn { get; init; } = true;

    /// <summary>Whether the reader may give the task to somebody else.</summary>
    public bool CanDelegate { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new ReviewsTexts(lang);
        var results = new ResultsTexts(lang);
        var name = new TasksTexts(lang).For(lang.Stage(StageKind.HrReview), Subject);
        var body = new List<Element> { new Title(name, $"{lang.Cycle(Cycle)} · {lang.Due(DueOn, Today)}") };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        var missing = Lines.Where(l => l.Score.State == LineState.Missing).ToList();
        if (Score.State == ScoreState.Rated)
        {
            body.Add(new Figures(
            [
                (results.Total, lang.Number(Score.Total!.Value), Tone.Accent),
                (results.Grade, Grade is null ? "–" : lang.Say(Grade), Tone.Default),
            ]));
        }
        else
        {
            body.Add(new Callout(Score.State == ScoreState.Blocked ? say.BlockedBy(missing.Count) : say.NotRated, Tone.Warning));
        }

        body.Add(new Grid(
            [results.Line, results.Actual, results.Points, results.Weight],
            [.. Lines.Select(l => (IReadOnlyList<string>)[lang.Say(l.Score.Line.Name), results.ActualOf(l.Score), results.PointsOf(l.Score), lang.Number(l.Score.EffectiveWeight) + "%"])]));
        foreach (var line in missing.Take(MaxMissing))
        {
            body.Add(new Row(lang.Say(line.Score.Line.Name), results.WhyMissing(line.Score, MetricLabels), results.MissingWord, Tone.Attention, [Button.To(say.Decide, new AskDecision(Review, line.Key))]));
        }

        if (missing.Count > MaxMissing)
        {
            body.Add(new Paragraph(say.MoreMissing(missing.Count - MaxMissing), Tone.Subtle));
        }

        foreach (var line in Lines.Where(l => l.Decision is not null))
        {
            body.Add(new Paragraph(say.Decided(lang.Say(line.Score.Line.Name), line.Decision!), Tone.Subtle));
        }

        body.AddRange(CommentsCard.Excerpts(Comments, results));
        var buttons = new List<Button>
        {
            Button.For(say.Approve, new SubmitTask(Task, Version), ButtonStyle.Primary),
            Button.To(results.Explain, new ShowResult(Review)),
        };
        if (CanReturn)
        {
            buttons.Insert(1, Button.To(say.Return, new AskReturn(Task)));
        }

        if (CanDelegate)
        {
            buttons.Add(Button.To(new TasksTexts(lang).Delegate, new AskDelegation(Task)));
        }

        if (CommentsCard.AreCut(Comments))
        {
            buttons.Add(Button.To(results.Comments, new ShowComments(Review)));
        }

        return new(say.Summary(name), body, buttons);
    }
}
