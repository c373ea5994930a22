using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Plans;

/// <summary>One thing that a plan measures: what it is called, how much it counts, what is aimed at, and the rule that makes points of it.</summary>
/// <remarks>
/// Unit and direction are fields of their own and never inferred from the name: a "rate" may be a number of trainings
/// a year, or hours. Weight and target are different things, and are shown under their own labels.
/// </remarks>
public sealed record Line
{
    /// <summary>The longest <see cref="Id"/>.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The highest <see cref="Cap"/> that a programme may grant for doing better than the target.</summary>
    public const decimal HighestCap = 150;

    /// <summary>Names the line within its plan: not empty, at most <see cref="MaxIdLength"/> UTF-16 code units, and the same in each version of the plan.</summary>
    public required string Id { get; init; }

    /// <summary>What people read.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>Its percentage of the section: 0 to 100, at most two decimals. 0 for a line that is only information.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Which way is better. <see cref="Direction.HigherIsBetter"/> unless stated.</summary>
    public Direction Direction { get; init; } = Direction.HigherIsBetter;

    /// <summary>What the actual and the target are counted in, such as <c>h</c>. Values of the unit <c>%</c> are fractions: 0.92 is 92%. Null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>What is aimed at, in <see cref="Unit"/>. Null where the rule needs none.</summary>
    public decimal? Target { get; init; }

    /// <summary>The most points that the line can earn: above 0, at most <see cref="HighestCap"/>, at most two decimals. Default 100.</summary>
    public decimal Cap { get; init; } = 100;

    /// <summary>Computes the actual from metrics, such as <c>已解决工单 / 总工单</c>. Null where people enter it.</summary>
    public string? Formula { get; init; }

    /// <summary>Makes points of the actual.</summary>
    public required ScoringRule Rule { get; init; }

    /// <summary>The key of the indicator in the library, within the role. Null for a line written for one plan.</summary>
    public string? Indicator { get; init; }

    /// <summary>The version of <see cref="Indicator"/> whose definition this is, from 1.</summary>
    public int IndicatorVersion { get; init; } = 1;

    /// <summary>Names the formula where indicators of the same name are computed in several ways, such as "by customers". Null where there is only one.</summary>
    public Bilingual? Basis { get; init; }

    /// <summary>Which span the target speaks of. <see cref="LinePeriod.Cycle"/> unless stated.</summary>
    public LinePeriod Period { get; init; } = LinePeriod.Cycle;

    /// <summary>Where the figures come from, such as "ticket system". Null where it is not stated.</summary>
    public Bilingual? Source { get; init; }
}
