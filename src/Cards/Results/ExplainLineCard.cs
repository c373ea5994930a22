using PerfBot.Cards.Kit;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Results;

/// <summary>One line of a result, opened: formula, inputs with their source, target, rule, weight, points lost and why.</summary>
/// <param name="Review">The review.</param>
/// <param name="Score">The line.</param>
/// <param name="LineNames">The names of the plan's lines by id, for weights that moved.</param>
/// <param name="MetricLabels">What people read for the metrics.</param>
/// <param name="Decision">Why a person decided about the line; null where the data says it.</param>
/// <param name="Zone">The reader's time zone: when data was last synchronised is told in it.</param>
/// <param name="Page">The page of the result that leads here.</param>
public sealed record ExplainLineCard(
    Guid Review,
    LineScore Score,
    IReadOnlyDictionary<string, Domain.Kernel.Bilingual> LineNames,
    IReadOnlyDictionary<string, Domain.Kernel.Bilingual> MetricLabels,
    string? Decision,
    TimeZoneInfo Zone,
    int Page = 0) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ResultsTexts(lang);
        var why = new ExplanationTexts(lang, LineNames, MetricLabels, Zone);
        var line = Score.Line;
        var body = new List<Element>
        {
            new Title(lang.Say(line.Name), lang.Say(Score.Section)),
            new Figures(
            [
                (say.Points, Score.Points is { } points ? lang.Number(points) : "–", Tone.Accent),
                (say.Contribution, Score.State == LineState.NotApplicable ? "–" : say.ContributionOfWeight(Score), Tone.Default),
            ]),
        };
        var facts = new List<(string, string)>();
        if (lang.Target(line) is { } target)
        {
            facts.Add((say.Target, target));
        }

        facts.Add((say.Actual, say.ActualOf(Score)));
        facts.Add((why.RuleLabel, why.Rule(line)));
        if (line.Indicator is not null)
        {
            facts.Add((why.IndicatorLabel, why.Indicator(line)));
        }

        facts.Add((say.Weight, lang.Number(Score.EffectiveWeight) + "%"));
        if (Score.Contribution is { } contribution && Score.Points is { } p)
        {
            facts.Add((say.Contribution, $"{lang.Number(Score.EffectiveWeight)}% × {lang.Number(p)} = {lang.Number(contribution)}"));
        }

        if (Score is { State: not LineState.NotApplicable, PointsLost: { } lost })
        {
            facts.Add((say.PointsLost, lang.Number(lost)));
        }

        body.Add(new Facts(facts));
        body.Add(new Group([new Heading(say.Why), .. why.Sentences(Score).Select(s => (Element)new Paragraph(s))]));
        if (why.Inputs(Score.Explanation.Actual) is { Count: > 0 } inputs)
        {
            body.Add(new Heading(why.InputsLabel));
            body.AddRange(inputs);
        }

        if (Decision is not null)
        {
            body.Add(new Callout(why.Decided(Decision), Tone.Default));
        }

        return new(say.Summary, body, [Button.To(say.Back, new ShowResult(Review, Page))]);
    }
}
