using System.Globalization;
using ExcelDataReader;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>One sheet of a workbook to a <see cref="Table"/>.</summary>
internal static class XlsxTable
{
    public static Table Read(MemoryStream content, string fileName, string? sheet, CancellationToken ct)
    {
        WorkbookArchive.Check(content, fileName, ct);
        try
        {
            using var workbook = ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration
            {
                FallbackEncoding = System.Text.Encoding.UTF8, // unused in .xlsx; the default asks for a code page that may not be registered
                LeaveOpen = true,
            });
            Open(workbook, fileName, sheet);
            return ReadSheet(workbook, SheetErrors.Of(content, workbook.Name), fileName, ct);
        }
        catch (Exception broken) when (broken is not (RefusedException or OperationCanceledException or OutOfMemoryException))
        {
            // What a damaged workbook makes the reader throw is not a closed list.
            throw new RefusedException(new WorkbookNotReadable(fileName));
        }
    }

    private static void Open(IExcelDataReader workbook, string fileName, string? sheet)
    {
        var seen = new List<string>();
        do
        {
            seen.Add(workbook.Name);
            if (sheet is null ? workbook.VisibleState == "visible" : workbook.Name.Equals(sheet, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }
        while (workbook.NextResult());

        throw new RefusedException(new SheetNotFound(fileName, sheet ?? "", seen));
    }

    private static Table ReadSheet(IExcelDataReader sheet, Dictionary<(int, int), string> errors, string fileName, CancellationToken ct)
    {
        if (sheet.FieldCount > TableLimits.Columns)
        {
            throw new RefusedException(new TooManyColumns(fileName, TableLimits.Columns, sheet.FieldCount));
        }

        var rows = new TableRows(fileName, isWorkbook: true);
        var merged = new MergedRows(sheet.MergeCells, sheet.FieldCount);
        var cells = new string[sheet.FieldCount];
        for (var row = 0; sheet.Read(); row++)
        {
            ct.ThrowIfCancellationRequested();
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = merged.Fill(row, column, errors.GetValueOrDefault((row, column)) ?? TextOf(sheet, column));
            }

            rows.Add(row + 1, cells);
        }

        return rows.ToTable();
    }

    private static string TextOf(IExcelDataReader sheet, int column) => sheet.GetValue(column) switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "TRUE" : "FALSE",
        double number when sheet.GetNumberFormatString(column)?.Contains('%') is true => NumberText(number * 100) + "%",
        double number => NumberText(number),
        DateTime date => DateText(date),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>With the 15 digits that Excel itself calculates with, so that 0.1 + 0.2 reads 0.3 as it does on the sheet.</summary>
    private static string NumberText(double number) => Math.Abs(number) is 0 or (>= 1e-9 and < 1e28)
        ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static string DateText(DateTime date)
    {
        // A date is a number of days on the sheet, so that 9:30 may arrive as 9:29:59.9999.
        var rounded = new DateTime((date.Ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
        var format = rounded.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : rounded.Millisecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.fff";
        return rounded.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Repeats a value merged over several rows of one column; a merged title across columns stays one cell.</summary>
    private sealed class MergedRows
    {
        private readonly Dictionary<(int Row, int Column), int> _lastRows = [];
        private readonly (int LastRow, string Text)[] _open;

        public MergedRows(CellRange[]? ranges, int columns)
        {
            _open = new (int, string)[columns];
            Array.Fill(_open, (-1, ""));
            foreach (var range in ranges ?? [])
            {
                if (range.FromColumn == range.ToColumn && range.ToRow > range.FromRow)
                {
                    _lastRows[(range.FromRow, range.FromColumn)] = range.ToRow;
                }
            }
        }

        public string Fill(int row, int column, string text)
        {
            if (_lastRows.TryGetValue((row, column), out var last))
            {
                _open[column] = (last, text);
            }

            return text.Length == 0 && row <= _open[column].LastRow ? _open[column].Text : text;
        }
    }
}
