using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Formulas;

/// <summary>A formula cannot be read, or not be computed.</summary>
/// <param name="Fault">The cause.</param>
/// <param name="Position">Where, counted from 1 in UTF-16 code units; one past the end where something is missing there.</param>
/// <param name="Found">The text at that place that is at fault; empty at the end.</param>
public sealed record FormulaRefused(FormulaFault Fault, int Position, string Found) : Refusal;

/// <summary>What can be wrong with a formula.</summary>
public enum FormulaFault
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is longer than <see cref="Formula.MaxLength"/>.</summary>
    TooLong,

    /// <summary>Parentheses, functions and minus signs are nested deeper than <see cref="Formula.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>A character that no formula has outside square brackets.</summary>
    UnknownCharacter,

    /// <summary>A square bracket is opened and not closed.</summary>
    BracketNotClosed,

    /// <summary>Square brackets with no name in them.</summary>
    NameEmpty,

    /// <summary>A name that begins with a digit, which needs square brackets.</summary>
    NameBeginsWithDigit,

    /// <summary>A number with more digits than can be computed exactly.</summary>
    NumberTooLarge,

    /// <summary>A number, a metric, a function or a parenthesis should stand here.</summary>
    ValueExpected,

    /// <summary>An operator should stand here, or the formula should end.</summary>
    OperatorExpected,

    /// <summary>A parenthesis is opened and not closed here.</summary>
    ParenthesisExpected,

    /// <summary>A function that is not on the list; nothing else can be called.</summary>
    UnknownFunction,

    /// <summary>The function takes fewer or more values.</summary>
    WrongNumberOfValues,

    /// <summary>A <c>prev</c> inside a <c>prev</c>.</summary>
    PrevInsidePrev,

    /// <summary>A comparison of a comparison, such as <c>1 &lt; x &lt; 5</c>, which does not mean what it looks like.</summary>
    ComparisonOfComparison,

    /// <summary>The second value of <c>round</c> is not a whole number from 0 to 28.</summary>
    DigitsOutOfRange,

    /// <summary>A number on the way became larger than can be computed exactly.</summary>
    Overflow,
}
