using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Scoring;

/// <summary>Something that cannot be scored, and where it stands.</summary>
/// <param name="Path">From the thing that was checked, such as <c>sections[0].lines[2].weight</c>; the words of the score file.</param>
/// <param name="Refusal">What is wrong.</param>
public sealed record Problem(string Path, Refusal Refusal);

/// <summary>A plan or an input cannot be scored, for at least one reason. Nothing was scored.</summary>
public sealed record NotScorable(IReadOnlyList<Problem> Problems) : Refusal;

/// <summary>Weights that must add up to exactly 100 do not.</summary>
/// <param name="Of">Whose weights.</param>
/// <param name="Sum">What they add up to.</param>
public sealed record WeightsNotHundred(WeightsOf Of, decimal Sum) : Refusal
{
    /// <summary>How much is missing to 100; negative where there is too much.</summary>
    public decimal Missing => 100 - Sum;
}

/// <summary>Whose weights add up to 100.</summary>
public enum WeightsOf
{
    /// <summary>The sections of a plan.</summary>
    Sections,

    /// <summary>The lines of a section.</summary>
    Lines,

    /// <summary>The shares of an employee's assignments.</summary>
    Assignments,

    /// <summary>The groups of raters.</summary>
    RaterGroups,

    /// <summary>The objectives of a line.</summary>
    Objectives,

    /// <summary>The key results of an objective.</summary>
    KeyResults,
}

/// <summary>A weight or a share is not from 0 to 100, or a plan's weight has more than two decimals.</summary>
public sealed record WeightOutOfRange(decimal Weight) : Refusal;

/// <summary>A line that is only information has a weight.</summary>
public sealed record InformationHasWeight(decimal Weight) : Refusal;

/// <summary>The id of a line is empty or too long.</summary>
public sealed record LineIdRefused(string Id) : Refusal;

/// <summary>Two lines of a plan have the same id.</summary>
public sealed record LineTwice(string Id) : Refusal;

/// <summary>A cap is not above 0 and at most <see cref="Plans.Line.HighestCap"/> with at most two decimals.</summary>
public sealed record CapOutOfRange(decimal Cap) : Refusal;

/// <summary>The parameters of a scoring rule do not make sense.</summary>
public sealed record RuleRefused(RuleFault Fault) : Refusal;

/// <summary>What can be wrong with the parameters of a scoring rule.</summary>
public enum RuleFault
{
    /// <summary>The rule needs a target, and the line has none.</summary>
    TargetRequired,

    /// <summary>The rule divides by the target, which must be above 0.</summary>
    TargetNotAboveZero,

    /// <summary>Floor and target are equal.</summary>
    FloorIsTarget,

    /// <summary>The stretch does not lie beyond the target, seen from the floor.</summary>
    StretchOnWrongSide,

    /// <summary>There is no band.</summary>
    NoBands,

    /// <summary>A band is not easier to reach than the one before it.</summary>
    BandsNotInOrder,

    /// <summary>A deduction is below 0.</summary>
    DeductionBelowZero,

    /// <summary>A step is not above 0.</summary>
    StepNotAboveZero,

    /// <summary>A scale does not end above 0.</summary>
    ScaleNotAboveZero,
}

/// <summary>A rating, or an actual on a rating scale, is below 0 or above the end of the scale.</summary>
public sealed record OutsideScale(decimal Value, decimal ScaleMax) : Refusal;

/// <summary>Points that a person entered are below 0 or above the cap.</summary>
public sealed record PointsOutOfRange(decimal Points, decimal Cap) : Refusal;

/// <summary>A line is marked as not applicable, and no reason is given.</summary>
public sealed record ReasonRequired : Refusal;

/// <summary>A key result starts at its target, so that there is no way to go.</summary>
public sealed record KeyResultWithoutWay(decimal Target) : Refusal;

/// <summary>Something was entered that the line's rule does not read.</summary>
/// <param name="Rule">The rule of the line.</param>
public sealed record EntryNotRead(string Rule) : Refusal;

/// <summary>A line is named that no plan here has.</summary>
public sealed record LineUnknown(string Id) : Refusal;

/// <summary>A metric is given twice.</summary>
public sealed record MetricTwice(string Key) : Refusal;

/// <summary>A metric has two readings of one month.</summary>
public sealed record ReadingTwice(string Key, Month Period) : Refusal;

/// <summary>A group of raters is given twice.</summary>
public sealed record RaterGroupTwice(RaterGroup Group) : Refusal;

/// <summary>Groups of raters cannot be merged like this: a group into itself, or into one that is merged too.</summary>
public sealed record MergeRefused(RaterGroup Group) : Refusal;

/// <summary>A cycle or a segment does not end after it begins, or a segment does not fit.</summary>
public sealed record SpanRefused(SpanFault Fault, DateOnly From, DateOnly To) : Refusal;

/// <summary>What can be wrong with a span of days.</summary>
public enum SpanFault
{
    /// <summary>It has no day.</summary>
    Empty,

    /// <summary>It is not inside the cycle.</summary>
    OutsideCycle,

    /// <summary>It overlaps another segment of the assignment.</summary>
    Overlaps,
}

/// <summary>The list of grades cannot be used. A programme must state one; there is no default.</summary>
public sealed record GradesRefused(GradesFault Fault) : Refusal;

/// <summary>What can be wrong with a list of grades.</summary>
public enum GradesFault
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>A name is blank or stands twice.</summary>
    NameNotUnique,

    /// <summary>A cut-off is not lower than the one before it.</summary>
    NotFalling,

    /// <summary>The last cut-off is not 0, so that some totals would have no grade.</summary>
    LastNotZero,
}

/// <summary>A grade is named that the list does not have.</summary>
public sealed record GradeUnknown(string Name) : Refusal;

/// <summary>An amount of money, a percentage of it or a rate is below 0.</summary>
public sealed record AmountBelowZero(decimal Amount) : Refusal;

/// <summary>A number on the way became larger than can be computed exactly.</summary>
public sealed record NumberTooLarge : Refusal;
