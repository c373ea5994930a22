using System.Diagnostics.CodeAnalysis;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;

namespace PerfBot.Domain.Scoring;

/// <summary>A plan that was checked, with its formulas parsed and its weights worked out once, for as many people as share it. Never changes.</summary>
public sealed class ScoringPlan
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanLine> _byId;

    private ScoringPlan(IReadOnlyList<Section> sections, IReadOnlyDictionary<string, Formula> formulas)
    {
        Sections = sections;
        var lines = new List<PlanLine>();
        for (var s = 0; s < sections.Count; s++)
        {
            for (var l = 0; l < sections[s].Lines.Count; l++)
            {
                var line = sections[s].Lines[l];
                var formula = line.Formula is { } text ? formulas[text] : null;
                lines.Add(new(sections[s], s, l, formula, formula is null ? [] : [.. formula.Inputs.Select(input => SlotFor(input.Metric))]));
            }
        }

        _byId = lines.ToDictionary(l => l.Line.Id, StringComparer.Ordinal);
        Scored = [.. lines.Where(l => !IsInformation(l.Line))];
        Information = [.. lines.Where(l => IsInformation(l.Line))];
        var effective = Weights.Round([.. Scored.Select(l => l.Raw)]);
        PlannedWeights = [.. Scored.Select((l, i) => new WeightFacts(l.Section.Weight, l.Raw, l.Raw, effective[i], []))];
    }

    /// <summary>As they were given.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>The names of the metrics that its formulas use, each once.</summary>
    public IReadOnlyCollection<string> Metrics => _slots.Keys;

    /// <summary>The lines that are scored, in order.</summary>
    internal PlanLine[] Scored { get; }

    /// <summary>The lines that are only shown, in order.</summary>
    internal PlanLine[] Information { get; }

    /// <summary>For each of <see cref="Scored"/> its weight while every line applies.</summary>
    internal WeightFacts[] PlannedWeights { get; }

    /// <summary>Checks a plan and prepares it.</summary>
    /// <param name="sections">The plan.</param>
    /// <param name="book">Formulas that were parsed for other plans; null parses them all.</param>
    /// <exception cref="RefusedException"><see cref="NotScorable"/>, with all that is wrong.</exception>
    public static ScoringPlan From(IReadOnlyList<Section> sections, FormulaBook? book = null) =>
        TryFrom(sections, book, out var plan, out var problems) ? plan : throw new RefusedException(new NotScorable(problems));

    /// <summary>Checks a plan and prepares it, or says all that is wrong with it, with paths such as <c>sections[0].lines[2].weight</c>.</summary>
    public static bool TryFrom(
        IReadOnlyList<Section> sections,
        FormulaBook? book,
        [NotNullWhen(true)] out ScoringPlan? plan,
        out IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var check = new PlanCheck(book ?? new FormulaBook());
        problems = check.Problems(sections);
        plan = problems.Count == 0 ? new(sections, check.Formulas) : null;
        return plan is not null;
    }

    /// <summary>Whether the line is shown and never scored.</summary>
    public static bool IsInformation(Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Rule is ScoringRule.Information || line.Direction == Direction.Information;
    }

    /// <summary>The line of that id, or null.</summary>
    internal PlanLine? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The place of a metric in <see cref="SegmentMetrics"/>, if a formula uses it.</summary>
    internal bool TryGetSlot(string metric, out int slot) => _slots.TryGetValue(metric, out slot);

    private int SlotFor(string metric)
    {
        _slots.TryAdd(metric, _slots.Count);
        return _slots[metric];
    }
}

/// <summary>A line with what is worked out once for everybody.</summary>
internal sealed class PlanLine(Section section, int sectionIndex, int lineIndex, Formula? formula, int[] slots)
{
    public Section Section => section;

    public int SectionIndex => sectionIndex;

    public Line Line { get; } = section.Lines[lineIndex];

    public Formula? Formula => formula;

    /// <summary>For each input of the formula the slot of its metric.</summary>
    public int[] Slots => slots;

    /// <summary>Section weight × line weight ÷ 100, unrounded.</summary>
    public decimal Raw { get; } = section.Weight * section.Lines[lineIndex].Weight / 100;

    public string Path => $"sections[{sectionIndex}].lines[{lineIndex}]";
}
