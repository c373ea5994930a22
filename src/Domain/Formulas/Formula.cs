using System.Diagnostics.CodeAnalysis;
using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Formulas;

/// <summary>A figure that a formula needs.</summary>
/// <param name="Metric">The name of the metric, without square brackets.</param>
/// <param name="Previous">Whether it is the figure of the span before: the metric stands inside <c>prev</c>.</param>
public readonly record struct FormulaInput(string Metric, bool Previous);

/// <summary>
/// Computes an indicator from metrics, such as <c>已解决工单 / 总工单</c>. Parsed once and never changed, so that one
/// formula serves many people on many threads.
/// </summary>
/// <remarks>
/// Scoring rule: numbers (<c>12</c>, <c>0.5</c>, <c>90%</c> = 0.9), metrics by name (letters, digits, <c>_</c>, or any text
/// in square brackets), <c>+ - * / × ÷</c>, parentheses, <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c> giving 1 or 0, and the functions
/// <c>sum avg min max abs round if prev</c>. There is no property access and no other call, so no other code can run.
/// </remarks>
public sealed class Formula
{
    /// <summary>The longest formula, in UTF-16 code units.</summary>
    public const int MaxLength = 1000;

    /// <summary>How deep parentheses, functions and minus signs may be nested.</summary>
    public const int MaxDepth = 64;

    private readonly FormulaNode _root;

    private Formula(string text, FormulaNode root, IReadOnlyList<FormulaInput> inputs)
    {
        Text = text;
        _root = root;
        Inputs = inputs;
        Metrics = [.. inputs.Select(input => input.Metric).Distinct()];
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The figures that <see cref="Evaluate(ReadOnlySpan{decimal?})"/> takes, each once, in the order in which they first stand in the text.</summary>
    public IReadOnlyList<FormulaInput> Inputs { get; }

    /// <summary>The names of the metrics that it uses, each once, in the order in which they first stand in the text.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>Reads a formula.</summary>
    /// <exception cref="RefusedException"><see cref="FormulaRefused"/>, with the position and the cause.</exception>
    public static Formula Parse(string text)
    {
        var parser = new FormulaParser(text);
        var root = parser.Parse();
        return new(text, root, parser.Inputs);
    }

    /// <summary>Reads a formula, or says why it cannot be read.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Formula? formula, [NotNullWhen(false)] out FormulaRefused? refusal)
    {
        try
        {
            (formula, refusal) = (Parse(text), null);
            return true;
        }
        catch (RefusedException refused) when (refused.Refusal is FormulaRefused why)
        {
            (formula, refusal) = (null, why);
            return false;
        }
    }

    /// <summary>Computes the value.</summary>
    /// <param name="figures">One for each of <see cref="Inputs"/>, in that order; null where the metric has no reading.</param>
    /// <returns>The value unrounded, or why there is none. <c>if</c> looks only at the branch that it takes.</returns>
    /// <exception cref="RefusedException">
    /// <see cref="FormulaRefused"/> with <see cref="FormulaFault.Overflow"/> or <see cref="FormulaFault.DigitsOutOfRange"/>.
    /// </exception>
    public FormulaOutcome Evaluate(ReadOnlySpan<decimal?> figures)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(figures.Length, Inputs.Count);
        try
        {
            return _root.Evaluate(figures);
        }
        catch (OverflowException)
        {
            throw new RefusedException(new FormulaRefused(FormulaFault.Overflow, 1, Text));
        }
    }

    /// <summary>Computes the value with figures that <paramref name="figure"/> looks up; null from it means no reading.</summary>
    /// <exception cref="RefusedException">As the other overload.</exception>
    public FormulaOutcome Evaluate(Func<FormulaInput, decimal?> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Evaluate([.. Inputs.Select(figure)]);
    }
}
