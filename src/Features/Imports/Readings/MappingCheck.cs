using System.Globalization;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>The checks of a mapping's plain values.</summary>
internal static class MappingCheck
{
    /// <summary>The longest name of a mapping, table, column, metric or unit.</summary>
    private const int MaxName = Domain.Metrics.SavedMapping.NameMaxLength;

    /// <summary>After noon, so that a twelve-hour clock without a.m. and p.m. is noticed; month, day, hour and minute all differ.</summary>
    private static readonly DateTime Probe = new(2016, 11, 29, 17, 43, 0);

    public static void Name(string name, string path)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxName || name.AsSpan().ContainsAny('[', ']'))
        {
            throw new RefusedException(new MappingValueWrong(path));
        }
    }

    public static void Some<T>(IReadOnlyList<T> items, string path)
    {
        if (items.Count == 0)
        {
            throw new RefusedException(new MappingValueWrong(path));
        }
    }

    public static void Distinct<T>(IReadOnlyList<T> items, Func<T, string> name, string path, string property)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < items.Count; i++)
        {
            if (!seen.Add(name(items[i])))
            {
                throw new RefusedException(new MappingNameTwice($"{path}[{i}]{property}", name(items[i])));
            }
        }
    }

    public static void Table(MappedTable table, string path)
    {
        Name(table.Alias, $"{path}.alias");
        Some(table.Columns, $"{path}.columns");
        Distinct(table.Columns, column => column.Name, $"{path}.columns", ".name");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            Column(table.Columns[i], $"{path}.columns[{i}]");
        }

        for (var i = 0; i < table.LastRowPer.Count; i++)
        {
            Column(table, table.LastRowPer[i], $"{path}.lastRowPer[{i}]");
        }
    }

    /// <summary>Where the column stands among the table's.</summary>
    public static int Column(MappedTable table, string name, string path)
    {
        var index = table.Columns.ToList().FindIndex(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new RefusedException(new MappingNameUnknown(path, name));
    }

    public static void Figure(string name, string unit, int decimals, string path)
    {
        Name(name, $"{path}.name");
        if (name.Length > Domain.Metrics.Reading.MetricMaxLength)
        {
            throw new RefusedException(new MappingValueWrong($"{path}.name"));
        }

        if (unit.Length > MaxName)
        {
            throw new RefusedException(new MappingValueWrong($"{path}.unit"));
        }

        if (decimals is < 0 or > MappedMetric.MaxDecimals)
        {
            throw new RefusedException(new MappingValueWrong($"{path}.decimals"));
        }
    }

    private static void Column(MappedColumn column, string path)
    {
        Name(column.Name, $"{path}.name");
        if (!NumberStyle.IsKnown(column.Numbers))
        {
            throw new RefusedException(new MappingValueWrong($"{path}.numbers"));
        }

        if (column.Type != ColumnType.Date)
        {
            if (column.Formats.Count > 0)
            {
                throw new RefusedException(new MappingPropertyOutOfPlace($"{path}.formats"));
            }

            return;
        }

        if (column.Formats.Count == 0)
        {
            throw new RefusedException(new MappingPropertyMissing($"{path}.formats"));
        }

        for (var i = 0; i < column.Formats.Count; i++)
        {
            if (!IsUsable(column.Formats[i]))
            {
                throw new RefusedException(new MappingFormatUnusable($"{path}.formats[{i}]", column.Formats[i]));
            }
        }
    }

    /// <summary>Whether a date written and read with the format keeps its year and month, and its hour where the format has one.</summary>
    private static bool IsUsable(string format)
    {
        // A time zone would move the date to the server's own zone; and one letter is a pattern of the culture's, not a form.
        if (format.Length < 2 || format.Contains('z') || format.Contains('K'))
        {
            return false;
        }

        try
        {
            var read = DateTime.ParseExact(Probe.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture);
            return (read.Year, read.Month) == (Probe.Year, Probe.Month) && (read.Hour == 0 || read.Hour == Probe.Hour);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
