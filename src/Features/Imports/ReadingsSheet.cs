using System.Globalization;
using System.Text.RegularExpressions;
using PerfBot.Domain.Metrics;

namespace PerfBot.Features.Imports;

/// <summary>Reads a sheet with one value in each row: whose it is, which metric, which month. What HR fills in where no system is connected. Pure: nothing is stored.</summary>
/// <remarks>
/// The columns are found by Chinese or English headers, see <see cref="SheetColumn"/>; the others are not read. Numbers are plain
/// (<c>1234.5</c>) or percentages (<c>92%</c> is 0.92) and are rounded to ten decimals, as much as a reading keeps. Nothing is guessed: a number with
/// separators between its groups is refused, and so is a month without a year.
/// </remarks>
public static partial class ReadingsSheet
{
    private const int Decimals = MappedMetric.MaxDecimals;

    private static readonly Dictionary<SheetColumn, string[]> Headers = new()
    {
        [SheetColumn.Employee] =
        [
            "工号", "员工编号", "员工工号", "员工号", "员工ID", "职工号", "人员编号", "编号",
            "employee number", "employee no", "employee id", "emp id", "emp no", "staff no", "staff id", "employee", "number",
        ],
        [SheetColumn.Metric] = ["数据项", "数据项名称", "指标数据项", "metric", "metric name", "data item"],
        [SheetColumn.Month] = ["月份", "年月", "期间", "month", "year month", "period"],
        [SheetColumn.Value] = ["数值", "数据", "值", "value"],
        [SheetColumn.Source] = ["来源", "数据来源", "source", "data source"],
    };

    private static readonly string[] MonthFormats = ["yyyy-M", "yyyy/M", "yyyy.M", "yyyy年M月", "yyyyMM"];

    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>Whether <paramref name="table"/> has all columns that are needed, so that it is such a sheet.</summary>
    /// <exception cref="Domain.Kernel.RefusedException"><see cref="ColumnTwice"/>, for a header that is needed.</exception>
    public static bool Fits(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = Find(table);
        return Headers.Keys.All(column => column == SheetColumn.Source || columns.ContainsKey(column));
    }

    /// <summary>Reads <paramref name="table"/> and lists everything that is wrong with it.</summary>
    /// <exception cref="Domain.Kernel.RefusedException"><see cref="ColumnTwice"/>, for a header that is needed.</exception>
    internal static ReadingsSheetDraft Read(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = Find(table);
        var missing = Headers.Keys.Where(c => c != SheetColumn.Source && !columns.ContainsKey(c)).ToList();
        if (missing.Count > 0)
        {
            var headerRow = Math.Max(1, table.Rows[0].Number - 1);
            return new([], missing.ConvertAll<Problem>(c => new SheetColumnMissing(headerRow, Headers[c][0], c)));
        }

        var problems = new List<Problem>();
        var readings = new List<SheetReading>(table.Rows.Count);
        var seen = new Dictionary<(string, string, DateOnly), int>();
        foreach (var row in table.Rows)
        {
            if (new SheetRow(table, columns, row, problems).Read() is { } reading)
            {
                var key = (reading.Employee.ToUpperInvariant(), reading.Metric, reading.Month);
                if (!seen.TryAdd(key, row.Number))
                {
                    problems.Add(new DuplicateReading(
                        row.Number, table.Columns[columns[SheetColumn.Metric]], reading.Employee, reading.Metric, reading.Month, seen[key]));
                }

                readings.Add(reading);
            }
        }

        return new(problems.Count == 0 ? readings : [], problems);
    }

    /// <summary>The header of the column with the people's numbers.</summary>
    internal static string EmployeeHeader(Table table) => table.Columns[Find(table)[SheetColumn.Employee]];

    private static Dictionary<SheetColumn, int> Find(Table table)
    {
        var byKey = table.Columns.Where(header => header.Length > 0).ToLookup(PeopleHeaders.KeyOf);
        var found = new Dictionary<SheetColumn, int>();
        foreach (var (column, names) in Headers)
        {
            if (names.FirstOrDefault(name => byKey.Contains(PeopleHeaders.KeyOf(name))) is { } name)
            {
                var headers = byKey[PeopleHeaders.KeyOf(name)].ToList();
                found[column] = headers.Count == 1
                    ? table.ColumnOf(headers[0])!.Value
                    : throw new Domain.Kernel.RefusedException(new ColumnTwice(table.FileName, headers[0]));
            }
        }

        return found;
    }

    private static DateOnly? MonthOf(string text)
    {
        var date = TimeOfDay().Replace(text, "");
        return (DateOnly.TryParseExact(date, MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
                || DateOnly.TryParseExact(date, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out month))
            && month.Year is >= 1900 and < 2200
            ? new DateOnly(month.Year, month.Month, 1)
            : null;
    }

    /// <summary>What a workbook's date has behind the day.</summary>
    [GeneratedRegex(@"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")]
    private static partial Regex TimeOfDay();

    /// <summary>The cells of one row; what is wrong goes to <paramref name="problems"/>.</summary>
    private sealed class SheetRow(Table table, Dictionary<SheetColumn, int> columns, TableRow row, List<Problem> problems)
    {
        /// <summary>The reading, or null where anything is wrong with the row.</summary>
        public SheetReading? Read()
        {
            var before = problems.Count;
            var employee = Text(SheetColumn.Employee, PeopleLimits.Number);
            var metric = Text(SheetColumn.Metric, Reading.MetricMaxLength);
            var month = Parsed(SheetColumn.Month, MonthOf, text => new BadMonth(row.Number, Header(SheetColumn.Month), text));
            var value = Parsed(SheetColumn.Value, NumberStyle.Plain.Parse, text => new BadNumber(row.Number, Header(SheetColumn.Value), text, "1234.5"));
            var source = columns.ContainsKey(SheetColumn.Source) ? Optional(SheetColumn.Source, Reading.SourceMaxLength) : null;
            return problems.Count > before
                ? null
                : new SheetReading(
                    row.Number,
                    PeopleRowReader.NormalNumber(employee),
                    metric,
                    month!.Value,
                    Math.Round(value!.Value, Decimals, MidpointRounding.AwayFromZero),
                    source);
        }

        private T? Parsed<T>(SheetColumn column, Func<string, T?> parse, Func<string, Problem> wrong)
            where T : struct
        {
            var text = Text(column, int.MaxValue);
            if (text.Length == 0)
            {
                return null;
            }

            var read = parse(text);
            if (read is null)
            {
                problems.Add(wrong(text));
            }

            return read;
        }

        /// <summary>The text; empty where a problem was told.</summary>
        private string Text(SheetColumn column, int most)
        {
            var before = problems.Count;
            var text = Optional(column, most);
            if (text is null && problems.Count == before)
            {
                problems.Add(new SheetValueMissing(row.Number, Header(column), column));
            }

            return text ?? "";
        }

        private string? Optional(SheetColumn column, int most)
        {
            var text = row[columns[column]].Trim();
            if (CellError.Is(text))
            {
                problems.Add(new CellError(row.Number, Header(column), text));
                return null;
            }

            if (text.Length > most)
            {
                problems.Add(new TooLong(row.Number, Header(column), most, text.Length));
                return null;
            }

            return text.Length == 0 ? null : text;
        }

        private string Header(SheetColumn column) => table.Columns[columns[column]];
    }
}
