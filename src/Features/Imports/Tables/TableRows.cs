using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Collects rows within <see cref="TableLimits"/> and finds the headers among them.</summary>
internal sealed class TableRows(string fileName, bool isWorkbook)
{
    private const int RowsSearchedForHeaders = 10;

    private readonly List<TableRow> _rows = [];
    private int _cells;

    /// <summary>Takes a row; one without any text is left out.</summary>
    public void Add(int number, ReadOnlySpan<string> cells)
    {
        var width = cells.Length;
        while (width > 0 && string.IsNullOrWhiteSpace(cells[width - 1]))
        {
            width--;
        }

        if (width == 0)
        {
            return;
        }

        if (_rows.Count == TableLimits.Rows)
        {
            throw new RefusedException(new TooManyRows(fileName, TableLimits.Rows));
        }

        if (width > TableLimits.Columns)
        {
            throw new RefusedException(new TooManyColumns(fileName, TableLimits.Columns, width));
        }

        _cells += width;
        if (_cells > TableLimits.Cells)
        {
            throw new RefusedException(new TooManyCells(fileName, TableLimits.Cells));
        }

        for (var column = 0; column < width; column++)
        {
            if (cells[column].Length > TableLimits.CellLength)
            {
                throw new RefusedException(new CellTooLong(fileName, number, column + 1, TableLimits.CellLength));
            }
        }

        _rows.Add(new TableRow(number, cells[..width].ToArray()));
    }

    public Table ToTable()
    {
        var header = HeaderRow();
        if (header + 1 >= _rows.Count)
        {
            throw new RefusedException(new TableEmpty(fileName));
        }

        string[] columns = [.. _rows[header].Cells.Select(cell => cell.Trim())];
        _rows.RemoveRange(0, header + 1);

        // In CSV one separator too many moves every value after it; on a sheet each value stands where it stands.
        if (!isWorkbook && _rows.Find(row => row.Cells.Count > columns.Length) is { } wide)
        {
            throw new RefusedException(new RowTooWide(fileName, wide.Number, columns.Length, wide.Cells.Count));
        }

        return new Table(fileName, columns, _rows, isWorkbook);
    }

    private int HeaderRow()
    {
        var searched = _rows.Take(RowsSearchedForHeaders).ToList();
        var first = searched.FindIndex(row => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) > 1);
        return Math.Max(first, 0);
    }
}
