using System.Globalization;

namespace PerfBot.Features.Imports;

/// <summary>What an expression gives.</summary>
internal enum ValueType
{
    Text,
    Number,
    Date,
    Truth,
}

/// <summary>One value of a row, or <see cref="Unknown"/>. Its type is known from where it stands.</summary>
internal readonly record struct RowValue
{
    /// <summary>Dates are kept as ticks, which a decimal holds exactly.</summary>
    private readonly decimal _number;

    private readonly string? _text;

    private RowValue(decimal number, string? text) => (IsKnown, _number, _text) = (true, number, text);

    public static RowValue Unknown => default;

    public bool IsKnown { get; }

    public decimal Number => _number;

    public DateTime Date => new((long)_number);

    public string Text => _text ?? "";

    public bool IsTrue => IsKnown && _number != 0;

    public bool IsFalse => IsKnown && _number == 0;

    public static RowValue Of(decimal number) => new(number, null);

    public static RowValue Of(DateTime date) => new(date.Ticks, null);

    public static RowValue Of(string text) => new(0, text);

    public static RowValue Of(bool truth) => new(truth ? 1 : 0, null);

    /// <summary>By number or date; texts have no order.</summary>
    public int CompareTo(RowValue other) => _number.CompareTo(other._number);

    /// <summary>A text that equal values, and only they, have in common.</summary>
    public string Key() => _text ?? (_number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A row of a file with the mapped columns as values.</summary>
internal sealed record SourceRow(int Number, RowValue[] Values);

/// <summary>A row of the joined tables: a source row of each, or null where a table has no partner.</summary>
internal sealed class MappedRow(SourceRow?[] parts, int derived)
{
    public SourceRow?[] Parts { get; } = parts;

    /// <summary>The derived columns, filled one after the other.</summary>
    public RowValue[] Derived { get; } = new RowValue[derived];

    public RowValue this[int table, int column] => Parts[table] is { } part ? part.Values[column] : RowValue.Unknown;
}
