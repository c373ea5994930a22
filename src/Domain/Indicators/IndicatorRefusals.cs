using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Indicators;

/// <summary>The library has no such indicator.</summary>
public sealed record IndicatorNotFound(string Key) : Refusal;

/// <summary>The indicator has no such version.</summary>
public sealed record IndicatorVersionNotFound(string Key, int Version) : Refusal;

/// <summary>There is no such role.</summary>
public sealed record RoleNotFound(string Key) : Refusal;

/// <summary>A key does not begin with its role's prefix and a hyphen, or goes on with something else than letters, digits and hyphens.</summary>
public sealed record IndicatorKeyInvalid(string Key, string Prefix) : Refusal;

/// <summary>A newer version was published since the card was shown.</summary>
/// <param name="Newest">The newest version.</param>
public sealed record IndicatorOutdated(int Newest) : Refusal;

/// <summary>The draft says what the newest version says.</summary>
public sealed record IndicatorUnchanged : Refusal;

/// <summary>A definition cannot be published, for at least one reason.</summary>
/// <param name="Problems">Each with the field it is in: <c>name</c>, <c>formula</c>, <c>rule.floor</c> and so on.</param>
public sealed record IndicatorWrong(IReadOnlyList<Problem> Problems) : Refusal;

/// <summary>A text that has to be there is blank in one language or both.</summary>
public sealed record TextMissing : Refusal;

/// <summary>A text of an indicator is too long.</summary>
public sealed record IndicatorTextTooLong(int Length, int Most) : Refusal;

/// <summary>The formula names a metric that is not declared.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Position">Where it stands in the formula, counted from 1.</param>
public sealed record MetricNotDeclared(string Metric, int Position) : Refusal;

/// <summary>A metric is declared that the formula does not name.</summary>
public sealed record MetricNotUsed(string Metric) : Refusal;

/// <summary>Another indicator has the metric under another label or aggregate; one name means one thing everywhere.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Aggregate">How the others aggregate it.</param>
public sealed record MetricKnownOtherwise(string Metric, Aggregate Aggregate) : Refusal;

/// <summary>The target that people read is not the one that the rule reads.</summary>
public sealed record TargetNotTheRules(decimal? Target, decimal RuleTarget) : Refusal;

/// <summary>The rule rewards the other direction than the one stated.</summary>
public sealed record DirectionNotTheRules(Direction Direction) : Refusal;

/// <summary>The indicator states no target, its rule needs one, and the plan gives none.</summary>
public sealed record IndicatorNeedsTarget(string Key) : Refusal;

/// <summary>A plan scores two indicators that measure the same thing.</summary>
public sealed record IndicatorsExclude(string First, string Second) : Refusal;

/// <summary>An offer beside <see cref="WeightsNotHundred"/>: what the weights would be if the remainder were spread in proportion.</summary>
/// <param name="Weights">In the order of the lines or sections; they sum to 100.</param>
public sealed record WeightsCouldBe(IReadOnlyList<decimal> Weights) : Refusal
{
    /// <summary>Spreads what is missing to 100, or too much, over <paramref name="weights"/> in proportion.</summary>
    public static WeightsCouldBe From(IReadOnlyList<decimal> weights) => new(Scoring.Weights.Spread(weights));
}

/// <summary>The parameters of a rule cannot be read.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Expected">An example.</param>
/// <param name="Got">What was typed, shortened.</param>
public sealed record RuleParametersUnreadable(string Rule, string Expected, string Got) : Refusal;

/// <summary>The declaration of a metric cannot be read.</summary>
/// <param name="Got">What was typed, shortened.</param>
public sealed record MetricUnreadable(string Got) : Refusal;
