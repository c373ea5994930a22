using System.Globalization;
using System.Text;

namespace PerfBot.Features.Imports;

/// <summary>Reads the mapped columns of one file as typed values.</summary>
internal sealed class SourceRows
{
    /// <summary>How <see cref="TableFile"/> writes the dates of a workbook.</summary>
    private static readonly string[] WorkbookFormats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.fff"];

    private readonly MappedTable _mapped;
    private readonly Table _file;
    private readonly List<FileProblem> _problems;
    private readonly HashSet<string> _unknown;
    private readonly int[] _places;
    private readonly string[][] _formats;
    private readonly NumberStyle[] _styles;

    private SourceRows(MappedTable mapped, Table file, IEnumerable<string> unknown, List<FileProblem> problems)
    {
        (_mapped, _file, _problems) = (mapped, file, problems);
        _unknown = [.. unknown.Select(text => text.Trim())];
        _places = [.. mapped.Columns.Select(column => file.ColumnOf(column.Name)!.Value)];
        _formats = [.. mapped.Columns.Select(column => column.Type == ColumnType.Date ? [.. column.Formats, .. WorkbookFormats] : Array.Empty<string>())];
        _styles = [.. mapped.Columns.Select(column => file.IsWorkbook ? NumberStyle.Plain : NumberStyle.Of(column.Numbers))];
    }

    /// <summary>The rows that count. What a later row of the same key replaces is not even parsed: only the last row has to be in order.</summary>
    public static List<SourceRow> Read(MappedTable mapped, Table file, IEnumerable<string> unknown, List<FileProblem> problems)
    {
        var reader = new SourceRows(mapped, file, unknown, problems);
        return [.. reader.Latest().Select(reader.Parse)];
    }

    private IEnumerable<TableRow> Latest()
    {
        if (_mapped.LastRowPer.Count == 0)
        {
            return _file.Rows;
        }

        int[] keys = [.. _mapped.LastRowPer.Select(name => MappingCheck.Column(_mapped, name, ""))];
        var latest = new Dictionary<string, int>();
        for (var row = 0; row < _file.Rows.Count; row++)
        {
            var cells = _file.Rows[row];
            if (RowKey.Of(keys, key => Cell(cells, key) is var text && IsKnown(text) ? RowValue.Of(text) : RowValue.Unknown) is { } found)
            {
                latest[found] = row;
            }
            else
            {
                var missing = Array.Find(keys, key => !IsKnown(Cell(cells, key)));
                Add(new MissingKey(cells.Number, _mapped.Columns[missing].Name));
            }
        }

        return latest.Values.Order().Select(row => _file.Rows[row]);
    }

    private SourceRow Parse(TableRow row)
    {
        var values = new RowValue[_places.Length];
        for (var column = 0; column < values.Length; column++)
        {
            var text = Cell(row, column);
            values[column] = IsKnown(text) ? Parse(row, column, text) : RowValue.Unknown;
        }

        return new SourceRow(row.Number, values);
    }

    private RowValue Parse(TableRow row, int column, string text)
    {
        var mapped = _mapped.Columns[column];
        if (CellError.Is(text))
        {
            Add(new CellError(row.Number, mapped.Name, text));
            return RowValue.Unknown;
        }

        switch (mapped.Type)
        {
            case ColumnType.Number:
                if (_styles[column].Parse(text) is { } number)
                {
                    return RowValue.Of(number);
                }

                Add(new BadNumber(row.Number, mapped.Name, text, _file.IsWorkbook ? "1234.5" : mapped.Numbers));
                return RowValue.Unknown;
            case ColumnType.Date:
                if (DateTime.TryParseExact(text, _formats[column], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                {
                    return RowValue.Of(date);
                }

                Add(new DateNotInFormat(row.Number, mapped.Name, text, string.Join(" | ", mapped.Formats)));
                return RowValue.Unknown;
            default:
                return RowValue.Of(text);
        }
    }

    private string Cell(TableRow row, int column) => row[_places[column]].Trim();

    private bool IsKnown(string text) => text.Length > 0 && !_unknown.Contains(text);

    private void Add(Problem problem) => _problems.Add(new FileProblem(_file.FileName, problem));
}

/// <summary>Several values as one key.</summary>
internal static class RowKey
{
    /// <summary>The key of as many values as there are <paramref name="parts"/>, or null where one of them is unknown.</summary>
    /// <remarks>Equal for equal values only: of several, each is preceded by its length, so that "ab","c" is not "a","bc".</remarks>
    public static string? Of<TPart>(IReadOnlyList<TPart> parts, Func<TPart, RowValue> valueOf)
    {
        if (parts.Count == 1)
        {
            return valueOf(parts[0]) is { IsKnown: true } only ? only.Key() : null;
        }

        var key = new StringBuilder();
        foreach (var part in parts)
        {
            if (valueOf(part) is not { IsKnown: true } value)
            {
                return null;
            }

            var text = value.Key();
            key.Append(text.Length).Append(':').Append(text);
        }

        return key.ToString();
    }
}
