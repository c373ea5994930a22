using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PerfBot.Store;

/// <summary>
/// Appends rows that nothing reads back in the same turn: audit events and answers. Straight through ADO.NET by the model's own mappings,
/// because tracking two more objects costs a turn more than everything else it writes.
/// </summary>
/// <typeparam name="T">An entity of the model that is only ever added.</typeparam>
internal sealed class Journal<T>
    where T : class
{
    private static readonly ConcurrentDictionary<IModel, Journal<T>> ByModel = new();

    private readonly string _insert;
    private readonly (string Parameter, Func<object, object?> Read, RelationalTypeMapping Mapping, bool IsNullable)[] _columns;

    private Journal(IModel model, ISqlGenerationHelper sql)
    {
        var entity = model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var properties = entity.GetProperties().ToList();
        _columns = [.. properties.Select((p, i) => ($"@p{i}", Reader(p), p.GetRelationalTypeMapping(), p.IsNullable))];
        var names = string.Join(", ", properties.Select(p => sql.DelimitIdentifier(p.GetColumnName(table)!)));
        _insert = $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({names}) VALUES ({string.Join(", ", _columns.Select(c => c.Parameter))})";
    }

    /// <summary>The journal of the context's model.</summary>
    public static Journal<T> Of(DbContext db, ISqlGenerationHelper sql) => ByModel.GetOrAdd(db.Model, static (model, helper) => new(model, helper), sql);

    /// <summary>Appends <paramref name="row"/> within <paramref name="transaction"/>.</summary>
    public async Task AppendAsync(T row, DbTransaction transaction, CancellationToken ct)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = _insert;
        foreach (var (name, read, mapping, isNullable) in _columns)
        {
            command.Parameters.Add(mapping.CreateParameter(command, name, read(row), isNullable));
        }

        await command.ExecuteNonQueryAsync(ct);
    }

    private static Func<object, object?> Reader(IProperty property)
    {
        var getter = property.GetGetter();
        return getter.GetClrValue;
    }
}
