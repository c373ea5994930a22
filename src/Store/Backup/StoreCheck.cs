using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;

namespace PerfBot.Store.Backup;

/// <summary>Looks whether a store is what it was made to be: the audit log is an unbroken chain, and nothing points to what is not there.</summary>
public static class StoreCheck
{
    /// <summary>What is pointed to, by the type of the id. Reporting lines and the like are no foreign keys where history outlives what it speaks of.</summary>
    private static readonly Dictionary<Type, Type> Targets = new Dictionary<Type, Type>
    {
        [typeof(DepartmentId)] = typeof(Department),
        [typeof(ProgrammeId)] = typeof(Programme),
        [typeof(CycleId)] = typeof(Cycle),
        [typeof(ReviewId)] = typeof(Review),
        [typeof(TaskId)] = typeof(ReviewTask),
        [typeof(EmployeeId)] = typeof(Employee),
        [typeof(AssignmentId)] = typeof(Assignment),
        [typeof(ResultId)] = typeof(Result),
        [typeof(NoticeId)] = typeof(Notice),
    };

    /// <summary>What a column points to: an entity by its key; null where it holds nothing of the kind, or is the key that others point to.</summary>
    public static IEntityType? TargetOf(IProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return Targets.TryGetValue(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, out var type) && !IsOwnKey(property, type)
            ? property.DeclaringType.Model.FindEntityType(type)
            : null;
    }

    private static bool IsOwnKey(IProperty property, Type type) => property.DeclaringType.ClrType == type && property.IsPrimaryKey();

    /// <summary>Everything that is wrong, in words for whoever looks after the store; nothing where nothing is.</summary>
    public static async Task<StoreHealth> RunAsync(ReviewDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var problems = new List<string>();
        var events = await ChainAsync(db, problems, ct);
        var rows = new List<(string Table, long Rows)>();
        foreach (var entity in db.Model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal))
        {
            rows.Add((entity.GetTableName()!, await CountAsync(db, $"SELECT COUNT(*) AS {Quote(db, "Value")} FROM {Quote(db, entity.GetTableName()!)}", ct)));
            foreach (var property in entity.GetProperties())
            {
                await OrphansAsync(db, entity, property, problems, ct);
            }
        }

        return new(events, rows, problems);
    }

    private static async Task<long> ChainAsync(ReviewDb db, List<string> problems, CancellationToken ct)
    {
        var (sequence, hash) = (0L, Array.Empty<byte>());
        await foreach (var audit in db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (audit.Sequence != sequence + 1)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"Audit log: {audit.Sequence} follows {sequence}; what was between is gone."));
            }
            else if (!audit.PreviousHash.AsSpan().SequenceEqual(hash))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"Audit log: event {audit.Sequence} does not follow the one before; one of the two was replaced."));
            }

            if (!audit.IsIntact())
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"Audit log: event {audit.Sequence} was changed."));
            }

            (sequence, hash) = (audit.Sequence, audit.Hash);
        }

        return sequence;
    }

    private static async Task OrphansAsync(ReviewDb db, IEntityType entity, IProperty property, List<string> problems, CancellationToken ct)
    {
        if (TargetOf(property) is not { } target)
        {
            return;
        }

        var (from, column) = (Quote(db, entity.GetTableName()!), Quote(db, property.GetColumnName()));
        var (to, key) = (Quote(db, target.GetTableName()!), Quote(db, target.FindPrimaryKey()!.Properties[0].GetColumnName()));
        var orphans = await CountAsync(db, $"SELECT COUNT(*) AS {Quote(db, "Value")} FROM {from} f WHERE f.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {to} t WHERE t.{key} = f.{column})", ct);
        if (orphans > 0)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{entity.GetTableName()}.{property.GetColumnName()}: {orphans} rows point to what is not in {target.GetTableName()}."));
        }
    }

    private static async Task<long> CountAsync(ReviewDb db, string sql, CancellationToken ct)
    {
#pragma warning disable EF1002 // made from the model's own names
        return (await db.Database.SqlQueryRaw<long>(sql).ToListAsync(ct))[0];
#pragma warning restore EF1002
    }

    private static string Quote(ReviewDb db, string name) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(name);
}

/// <summary>How a store is.</summary>
/// <param name="AuditEvents">How long the audit log is.</param>
/// <param name="Tables">How many rows each table has.</param>
/// <param name="Problems">Everything that is wrong.</param>
public sealed record StoreHealth(long AuditEvents, IReadOnlyList<(string Table, long Rows)> Tables, IReadOnlyList<string> Problems);
