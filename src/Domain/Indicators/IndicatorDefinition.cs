using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Indicators;

/// <summary>What one version of an indicator says. Never changed; a change is a new version.</summary>
/// <remarks>Unit and direction are fields of their own and never inferred from the name: a "rate" may be a count a year, or hours.</remarks>
public sealed record IndicatorDefinition
{
    /// <summary>The longest name, basis, source or note in one language, in UTF-16 code units.</summary>
    public const int TextMaxLength = 400;

    /// <summary>The longest name in one language, in UTF-16 code units.</summary>
    public const int NameMaxLength = 80;

    /// <summary>The longest unit, in UTF-16 code units.</summary>
    public const int UnitMaxLength = 16;

    /// <summary>What people read.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>Names the formula where the same name is computed in several ways, such as "by customers" (按客户数). Null where there is only one.</summary>
    public Bilingual? Basis { get; init; }

    /// <summary>What the actual and the target are counted in. Values of the unit <c>%</c> are fractions: 0.92 is 92%.</summary>
    public required string Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required Direction Direction { get; init; }

    /// <summary>What is aimed at, in <see cref="Unit"/>. Null where none is stated: a plan then has to give one if the rule needs it.</summary>
    public decimal? Target { get; init; }

    /// <summary>Computes the actual from metrics. Null where people rate or judge.</summary>
    public string? Formula { get; init; }

    /// <summary>The metrics that the formula names, each once.</summary>
    public IReadOnlyList<ProgrammeMetric> Metrics { get; init; } = [];

    /// <summary>Makes points of the actual.</summary>
    public required ScoringRule Rule { get; init; }

    /// <summary>The most points: above 0, at most <see cref="Line.HighestCap"/>. Default 100.</summary>
    public decimal Cap { get; init; } = 100;

    /// <summary>Which span the target speaks of. <see cref="LinePeriod.Cycle"/> unless stated.</summary>
    public LinePeriod Period { get; init; } = LinePeriod.Cycle;

    /// <summary>Where the figures come from.</summary>
    public required Bilingual Source { get; init; }

    /// <summary>What whoever uses it should know, such as an assumption or what the first month gives. Null where there is nothing.</summary>
    public Bilingual? Note { get; init; }

    /// <summary>Keys of indicators that measure the same thing another way: a plan that scores both would count it twice.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Whether a plan has to give the target that the rule needs.</summary>
    public bool LacksTarget => Target is null && Rule is ScoringRule.Proportional or ScoringRule.PassFail or ScoringRule.Deduction && Direction != Direction.Information;

    /// <summary>The line of a plan that measures it.</summary>
    /// <param name="key">The indicator's key; also the id of the line.</param>
    /// <param name="version">Which version this is.</param>
    /// <param name="weight">The line's percentage of its section.</param>
    /// <param name="target">The plan's own target; null takes the indicator's.</param>
    public Line ToLine(string key, int version, decimal weight, decimal? target = null) => new()
    {
        Id = key,
        Name = Name,
        Weight = weight,
        Direction = Direction,
        Unit = Unit,
        Target = target ?? Target,
        Cap = Cap,
        Formula = Formula,
        Rule = Rule,
        Indicator = key,
        IndicatorVersion = version,
        Basis = Basis,
        Period = Period,
        Source = Source,
    };
}
