using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace PerfBot.Store.Backup;

/// <summary>How a value of the store is written in a backup: alike for every database.</summary>
internal static class BackupCell
{
    /// <summary>Whether values of this stored type can be kept.</summary>
    public static bool CanKeep(Type stored) =>
        stored == typeof(Guid) || stored == typeof(string) || stored == typeof(bool) || stored == typeof(int) || stored == typeof(long) || stored == typeof(decimal)
        || stored == typeof(byte[]) || stored == typeof(DateOnly) || stored == typeof(TimeOnly) || stored == typeof(TimeSpan) || stored == typeof(double) || stored == typeof(DateTimeOffset);

    /// <summary>Writes the value in <paramref name="column"/> of the row that <paramref name="row"/> stands on.</summary>
    public static void Write(Utf8JsonWriter json, DbDataReader row, int index, BackupColumn column)
    {
        if (row.IsDBNull(index))
        {
            json.WriteNullValue();
            return;
        }

        var stored = column.Stored;
        if (stored == typeof(DateTimeOffset))
        {
            json.WriteNumberValue(row.GetFieldValue<DateTimeOffset>(index).UtcTicks); // as SQLite keeps it
        }
        else if (stored == typeof(long))
        {
            json.WriteNumberValue(row.GetInt64(index));
        }
        else if (stored == typeof(int))
        {
            json.WriteNumberValue(row.GetInt32(index));
        }
        else if (stored == typeof(bool))
        {
            json.WriteBooleanValue(row.GetBoolean(index));
        }
        else if (stored == typeof(Guid))
        {
            json.WriteStringValue(row.GetGuid(index));
        }
        else if (stored == typeof(byte[]))
        {
            json.WriteBase64StringValue(row.GetFieldValue<byte[]>(index));
        }
        else if (stored == typeof(decimal))
        {
            json.WriteStringValue((row.GetDecimal(index) / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
        }
        else if (stored == typeof(DateOnly))
        {
            json.WriteStringValue(row.GetFieldValue<DateOnly>(index).ToString("O", CultureInfo.InvariantCulture));
        }
        else if (stored == typeof(TimeOnly))
        {
            json.WriteStringValue(row.GetFieldValue<TimeOnly>(index).ToString("O", CultureInfo.InvariantCulture));
        }
        else if (stored == typeof(TimeSpan))
        {
            json.WriteNumberValue(row.GetFieldValue<TimeSpan>(index).Ticks);
        }
        else if (stored == typeof(double))
        {
            json.WriteNumberValue(row.GetDouble(index));
        }
        else
        {
            json.WriteStringValue(row.GetString(index));
        }
    }

    /// <summary>The value as the database of <paramref name="column"/> takes it.</summary>
    public static object Read(JsonElement json, BackupColumn column) => json.ValueKind == JsonValueKind.Null ? DBNull.Value : column.Stored switch
    {
        var t when t == typeof(DateTimeOffset) => new DateTimeOffset(json.GetInt64(), TimeSpan.Zero),
        var t when t == typeof(long) => json.GetInt64(),
        var t when t == typeof(int) => json.GetInt32(),
        var t when t == typeof(bool) => json.GetBoolean(),
        var t when t == typeof(Guid) => json.GetGuid(),
        var t when t == typeof(byte[]) => json.GetBytesFromBase64(),
        var t when t == typeof(decimal) => decimal.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        var t when t == typeof(DateOnly) => DateOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture),
        var t when t == typeof(TimeOnly) => TimeOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture),
        var t when t == typeof(TimeSpan) => TimeSpan.FromTicks(json.GetInt64()),
        var t when t == typeof(double) => json.GetDouble(),
        _ => json.GetString()!,
    };
}
