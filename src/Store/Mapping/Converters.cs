using System.Collections.ObjectModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;

namespace PerfBot.Store.Mapping;

internal sealed class EmployeeIdConverter() : ValueConverter<EmployeeId, Guid>(v => v.Value, v => new(v));

internal sealed class DepartmentIdConverter() : ValueConverter<DepartmentId, Guid>(v => v.Value, v => new(v));

internal sealed class AssignmentIdConverter() : ValueConverter<AssignmentId, Guid>(v => v.Value, v => new(v));

internal sealed class ProgrammeIdConverter() : ValueConverter<ProgrammeId, Guid>(v => v.Value, v => new(v));

internal sealed class CycleIdConverter() : ValueConverter<CycleId, Guid>(v => v.Value, v => new(v));

internal sealed class ReviewIdConverter() : ValueConverter<ReviewId, Guid>(v => v.Value, v => new(v));

internal sealed class TaskIdConverter() : ValueConverter<TaskId, Guid>(v => v.Value, v => new(v));

internal sealed class ResultIdConverter() : ValueConverter<ResultId, Guid>(v => v.Value, v => new(v));

internal sealed class NoticeIdConverter() : ValueConverter<NoticeId, Guid>(v => v.Value, v => new(v));

/// <summary>Points and shares are whole hundredths in every database: exact, ordered and summed alike everywhere.</summary>
internal sealed class PointsConverter() : ValueConverter<Points, long>(v => (long)(v.Value * 100m), v => new(v / 100m));

/// <summary>A percentage with two decimals as whole hundredths.</summary>
internal sealed class HundredthsConverter() : ValueConverter<decimal, long>(v => (long)(v * 100m), v => v / 100m);

/// <summary>Instants as UTC ticks: SQLite can then order and compare them.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(v => v.UtcTicks, v => new(v, TimeSpan.Zero));

/// <summary>Instants in UTC, whatever offset they came with.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v.ToUniversalTime());

/// <summary>Numbers as they were given: a database of fixed scale adds zeros that nobody wrote.</summary>
internal sealed class PlainDecimalConverter() : ValueConverter<decimal, decimal>(v => v, v => v / 1.0000000000000000000000000000m);
/// <summary>Short texts without line breaks, one a line.</summary>
internal sealed class LinesConverter() : ValueConverter<IReadOnlyList<string>, string>(v => string.Join('\n', v), v => Split(v))
{
    internal static string[] Split(string text) => text.Length == 0 ? [] : text.Split('\n');
}

// What a converter does is named, not captured: the compiled model writes it down as C#.

/// <summary>A value that is replaced as a whole, stored as JSON.</summary>
internal sealed class StoredAsJson<T>() : ValueConverter<T, string>(v => StoredJson.Write(v), v => StoredJson.Read<T>(v))
    where T : class;

/// <summary>Whom a cycle is for; nearly always everybody, who are one object.</summary>
internal sealed class StoredAudience() : ValueConverter<CycleAudience, string>(
    v => StoredJson.Write(v),
    v => v == StoredJson.Nothing ? CycleAudience.Everybody : StoredJson.Read<CycleAudience>(v));

/// <summary>What people decided about the lines of a review; nothing at first, which is one object.</summary>
internal sealed class StoredDecisions() : ValueConverter<IReadOnlyDictionary<string, LineDecision>, string>(
    v => StoredJson.Write(v),
    v => v == StoredJson.Nothing ? ReadOnlyDictionary<string, LineDecision>.Empty : StoredJson.Read<IReadOnlyDictionary<string, LineDecision>>(v));

/// <summary>Stored values are never changed in place, so two of them are equal exactly when they are the same object.</summary>
internal sealed class SameObjectComparer<T>() : ValueComparer<T>((a, b) => ReferenceEquals(a, b), v => v.GetHashCode(), v => v)
    where T : class;

/// <summary>How values are stored as JSON.</summary>
internal static class StoredJson
{
    /// <summary>An object in which nothing is said.</summary>
    public const string Nothing = "{}";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
