using PerfBot.Cards.Kit;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Results;

/// <summary>The total, opened: every line with weight, points and contribution, how posts and times come together, and what the grade follows from.</summary>
/// <param name="Review">The review.</param>
/// <param name="Subject">Whose result; null for the reader's own.</param>
/// <param name="Score">The score.</param>
/// <param name="Grades">The programme's grades, best first.</param>
public sealed record ExplainTotalCard(Guid Review, string? Subject, Score Score, IReadOnlyList<Grade> Grades) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new TotalTexts(lang);
        var results = new ResultsTexts(lang);
        var body = new List<Element>
        {
            new Title(say.Title, Subject is null ? results.Yours : results.Of(Subject)),
            new Paragraph(say.HowToRead, Tone.Subtle),
        };
        var isOne = Score.Assignments is [{ Segments.Count: 1 }];
        foreach (var assignment in Score.Assignments)
        {
            foreach (var segment in assignment.Segments)
            {
                if (!isOne)
                {
                    body.Add(new Heading(say.Part(assignment, segment)));
                }

                body.Add(new Grid(say.Header, [.. segment.Lines.Select(say.Row), say.SumRow(segment)]));
            }

            if (assignment.Segments.Count > 1)
            {
                body.Add(new Paragraph(say.Days(assignment), Strong: true));
            }
        }

        if (Score.Assignments.Count > 1)
        {
            body.Add(new Paragraph(say.Shares(Score), Strong: true));
        }

        body.AddRange(Outcome(lang, say, results));
        return new(
            results.Summary,
            body,
            [Button.To(results.Back, new ShowResult(Review)), Button.To(say.AsText, new ShowResultText(Review))]);
    }

    private IEnumerable<Element> Outcome(Language lang, TotalTexts say, ResultsTexts results)
    {
        if (Score is { Total: { } total, GradeBeforeKnockOut: { } grade })
        {
            yield return new Paragraph(say.Grade(grade, Grades, total));
        }
        else
        {
            yield return new Callout(Score.State == ScoreState.Blocked ? results.Blocked : results.NotRated, Tone.Warning);
        }

        foreach (var fired in Score.KnockOuts)
        {
            yield return new Callout(say.KnockedOut(fired, lang.Say(Score.Lines.First(l => l.Line.Id == fired.Rule.Line).Line.Name), Grades), Tone.Attention);
        }

        if (say.Lost(Score) is { } lost)
        {
            yield return new Paragraph(lost);
        }
    }
}

/// <summary>Opens the total.</summary>
/// <param name="Review">The review.</param>
public sealed record ExplainTotal(Guid Review) : IShow
{
    /// <inheritdoc />
    public static string Verb => "result.explain-total";
}
