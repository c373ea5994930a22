using System.Text;

namespace PerfBot.Features.Notices;

/// <summary>Writes a table as CSV (RFC 4180) that a spreadsheet opens as it is, and never computes.</summary>
internal sealed class CsvLines
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends a row.</summary>
    public void Add(IEnumerable<string> cells) => _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>The file; its mark tells spreadsheets that it is UTF-8.</summary>
    public byte[] ToUtf8() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    /// <summary>A cell; what a spreadsheet would take for a formula is made a text by an apostrophe.</summary>
    private static string Cell(string value)
    {
        var plain = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return plain.AsSpan().IndexOfAny("\",\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
