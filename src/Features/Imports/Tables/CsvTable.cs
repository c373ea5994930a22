using CsvHelper;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Text with separators to a <see cref="Table"/>.</summary>
internal static class CsvTable
{
    public static Table Read(string text, string fileName, CancellationToken ct)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false, // the headers may stand below a title
            SkipEmptyLines = false, // a spreadsheet counts them when it numbers the rows
            PoolStrings = true,
            OnMalformedRecord = malformed =>
            {
                // An inch sign in an unquoted cell is harmless. Any other quotation mark out of place
                // means that cells, or all rows below, have run together.
                if (malformed.Reason != CsvMalformedReason.StrayQuote)
                {
                    throw new RefusedException(new CsvMalformed(fileName, (int)malformed.RecordNumber));
                }
            },
        });
        var rows = new TableRows(fileName, isWorkbook: false);
        while (csv.Read())
        {
            ct.ThrowIfCancellationRequested();
            rows.Add((int)csv.RowNumber, csv.Current.ToArray());
        }

        return rows.ToTable();
    }
}
