using System.Text;

namespace PerfBot.Features.Kernel;

/// <summary>Writes tables that people open in a spreadsheet (RFC 4180).</summary>
internal static class CsvFile
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>UTF-8 with a mark, without which Excel takes Chinese for something else.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return [.. Utf8WithMark.GetPreamble(), .. Utf8WithMark.GetBytes(text.ToString())];
    }

    /// <summary>A cell that a spreadsheet would read as a formula gets an apostrophe before it.</summary>
    private static string Cell(string cell)
    {
        var safe = cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
