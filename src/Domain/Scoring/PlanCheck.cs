using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;

namespace PerfBot.Domain.Scoring;

/// <summary>What must hold for a plan before anyone is scored by it.</summary>
internal sealed class PlanCheck(FormulaBook book)
{
    private readonly List<Problem> _problems = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Formula> _formulas = new(StringComparer.Ordinal);

    /// <summary>The formulas of the plan by their text, as far as they could be read.</summary>
    public IReadOnlyDictionary<string, Formula> Formulas => _formulas;

    public IReadOnlyList<Problem> Problems(IReadOnlyList<Section> sections)
    {
        var all = new WeightSum();
        for (var s = 0; s < sections.Count; s++)
        {
            var section = sections[s];
            all.Add(section.Weight);
            Weight(section.Weight, $"sections[{s}].weight");
            var lines = new WeightSum();
            for (var l = 0; l < section.Lines.Count; l++)
            {
                lines.Add(section.Lines[l].Weight);
                Check(section.Lines[l], $"sections[{s}].lines[{l}]");
            }

            Hundred(lines, WeightsOf.Lines, $"sections[{s}].lines");
        }

        Hundred(all, WeightsOf.Sections, "sections");
        return _problems;
    }

    private void Check(Line line, string path)
    {
        if (line.Id.Length is 0 or > Line.MaxIdLength)
        {
            Add($"{path}.id", new LineIdRefused(line.Id));
        }
        else if (!_ids.Add(line.Id))
        {
            Add($"{path}.id", new LineTwice(line.Id));
        }

        Weight(line.Weight, $"{path}.weight");
        if (ScoringPlan.IsInformation(line) && line.Weight != 0)
        {
            Add($"{path}.weight", new InformationHasWeight(line.Weight));
        }

        if (line.Cap is <= 0 or > Line.HighestCap || HasMoreThanTwoDecimals(line.Cap))
        {
            Add($"{path}.cap", new CapOutOfRange(line.Cap));
        }

        if (line.Formula is { } text && !_formulas.ContainsKey(text))
        {
            Parse(text, $"{path}.formula");
        }

        if (RuleFaultOf(line) is var (fault, where))
        {
            Add($"{path}.{where}", new RuleRefused(fault));
        }
    }

    private void Parse(string text, string path)
    {
        try
        {
            _formulas.Add(text, book.Parse(text));
        }
        catch (RefusedException refused)
        {
            Add(path, refused.Refusal);
        }
    }

    private static (RuleFault Fault, string Where)? RuleFaultOf(Line line) => line.Rule switch
    {
        ScoringRule.Proportional or ScoringRule.PassFail or ScoringRule.Deduction when line.Target is null =>
            ScoringPlan.IsInformation(line) ? null : (RuleFault.TargetRequired, "target"),
        ScoringRule.Proportional when line.Target <= 0 => (RuleFault.TargetNotAboveZero, "target"),
        ScoringRule.Linear rule when rule.Floor == rule.Target => (RuleFault.FloorIsTarget, "rule.target"),
        ScoringRule.Linear { Stretch: not null } rule when rule.Stretch == rule.Target || (rule.Floor < rule.Target) != (rule.Target < rule.Stretch) =>
            (RuleFault.StretchOnWrongSide, "rule.stretch"),
        ScoringRule.Bands { Steps.Count: 0 } => (RuleFault.NoBands, "rule.bands"),
        ScoringRule.Bands rule when OutOfOrder(rule.Steps, line.Direction) is { } at => (RuleFault.BandsNotInOrder, $"rule.bands[{at}].at"),
        ScoringRule.Deduction { PerUnit: < 0 } => (RuleFault.DeductionBelowZero, "rule.perUnit"),
        ScoringRule.Deduction { Step: <= 0 } => (RuleFault.StepNotAboveZero, "rule.step"),
        ScoringRule.Rating { ScaleMax: <= 0 } => (RuleFault.ScaleNotAboveZero, "rule.scaleMax"),
        _ => null,
    };

    private static int? OutOfOrder(IReadOnlyList<Band> bands, Direction direction)
    {
        for (var i = 1; i < bands.Count; i++)
        {
            if (direction == Direction.LowerIsBetter ? bands[i].At <= bands[i - 1].At : bands[i].At >= bands[i - 1].At)
            {
                return i;
            }
        }

        return null;
    }

    private void Weight(decimal weight, string path)
    {
        if (weight is < 0 or > 100 || HasMoreThanTwoDecimals(weight))
        {
            Add(path, new WeightOutOfRange(weight));
        }
    }

    private static bool HasMoreThanTwoDecimals(decimal value) => value != Rounding.ToCents(value);

    private void Hundred(WeightSum sum, WeightsOf of, string path)
    {
        if (sum.Refused(of) is { } refusal)
        {
            Add(path, refusal);
        }
    }

    private void Add(string path, Refusal refusal) => _problems.Add(new(path, refusal));
}
