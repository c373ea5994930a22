using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Formulas;

/// <summary>What a formula came to: a value, or which metrics are missing, or why there can be no value. Missing outranks not applicable.</summary>
public readonly record struct FormulaOutcome
{
    private static readonly string[] None = [];
    private readonly List<string>? _missing;

    private FormulaOutcome(decimal number, List<string>? missing, NotApplicableReason? why) =>
        (Number, _missing, NotApplicable) = (number, missing, why);

    /// <summary>Which of the three it is.</summary>
    public LineState State => _missing is not null ? LineState.Missing : NotApplicable is not null ? LineState.NotApplicable : LineState.Value;

    /// <summary>The value, unrounded; 0 where there is none.</summary>
    public decimal Number { get; }

    /// <summary>The metrics without a reading that the formula needed, each once; empty unless missing.</summary>
    public IReadOnlyList<string> MissingMetrics => _missing is null ? None : _missing;

    /// <summary>Why there can be no value; null unless not applicable.</summary>
    public NotApplicableReason? NotApplicable { get; }

    internal bool IsValue => _missing is null && NotApplicable is null;

    internal static FormulaOutcome Of(decimal number) => new(number, null, null);

    internal static FormulaOutcome Missing(string metric) => new(0, [metric], null);

    internal static FormulaOutcome Never(NotApplicableReason why) => new(0, null, why);

    /// <summary>What a computation comes to that needs both, when at least one of them is no value.</summary>
    internal static FormulaOutcome Worse(in FormulaOutcome first, in FormulaOutcome second)
    {
        if (first._missing is { } some)
        {
            // The list belongs to this computation alone: to copy it at each of 500 plus signs would take longer than all the rest.
            foreach (var metric in second._missing ?? [])
            {
                if (!some.Contains(metric))
                {
                    some.Add(metric);
                }
            }

            return first;
        }

        return second._missing is not null || first.NotApplicable is null ? second : first;
    }
}
