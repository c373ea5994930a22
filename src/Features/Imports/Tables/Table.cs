using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>One row of a <see cref="Table"/>.</summary>
/// <param name="Number">The row's number as a spreadsheet shows it: 1 is the first row of the file, blank rows and title rows count.</param>
/// <param name="Cells">The texts from the first column on; blank cells at the end of the row are left out.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of the column <paramref name="column"/>, counted from 0; empty where the row has no such cell.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";
}

/// <summary>A file's rows under their headers, as texts. Nothing is interpreted yet.</summary>
/// <param name="FileName">The name the file was sent under.</param>
/// <param name="Columns">The headers, trimmed; empty for a column without one.</param>
/// <param name="Rows">The rows below the headers that hold anything, in the order of the file.</param>
/// <param name="IsWorkbook">Whether it comes from a workbook, where numbers and dates have one form and not the sender's.</param>
public sealed record Table(string FileName, IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows, bool IsWorkbook)
{
    /// <summary>Where the column headed <paramref name="header"/> stands, counted from 0, or null where there is none. Case and outer space do not matter.</summary>
    /// <exception cref="RefusedException"><see cref="ColumnTwice"/>, when two columns have that header.</exception>
    public int? ColumnOf(string header)
    {
        var wanted = header.Trim();
        int? found = null;
        for (var column = 0; column < Columns.Count; column++)
        {
            if (Columns[column].Length > 0 && Columns[column].Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                found = found is null ? column : throw new RefusedException(new ColumnTwice(FileName, Columns[column]));
            }
        }

        return found;
    }
}
