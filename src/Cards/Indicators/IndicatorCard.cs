using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Indicators;

/// <summary>One version of an indicator, with all that it says.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Shown">The version that is shown.</param>
/// <param name="Publishers">Who published which version, by number.</param>
/// <param name="CanChange">Whether the reader may change it.</param>
/// <param name="Notice">What was just done, or why not; null where nothing was.</param>
public sealed record IndicatorCard(
    Indicator Indicator,
    IndicatorVersion Shown,
    IReadOnlyDictionary<int, (string Name, DateOnly Day)> Publishers,
    bool CanChange,
    IndicatorNotice? Notice = null) : ICard
{
    private const int MaxVersions = 5;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new IndicatorsTexts(lang);
        var definition = Shown.Definition;
        var body = new List<Element> { new Title(lang.Say(definition.Name), say.Identity(Indicator, Shown)) };
        if (Notice is not null)
        {
            body.Add(Notice.Refusal is { } refusal ? new Callout(Refusals.RefusalTexts.Of(refusal, lang), Tone.Warning) : new Callout(say.Published(Shown.Number), Tone.Good));
        }

        if (definition.LacksTarget)
        {
            body.Add(new Callout(say.LacksTarget, Tone.Warning));
        }

        body.Add(new Facts(Says(definition, say, lang)));
        if (definition.Note is { } note)
        {
            body.Add(new Paragraph(lang.Say(note), Tone.Subtle));
        }

        foreach (var other in Indicator.Versions.Where(v => v != Shown).OrderByDescending(v => v.Number).Take(MaxVersions))
        {
            body.Add(new Row(
                say.Version(other, other == Indicator.Present),
                Publishers.TryGetValue(other.Number, out var by) ? say.PublishedBy(by.Name, by.Day) : say.BuiltIn,
                null,
                Tone.Default,
                [Button.To(say.Open, new ShowIndicator(Indicator.Key, other.Number))]));
        }

        var buttons = new List<Button>();
        if (CanChange)
        {
            buttons.Add(Button.To(say.Change, new ChangeIndicator(Indicator.Key, Shown.Number), ButtonStyle.Primary));
            buttons.Add(Button.To(say.Copy, new AskCopyIndicator(Indicator.Key, Shown.Number)));
        }

        buttons.Add(Button.To(say.Back, new FindIndicators(Indicator.Role.Key)));
        return new(say.Library, body, buttons);
    }

    /// <summary>What a definition says, as pairs.</summary>
    internal static List<(string, string)> Says(IndicatorDefinition definition, IndicatorsTexts say, Language lang)
    {
        var line = definition.ToLine("-", 1, 100);
        var why = new ExplanationTexts(lang, new Dictionary<string, Bilingual>(), new Dictionary<string, Bilingual>(), TimeZoneInfo.Utc);
        var facts = new List<(string, string)>
        {
            (say.Target, definition.Target is { } target ? lang.Target(line, target) : say.None),
            (say.Unit, say.UnitName(definition.Unit)),
            (say.Direction, lang.Say(Refusals.IndicatorRefusalTexts.Word(definition.Direction))),
            (why.RuleLabel, why.Rule(line)),
        };
        if (definition.Basis is { } basis)
        {
            facts.Add((say.Basis, lang.Say(basis)));
        }

        facts.Add((say.Formula, definition.Formula ?? say.ByPeople));
        if (definition.Metrics.Count > 0)
        {
            facts.Add((say.Metrics, string.Join(lang.Say(", ", "、"), definition.Metrics.Select(say.Metric))));
        }

        facts.Add((say.Period, say.PeriodName(definition.Period)));
        facts.Add((say.Source, lang.Say(definition.Source)));
        if (definition.Excludes.Count > 0)
        {
            facts.Add((say.Excludes, string.Join(lang.Say(", ", "、"), definition.Excludes)));
        }

        return facts;
    }
}

/// <summary>What was just done with an indicator.</summary>
/// <param name="Refusal">Why it was not; null where it was published.</param>
public sealed record IndicatorNotice(Refusal? Refusal = null);
