using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>A calendar month: the period of a reading. Written <c>2026-01</c>.</summary>
[JsonConverter(typeof(MonthJson))]
public readonly record struct Month : IComparable<Month>
{
    private readonly int _index;

    private Month(int index) => _index = index;

    /// <summary>The month in which <paramref name="day"/> lies.</summary>
    public static Month Of(DateOnly day) => new(((day.Year - 1) * 12) + day.Month - 1);

    /// <summary>The first month whose first day is on <paramref name="day"/> or later.</summary>
    public static Month From(DateOnly day) => day.Day == 1 ? Of(day) : new(Of(day)._index + 1);

    /// <summary>Reads <c>2026-01</c>: four digits, a hyphen, two digits.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        var isMonth = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        month = isMonth ? Of(day) : default;
        return isMonth;
    }

    /// <summary>The month that lies <paramref name="months"/> later, or earlier where that is negative.</summary>
    public Month Plus(int months) => new(_index + months);

    /// <summary>Whole months from <paramref name="other"/> to this one; negative where this one is earlier.</summary>
    public int MonthsSince(Month other) => _index - other._index;

    /// <summary>Earlier months come first.</summary>
    public int CompareTo(Month other) => _index.CompareTo(other._index);

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Month left, Month right) => left._index < right._index;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Month left, Month right) => left._index > right._index;

    /// <summary>Whether <paramref name="left"/> is not later.</summary>
    public static bool operator <=(Month left, Month right) => left._index <= right._index;

    /// <summary>Whether <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(Month left, Month right) => left._index >= right._index;

    /// <summary>As <c>2026-01</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(_index / 12) + 1:0000}-{(_index % 12) + 1:00}");
}

internal sealed class MonthJson : JsonConverter<Month>
{
    public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Month.TryParse(reader.GetString(), out var month) ? month : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
