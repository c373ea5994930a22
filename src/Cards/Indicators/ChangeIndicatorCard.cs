using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Indicators;

/// <summary>Changes an indicator, or makes a copy into one of the company's own. Answered by <see cref="PreviewIndicator"/>.</summary>
/// <param name="Draft">What stands in the fields.</param>
/// <param name="Role">Whose indicator it is.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
public sealed record ChangeIndicatorCard(PreviewIndicator Draft, Bilingual Role, Refusal? Notice = null) : ICard
{
    /// <summary>The longest formula that is typed here, in UTF-16 code units: the preview's buttons carry it twice.</summary>
    public const int MaxFormula = 400;

    /// <summary>The longest list of new figures, in UTF-16 code units.</summary>
    public const int MaxMetrics = 300;

    private const int MaxShort = 120;

    private static readonly string[] Units = ["%", "h", "day", "count", "count/month", "count/year", "count/event", "score", "CNY", "CNY/month"];

    private static readonly string[] Rules =
    [
        nameof(ScoringRule.Proportional), nameof(ScoringRule.Linear), nameof(ScoringRule.Bands), nameof(ScoringRule.PassFail), nameof(ScoringRule.Deduction),
        nameof(ScoringRule.Rating), nameof(ScoringRule.Manual), nameof(ScoringRule.Information),
    ];

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new IndicatorsTexts(lang);
        var body = new List<Element> { new Title(Draft.Newest == 0 ? say.CopyForm(Draft.Indicator) : say.ChangeForm(Draft.Indicator), say.ChangeBelow(Role, Draft)) };
        if (Notice is not null)
        {
            body.AddRange(RefusalTexts.Of(Notice, lang).Split('\n').Select(sentence => new Callout(sentence, Tone.Warning)));
            if (FormulaFaultOf(Notice) is { } at)
            {
                body.Add(new Paragraph(Marked(Draft.Formula ?? "", at), Tone.Attention));
            }
        }

        body.AddRange(Warnings(Draft, say));
        string[] units = Draft.Unit is { Length: > 0 } unit && !Units.Contains(unit) ? [unit, .. Units] : Units;
        body.Add(Text("nameZh", say.NameZh, Draft.NameZh, IndicatorDefinition.NameMaxLength));
        body.Add(Text("nameEn", say.NameEn, Draft.NameEn, IndicatorDefinition.NameMaxLength));
        body.Add(new NumberInput("target", say.Target, Draft.Target, say.TargetHint));
        body.Add(Choice("unit", say.Unit, [.. units.Select(u => (u, say.UnitName(u)))], Draft.Unit));
        body.Add(Choice("direction", say.Direction, [.. Enum.GetValues<Direction>().Select(d => ($"{d}", lang.Say(IndicatorRefusalTexts.Word(d))))], Draft.Direction));
        body.Add(new TextInput("formula", say.Formula, Draft.Formula, say.FormulaHint, MaxFormula));
        body.Add(Text("basis", say.Basis, Draft.Basis, MaxShort, say.BasisHint));
        body.Add(Choice("rule", say.Rule, [.. Rules.Select(r => (r, say.RuleName(r)))], Draft.Rule));
        body.Add(Text("parameters", say.Parameters, Draft.Parameters, MaxShort, say.ParametersHint));
        body.Add(new NumberInput("cap", say.Cap, Draft.Cap, "100"));
        body.Add(Choice("period", say.Period, [.. Enum.GetValues<LinePeriod>().Select(p => ($"{p}", say.PeriodName(p)))], Draft.Period));
        body.Add(new TextInput("metrics", say.NewMetrics, Draft.Metrics, say.NewMetricsHint, MaxMetrics));
        var source = Draft.From.Split('/');
        return new(
            say.Library,
            body,
            [
                Button.For(say.Preview, new PreviewIndicator(Draft.Indicator, Draft.Newest, Draft.From), ButtonStyle.Primary),
                Button.To(say.BackToIndicator, new ShowIndicator(source[0])),
            ]);
    }

    /// <summary>What the goal linter says about the name.</summary>
    internal static IEnumerable<Element> Warnings(PreviewIndicator draft, IndicatorsTexts say) =>
        new[] { draft.NameZh, draft.NameEn }.OfType<string>().SelectMany(GoalLinter.Name).Distinct().Select(remark => new Callout(say.Remark(remark), Tone.Warning));

    private static TextInput Text(string id, string label, string? value, int most, string? hint = null) => new(id, label, value, hint, most, IsLong: false);

    private static ChoiceInput Choice(string id, string label, IReadOnlyList<(string Value, string Text)> choices, string? chosen) =>
        new(id, label, choices, choices.Any(c => c.Value == chosen) ? chosen : choices[0].Value);

    /// <summary>Where in the formula something is wrong, from 1.</summary>
    private static int? FormulaFaultOf(Refusal notice) => notice is IndicatorWrong wrong
        ? wrong.Problems.Select(p => p.Refusal switch { FormulaRefused r => r.Position, MetricNotDeclared r => r.Position, _ => (int?)null }).FirstOrDefault(p => p is not null)
        : null;

    /// <summary>The formula with a mark before the place.</summary>
    private static string Marked(string formula, int position)
    {
        var at = Math.Clamp(position - 1, 0, formula.Length);
        return $"{formula[..at]}▸{formula[at..]}";
    }
}
