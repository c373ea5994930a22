using PerfBot.Cards.Kit;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Indicators;

/// <summary>What a definition makes of one person's readings.</summary>
/// <param name="State">Whether there is an actual.</param>
/// <param name="Actual">Null unless there is a value.</param>
/// <param name="Points">Null where there is no value, and for what is only information.</param>
/// <param name="Missing">The figures without a reading.</param>
/// <param name="NotApplicable">Why it does not apply; null where it does.</param>
/// <param name="Problem">Why it cannot be computed at all; null where it can.</param>
public sealed record TrialFigure(LineState State, decimal? Actual, decimal? Points, IReadOnlyList<Bilingual> Missing, NotApplicableReason? NotApplicable, Refusal? Problem = null);

/// <summary>One person of the role.</summary>
/// <param name="Name">The name.</param>
/// <param name="Before">What the version that the draft replaces gives; null for a copy.</param>
/// <param name="After">What the draft gives.</param>
public sealed record TrialRow(string Name, TrialFigure? Before, TrialFigure After);

/// <summary>What a draft changes, and what it would have given in a month for whom. Published with <see cref="PublishIndicator"/>.</summary>
/// <param name="Draft">As it was typed.</param>
/// <param name="Definition">As it was understood.</param>
/// <param name="Replaces">The version that is offered now; null for a copy.</param>
/// <param name="Role">Whose indicator it is.</param>
/// <param name="Month">The month of the readings; null where people rate or judge.</param>
/// <param name="IsLastMonth">Whether that is the month before this one; else it is the latest with readings.</param>
/// <param name="People">The people of the role, by number.</param>
public sealed record IndicatorPreviewCard(
    PreviewIndicator Draft,
    IndicatorDefinition Definition,
    IndicatorDefinition? Replaces,
    Bilingual Role,
    DateOnly? Month,
    bool IsLastMonth,
    IReadOnlyList<TrialRow> People) : ICard
{
    /// <summary>People in the table; the rest are counted.</summary>
    public const int MaxPeople = 12;

    private const int MaxNames = 6;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new IndicatorsTexts(lang);
        var body = new List<Element> { new Title(say.PreviewTitle, say.PreviewBelow(lang.Say(Definition.Name), Draft)) };
        body.AddRange(ChangeIndicatorCard.Warnings(Draft, say));
        body.Add(new Heading(Replaces is null ? say.WhatItSays : say.WhatChanges));
        var changes = Changes(say, lang);
        body.Add(changes.Count == 0 ? new Paragraph(say.NothingChanges) : new Facts(changes));
        Trial(body, say, lang);
        body.Add(new Paragraph(say.RunningKeepTheirs, Tone.Subtle));
        return new(
            say.PreviewTitle,
            body,
            [
                Button.For(say.Publish, new PublishIndicator(Draft), ButtonStyle.Primary),
                Button.To(say.GoOnChanging, new ChangeIndicator(Draft.Indicator, Draft.Newest, Draft)),
            ]);
    }

    private List<(string, string)> Changes(IndicatorsTexts say, Language lang)
    {
        var after = IndicatorCard.Says(Definition, say, lang);
        if (Replaces is null)
        {
            return after;
        }

        var before = IndicatorCard.Says(Replaces, say, lang).ToDictionary(f => f.Item1, f => f.Item2);
        var changes = after.Where(f => before.GetValueOrDefault(f.Item1) != f.Item2).Select(f => (f.Item1, IndicatorsTexts.FromTo(before.GetValueOrDefault(f.Item1), f.Item2))).ToList();
        changes.AddRange(before.Where(f => after.TrueForAll(a => a.Item1 != f.Key)).Select(f => (f.Key, IndicatorsTexts.FromTo(f.Value, null))));
        if (Replaces.Name != Definition.Name)
        {
            changes.Insert(0, (say.Name, IndicatorsTexts.FromTo(lang.Say(Replaces.Name), lang.Say(Definition.Name))));
        }

        return changes;
    }

    private void Trial(List<Element> body, IndicatorsTexts say, Language lang)
    {
        body.Add(new Heading(say.TrialTitle));
        if (Month is not { } month)
        {
            body.Add(new Paragraph(say.RatedByPeople(People.Count)));
            return;
        }

        var figures = People.Where(p => p.After.State == LineState.Value && p.After.Problem is null).ToList();
        body.Add(new Paragraph(say.TrialOf(month, IsLastMonth, People.Count, Role, figures.Count)));
        if (figures.Count > 0)
        {
            body.Add(new Grid(
                Replaces is null ? [say.Person, say.Actual, say.Points] : [say.Person, say.Actual, say.PointsBefore, say.PointsAfter],
                [.. figures.Take(MaxPeople).Select(p => Row(p, lang))]));
            if (figures.Count > MaxPeople)
            {
                body.Add(new Paragraph(say.MorePeople(figures.Count - MaxPeople), Tone.Subtle));
            }

            if (Mean(figures, p => p.After.Points) is { } after)
            {
                body.Add(new Paragraph(say.MeanPoints(Replaces is null ? null : Mean(figures, p => p.Before?.Points), after), Strong: true));
            }
        }

        var labels = Definition.Metrics.ToDictionary(m => m.Name, m => m.Label);
        foreach (var group in People.Except(figures).GroupBy(p => say.Why(p.After, labels)))
        {
            body.Add(new Paragraph(say.NoFigure(group.Key, Names([.. group.Select(p => p.Name)], lang)), Tone.Warning));
        }
    }

    private IReadOnlyList<string> Row(TrialRow person, Language lang)
    {
        var actual = lang.Quantity(person.After.Actual.GetValueOrDefault(), Definition.Unit);
        var after = person.After.Points is { } points ? lang.Number(points) : "";
        return Replaces is null ? [person.Name, actual, after] : [person.Name, actual, person.Before?.Points is { } before ? lang.Number(before) : "", after];
    }

    private static decimal? Mean(List<TrialRow> people, Func<TrialRow, decimal?> points)
    {
        var given = people.Select(points).OfType<decimal>().ToList();
        return given.Count == 0 ? null : given.Sum() / given.Count;
    }

    private static string Names(List<string> names, Language lang)
    {
        var shown = string.Join(lang.Say(", ", "、"), names.Take(MaxNames));
        return names.Count > MaxNames ? lang.Say($"{shown} and {names.Count - MaxNames} more", $"{shown}等 {names.Count} 人") : shown;
    }
}
