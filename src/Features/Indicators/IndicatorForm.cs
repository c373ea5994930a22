using PerfBot.Cards.Indicators;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Reviews;

namespace PerfBot.Features.Indicators;

/// <summary>Between a definition and the fields of the form.</summary>
internal static class IndicatorForm
{
    /// <summary>The fields that say what a version says.</summary>
    public static PreviewIndicator Write(string key, int newest, IndicatorVersion version)
    {
        var d = version.Definition;
        return new(
            key,
            newest,
            $"{version.Key}/{version.Number}",
            d.Name.Zh,
            d.Name.En,
            d.Basis is { } basis ? $"{basis.Zh} | {basis.En}" : null,
            d.Unit,
            $"{d.Direction}",
            d.Target is { } target ? RuleParameters.Text(d.Unit == "%" ? target * 100 : target) : null,
            d.Rule.GetType().Name,
            RuleParameters.Write(d.Rule, d.Unit),
            RuleParameters.Text(d.Cap),
            $"{d.Period}",
            d.Formula);
    }

    /// <summary>The definition that the fields say. What they do not ask for stays as in <paramref name="original"/>.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorWrong"/>, with every field that is wrong.</exception>
    public static IndicatorDefinition Read(PreviewIndicator typed, IndicatorDefinition original, IndicatorLibrary library)
    {
        var problems = new List<Problem>();
        var unit = typed.Unit?.Trim() ?? "";
        var formula = typed.Formula?.Trim() is { Length: > 0 } text ? text : null;
        var target = Number("target", typed.Target, problems);
        target = unit == "%" ? target / 100 : target;
        var definition = original with
        {
            Name = new(typed.NameEn?.Trim() ?? "", typed.NameZh?.Trim() ?? ""),
            Basis = Basis(typed.Basis),
            Unit = unit,
            Direction = Enum.TryParse<Direction>(typed.Direction, out var direction) && Enum.IsDefined(direction) ? direction : original.Direction,
            Target = target,
            Formula = formula,
            Metrics = Metrics(formula, typed.Metrics, library, problems),
            Cap = Number("cap", typed.Cap, problems) ?? 100,
            Period = Enum.TryParse<LinePeriod>(typed.Period, out var period) && Enum.IsDefined(period) ? period : original.Period,
            Note = formula == original.Formula ? original.Note : null, // it speaks of the formula
        };
        definition = definition with { Rule = Rule(typed, definition, problems) };
        var known = problems.Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(IndicatorCheck.Problems(definition, needsTarget: true).Where(p => !known.Contains(p.Path)));
        problems.AddRange(LibraryCheck.Metrics(library, definition));
        return problems.Count == 0 ? definition : throw new RefusedException(new IndicatorWrong(problems));
    }

    /// <summary>The rule; one about which there is nothing else to say where it cannot be read.</summary>
    private static ScoringRule Rule(PreviewIndicator typed, IndicatorDefinition definition, List<Problem> problems)
    {
        try
        {
            return RuleParameters.Read(typed.Rule, typed.Parameters, definition.Target, definition.Unit);
        }
        catch (RefusedException refused)
        {
            problems.Add(new("rule", refused.Refusal));
            return definition.Direction == Direction.Information ? new ScoringRule.Information() : new ScoringRule.Manual();
        }
    }

    private static Bilingual? Basis(string? typed)
    {
        var parts = (typed ?? "").Split(['|', '｜'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0 ? null : new(parts[^1], parts[0]);
    }

    /// <summary>What the formula names: as the form declares it, or as the library knows it. What neither does is left out, and refused by the check.</summary>
    private static List<ProgrammeMetric> Metrics(string? formula, string? typed, IndicatorLibrary library, List<Problem> problems)
    {
        var declared = Declared(typed, problems);
        var used = formula is not null && Formula.TryParse(formula, out var parsed, out _) ? parsed.Metrics : [];
        var metrics = used.Select(name => declared.Find(m => m.Name == name) ?? (library.TryGetMetric(name, out var known) ? known : null)).OfType<ProgrammeMetric>();
        return [.. metrics, .. declared.Where(m => !used.Contains(m.Name))];
    }

    private static List<ProgrammeMetric> Declared(string? typed, List<Problem> problems)
    {
        var metrics = new List<ProgrammeMetric>();
        foreach (var line in (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(['=', '＝'], StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var how] && AggregateOf(how) is { } aggregate)
            {
                metrics.Add(new() { Name = name, Label = Bilingual.Of(name), Aggregate = aggregate });
            }
            else
            {
                problems.Add(new("metrics", new MetricUnreadable(line.Length <= 40 ? line : line[..40] + "…")));
            }
        }

        return metrics;
    }

    private static Aggregate? AggregateOf(string word) => word.ToUpperInvariant() switch
    {
        "SUM" or "合计" or "求和" or "总和" => Aggregate.Sum,
        "MEAN" or "AVG" or "AVERAGE" or "平均" or "均值" => Aggregate.Mean,
        "LAST" or "最近" or "期末" => Aggregate.Last,
        "MIN" or "最小" => Aggregate.Min,
        "MAX" or "最大" => Aggregate.Max,
        _ => null,
    };

    private static decimal? Number(string field, string? typed, List<Problem> problems)
    {
        const decimal Most = 1_000_000_000_000m;
        var text = typed?.Trim().TrimEnd('%', '％') ?? "";
        if (text.Length == 0)
        {
            return null;
        }

        if (TypedAnswers.Number(text) is not { } number)
        {
            problems.Add(new(field, new NotANumber(text.Length <= 40 ? text : text[..40])));
            return null;
        }

        if (Math.Abs(number) > Most)
        {
            problems.Add(new(field, new OutOfRange(-Most, Most, number)));
            return null;
        }

        return number;
    }
}
