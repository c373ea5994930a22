using System.Collections.Frozen;

namespace PerfBot.Features.Imports;

/// <summary>What is wrong with one cell of a file, as facts. The sentence is written elsewhere, in both languages.</summary>
/// <param name="Row">The row as a spreadsheet numbers it, from 1.</param>
/// <param name="Column">The header of the column, as the file writes it.</param>
public abstract record Problem(int Row, string Column);

/// <summary>The cell shows the error <paramref name="Text"/> of a spreadsheet, such as <c>#N/A</c>: a formula in it failed.</summary>
public sealed record CellError(int Row, string Column, string Text) : Problem(Row, Column)
{
    private static readonly FrozenSet<string> Errors = FrozenSet.Create(
        StringComparer.Ordinal,
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA");

    /// <summary>Whether <paramref name="text"/> is what a spreadsheet shows in place of a value.</summary>
    internal static bool Is(string text) => text.StartsWith('#') && Errors.Contains(text);
}
