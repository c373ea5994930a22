using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Indicators;

/// <summary>What must hold between the indicators of a library, and for its templates.</summary>
public static class LibraryCheck
{
    /// <summary>What an indicator's metrics contradict in the rest of the library: one name means one thing everywhere.</summary>
    public static IEnumerable<Problem> Metrics(IndicatorLibrary library, IndicatorDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(definition);
        for (var m = 0; m < definition.Metrics.Count; m++)
        {
            var metric = definition.Metrics[m];
            if (library.TryGetMetric(metric.Name, out var known) && known != metric)
            {
                yield return new($"metrics[{m}]", new MetricKnownOtherwise(metric.Name, known.Aggregate));
            }
        }
    }

    /// <summary>
    /// All that is wrong with a template: an indicator or a version that is not there, weights that do not sum to 100 (with the offer to spread
    /// the remainder), two indicators that measure the same thing. A target that the plan still has to give is no problem here.
    /// </summary>
    public static IReadOnlyList<Problem> Template(IndicatorLibrary library, RoleTemplate template)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(template);
        var problems = new List<Problem>();
        var sections = new List<Section>();
        for (var s = 0; s < template.Sections.Count; s++)
        {
            var lines = new List<Line>();
            for (var l = 0; l < template.Sections[s].Lines.Count; l++)
            {
                var line = template.Sections[s].Lines[l];
                try
                {
                    lines.Add(library.Get(line.Indicator).Version(line.Version).Definition.ToLine(line.Indicator, line.Version, line.Weight));
                }
                catch (RefusedException refused)
                {
                    problems.Add(new($"sections[{s}].lines[{l}].indicator", refused.Refusal));
                }
            }

            sections.Add(new(template.Sections[s].Name, template.Sections[s].Weight, lines));
        }

        if (problems.Count == 0)
        {
            ScoringPlan.TryFrom(sections, new FormulaBook(), out _, out var wrong);
            problems.AddRange(wrong.Where(p => p.Refusal is not RuleRefused { Fault: RuleFault.TargetRequired }));
            problems.AddRange(Offers(sections, wrong));
            problems.AddRange(Excluded(library, sections));
        }

        return problems;
    }

    /// <summary>Scored lines of a plan that measure the same thing as another one.</summary>
    public static IEnumerable<Problem> Excluded(IndicatorLibrary library, IReadOnlyList<Section> sections)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(sections);
        var seen = new List<(string Key, IReadOnlyList<string> Excludes)>();
        for (var s = 0; s < sections.Count; s++)
        {
            for (var l = 0; l < sections[s].Lines.Count; l++)
            {
                var line = sections[s].Lines[l];
                if (line.Indicator is not { } key || ScoringPlan.IsInformation(line))
                {
                    continue;
                }

                var excludes = library.Find(key)?.Present.Definition.Excludes ?? [];
                if (seen.FirstOrDefault(other => other.Excludes.Contains(key) || excludes.Contains(other.Key)).Key is { } first)
                {
                    yield return new($"sections[{s}].lines[{l}].indicator", new IndicatorsExclude(first, key));
                }

                seen.Add((key, excludes));
            }
        }
    }

    /// <summary>For each sum of a plan's weights that is not 100, what the weights could be instead.</summary>
    /// <param name="sections">The plan.</param>
    /// <param name="wrong">What <see cref="ScoringPlan.TryFrom"/> said about it.</param>
    public static IEnumerable<Problem> Offers(IReadOnlyList<Section> sections, IEnumerable<Problem> wrong)
    {
        ArgumentNullException.ThrowIfNull(sections);
        ArgumentNullException.ThrowIfNull(wrong);
        foreach (var problem in wrong)
        {
            if (problem.Refusal is WeightsNotHundred { Of: WeightsOf.Sections } && sections.Count > 0)
            {
                yield return new(problem.Path, WeightsCouldBe.From([.. sections.Select(s => s.Weight)]));
            }
            else if (problem.Refusal is WeightsNotHundred { Of: WeightsOf.Lines }
                && sections.Where((_, s) => problem.Path == $"sections[{s}].lines").FirstOrDefault() is { Lines.Count: > 0 } section)
            {
                yield return new(problem.Path, WeightsCouldBe.From([.. section.Lines.Select(l => l.Weight)]));
            }
        }
    }
}
