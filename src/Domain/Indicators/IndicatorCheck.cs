using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Indicators;

/// <summary>What must hold for an indicator before anybody is measured by it.</summary>
public static class IndicatorCheck
{
    private const string LinePath = "sections[0].lines[0].";

    private static readonly Line Filler = new() { Id = "-", Name = Bilingual.Of("-"), Weight = 100, Rule = new ScoringRule.Manual() };

    /// <summary>All that is wrong with a definition, each with the field it is in; empty where it can be published.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="needsTarget">Whether a rule that reads a target has to have one here; else the plan may give it.</param>
    public static IReadOnlyList<Problem> Problems(IndicatorDefinition definition, bool needsTarget)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return [.. Texts(definition), .. Scorable(definition, needsTarget), .. Rule(definition), .. Metrics(definition)];
    }

    /// <exception cref="RefusedException"><see cref="IndicatorWrong"/>, with all of <see cref="Problems"/>.</exception>
    public static void Run(IndicatorDefinition definition, bool needsTarget)
    {
        var problems = Problems(definition, needsTarget);
        if (problems.Count > 0)
        {
            throw new RefusedException(new IndicatorWrong(problems));
        }
    }

    private static IEnumerable<Problem> Texts(IndicatorDefinition definition)
    {
        foreach (var problem in Text("name", definition.Name, IndicatorDefinition.NameMaxLength)
            .Concat(Text("basis", definition.Basis, IndicatorDefinition.NameMaxLength))
            .Concat(Text("source", definition.Source, IndicatorDefinition.TextMaxLength))
            .Concat(Text("note", definition.Note, IndicatorDefinition.TextMaxLength))
            .Concat(Text("unit", Bilingual.Of(definition.Unit), IndicatorDefinition.UnitMaxLength)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Text(string path, Bilingual? text, int most)
    {
        if (text is null)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Zh))
        {
            yield return new(path, new TextMissing());
        }

        if (Math.Max(text.En.Length, text.Zh.Length) is var length && length > most)
        {
            yield return new(path, new IndicatorTextTooLong(length, most));
        }
    }

    /// <summary>Asks the code that scores, with a plan around the one line.</summary>
    private static IEnumerable<Problem> Scorable(IndicatorDefinition definition, bool needsTarget)
    {
        var line = definition.ToLine("0", 1, weight: 0);
        ScoringPlan.TryFrom([new Section(Bilingual.Of("-"), 100, [line, Filler])], book: null, out _, out var wrong);
        return wrong.Where(p => needsTarget || p.Refusal is not RuleRefused { Fault: RuleFault.TargetRequired })
            .Select(p => p with { Path = p.Path.Replace(LinePath, "", StringComparison.Ordinal) });
    }

    private static IEnumerable<Problem> Rule(IndicatorDefinition definition)
    {
        if ((definition.Rule is ScoringRule.Information) != (definition.Direction == Direction.Information))
        {
            yield return new("direction", new DirectionNotTheRules(definition.Direction));
        }

        if (definition.Rule is ScoringRule.Linear linear)
        {
            if (linear.Target != definition.Target)
            {
                yield return new("target", new TargetNotTheRules(definition.Target, linear.Target));
            }

            if (linear.Floor != linear.Target && (linear.Floor < linear.Target) != (definition.Direction == Direction.HigherIsBetter))
            {
                yield return new("direction", new DirectionNotTheRules(definition.Direction));
            }
        }
    }

    private static IEnumerable<Problem> Metrics(IndicatorDefinition definition)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var m = 0; m < definition.Metrics.Count; m++)
        {
            var metric = definition.Metrics[m];
            if (metric.Name.Length > Reading.MetricMaxLength)
            {
                yield return new($"metrics[{m}].name", new IndicatorTextTooLong(metric.Name.Length, Reading.MetricMaxLength));
            }

            if (!names.Add(metric.Name))
            {
                yield return new($"metrics[{m}].name", new MetricTwice(metric.Name));
            }

            foreach (var problem in Text($"metrics[{m}].label", metric.Label, IndicatorDefinition.NameMaxLength))
            {
                yield return problem;
            }
        }

        if (definition.Formula is { } text && !Formula.TryParse(text, out _, out _))
        {
            yield break; // the scoring check says where it cannot be read
        }

        var used = definition.Formula is { } formula ? Formula.Parse(formula).Metrics : [];
        foreach (var unknown in used.Where(u => !names.Contains(u)))
        {
            yield return new("formula", new MetricNotDeclared(unknown, definition.Formula!.IndexOf(unknown, StringComparison.Ordinal) + 1));
        }

        foreach (var unused in names.Except(used))
        {
            yield return new("metrics", new MetricNotUsed(unused));
        }
    }
}
