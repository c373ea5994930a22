using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Formulas;

/// <summary>A part of a parsed formula.</summary>
internal abstract class FormulaNode
{
    public abstract FormulaOutcome Evaluate(ReadOnlySpan<decimal?> figures);
}

internal sealed class NumberNode(decimal number) : FormulaNode
{
    public override FormulaOutcome Evaluate(ReadOnlySpan<decimal?> figures) => FormulaOutcome.Of(number);
}

internal sealed class MetricNode(FormulaInput input, int index) : FormulaNode
{
    public override FormulaOutcome Evaluate(ReadOnlySpan<decimal?> figures)
    {
        if (figures[index] is { } figure)
        {
            return FormulaOutcome.Of(figure);
        }

        // Nothing to compare with is no one's omission: the first month has none.
        return input.Previous
            ? FormulaOutcome.Never(new NotApplicableReason.NoEarlierReadings(input.Metric))
            : FormulaOutcome.Missing(input.Metric);
    }
}

internal sealed class MinusNode(FormulaNode operand) : FormulaNode
{
    public override FormulaOutcome Evaluate(ReadOnlySpan<decimal?> figures)
    {
        var value = operand.Evaluate(figures);
        return value.IsValue ? FormulaOutcome.Of(-value.Number) : value;
    }
}

internal enum FormulaOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal sealed class OperatorNode(FormulaOperator symbol, FormulaNode left, FormulaNode right, string denominator = "") : FormulaNode
{
    public override FormulaOutcome Evaluate(ReadOnlySpan<decimal?> figures)
    {
        var first = left.Evaluate(figures);
        var second = right.Evaluate(figures);

        if (symbol == FormulaOperator.Divide && second is { IsValue: true, Number: 0 })
        {
            second = FormulaOutcome.Never(new NotApplicableReason.ZeroDenominator(denominator));
        }

        return first.IsValue && second.IsValue
            ? FormulaOutcome.Of(Apply(first.Number, second.Number))
            : FormulaOutcome.Worse(first, second);
    }

    private decimal Apply(decimal a, decimal b) => symbol switch
    {
        FormulaOperator.Add => a + b,
        FormulaOperator.Subtract => a - b,
        FormulaOperator.Multiply => a * b,
        FormulaOperator.Divide => a / b,
        FormulaOperator.Equal => a == b ? 1 : 0,
        FormulaOperator.NotEqual => a != b ? 1 : 0,
        FormulaOperator.Less => a < b ? 1 : 0,
        FormulaOperator.LessOrEqual => a <= b ? 1 : 0,
        FormulaOperator.Greater => a > b ? 1 : 0,
        _ => a >= b ? 1 : 0,
    };
}

internal sealed class IfNode(FormulaNode condition, FormulaNode then, FormulaNode otherwise) : FormulaNode
{
    public override FormulaOutcome Evaluate(ReadOnlySpan<decimal?> figures)
    {
        var asked = condition.Evaluate(figures);
        return asked.IsValue ? (asked.Number != 0 ? then : otherwise).Evaluate(figures) : asked;
    }
}

/// <summary>A function of values, which has no value as soon as one of them has none.</summary>
internal sealed class FunctionNode(FormulaFunction function, IReadOnlyList<FormulaNode> values, int digitsPosition) : FormulaNode
{
    public override FormulaOutcome Evaluate(ReadOnlySpan<decimal?> figures)
    {
        var result = values[0].Evaluate(figures);
        for (var i = 1; i < values.Count; i++)
        {
            var next = values[i].Evaluate(figures);
            result = result.IsValue && next.IsValue
                ? FormulaOutcome.Of(Combine(result.Number, next.Number))
                : FormulaOutcome.Worse(result, next);
        }

        return result.IsValue ? FormulaOutcome.Of(Finish(result.Number)) : result;
    }

    private decimal Combine(decimal soFar, decimal next) => function switch
    {
        FormulaFunction.Min => Math.Min(soFar, next),
        FormulaFunction.Max => Math.Max(soFar, next),
        FormulaFunction.Round => Math.Round(soFar, Digits(next), MidpointRounding.AwayFromZero),
        _ => soFar + next,
    };

    private decimal Finish(decimal value) => function switch
    {
        FormulaFunction.Avg => value / values.Count,
        FormulaFunction.Abs => Math.Abs(value),
        FormulaFunction.Round when values.Count == 1 => Math.Round(value, 2, MidpointRounding.AwayFromZero),
        _ => value,
    };

    private int Digits(decimal wanted) => wanted is >= 0 and <= 28 && wanted == Math.Truncate(wanted)
        ? (int)wanted
        : throw new RefusedException(new FormulaRefused(
            FormulaFault.DigitsOutOfRange, digitsPosition, wanted.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}

internal enum FormulaFunction
{
    Sum,
    Avg,
    Min,
    Max,
    Abs,
    Round,
    If,
    Prev,
}
