using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PerfBot.Store;

/// <summary>
/// Writes one row straight through ADO.NET, by the model's own names and conversions, with a command that is prepared once per connection.
/// For the few rows that every turn writes and nothing reads back in the same turn: tracking them costs more than all else that the turn does.
/// </summary>
/// <typeparam name="T">An entity of the model, or what holds some.</typeparam>
internal sealed class Statement<T>
    where T : class
{
    private readonly string _sql;
    private readonly List<Parameter> _parameters;

    // A connection serves one turn at a time, so its command does too. Null where the driver keeps statements by their text.
    private readonly ConditionalWeakTable<DbConnection, DbCommand>? _prepared;

    private Statement(string sql, List<Parameter> parameters, Dialect dialect) =>
        (_sql, _parameters, _prepared) = (sql, parameters, dialect.KeepsConnections ? [] : null);

    /// <summary>The text, as the database gets it.</summary>
    public string Sql => _sql;

    /// <summary>Adds the row.</summary>
    public static Statement<T> Insert(ReviewDb db)
    {
        var (entity, names, table) = Names(db, typeof(T));
        var columns = entity.GetProperties().ToList();
        var parameters = columns.Select((p, i) => new Parameter($"@p{i}", p.GetGetter().GetClrValue, p.GetRelationalTypeMapping(), p.IsNullable)).ToList();
        return new($"INSERT INTO {table} ({string.Join(", ", columns.Select(names))}) VALUES ({string.Join(", ", parameters.Select(p => p.Name))})", parameters, db.Dialect);
    }

    /// <summary>
    /// Replaces <paramref name="properties"/> of one of the entities that <typeparamref name="T"/> holds, where the store still has the version before:
    /// the entity raises its version by one with every change. And where it still has the others as they were read.
    /// </summary>
    /// <param name="db">A context with the model.</param>
    /// <param name="changed">The entity that is written.</param>
    /// <param name="properties">What is replaced, beside the version.</param>
    /// <param name="unchanged">Entities that the change is based on, each with its concurrency tokens.</param>
    public static Statement<T> Update<TEntity>(ReviewDb db, Func<T, TEntity> changed, IEnumerable<string> properties, params ReadOnlySpan<(Type Entity, Func<T, object> Read)> unchanged)
        where TEntity : class
    {
        var (entity, names, table) = Names(db, typeof(TEntity));
        var parameters = new List<Parameter>();
        string Equal(Func<IProperty, string> names, IProperty property, Func<T, object?> read)
        {
            var name = $"@p{parameters.Count}";
            parameters.Add(new(name, read, property.GetRelationalTypeMapping(), property.IsNullable));
            return $"{names(property)} = {name}";
        }

        Func<T, object?> Of(IProperty property, Func<T, object> row)
        {
            var getter = property.GetGetter();
            return all => getter.GetClrValue(row(all));
        }

        var version = entity.GetProperties().Single(p => p.IsConcurrencyToken);
        var isVersion = Of(version, changed);
        var set = properties.Select(p => entity.GetProperty(p)).Prepend(version).Select(p => Equal(names, p, Of(p, changed))).ToList();
        var where = entity.FindPrimaryKey()!.Properties.Select(p => Equal(names, p, Of(p, changed))).ToList();
        where.Add(Equal(names, version, all => (int)isVersion(all)! - 1));
        foreach (var (type, read) in unchanged)
        {
            var (other, columns, source) = Names(db, type);
            var same = other.GetProperties().Where(p => p.IsPrimaryKey() || p.IsConcurrencyToken).Select(p => Equal(columns, p, Of(p, read)));
            where.Add($"EXISTS (SELECT 1 FROM {source} WHERE {string.Join(" AND ", same)})");
        }

        return new($"UPDATE {table} SET {string.Join(", ", set)} WHERE {string.Join(" AND ", where)}", parameters, db.Dialect);
    }

    /// <summary>Runs within <paramref name="transaction"/>.</summary>
    /// <returns>How many rows were written.</returns>
    public async Task<int> RunAsync(T row, DbTransaction transaction, CancellationToken ct)
    {
        if (_prepared is null)
        {
            // A server's parameter takes its size from its value: none is used twice.
            await using var once = transaction.Connection!.CreateCommand();
            once.CommandText = _sql;
            once.Transaction = transaction;
            foreach (var parameter in _parameters)
            {
                once.Parameters.Add(parameter.Mapping.CreateParameter(once, parameter.Name, parameter.Read(row), parameter.IsNullable));
            }

            return await once.ExecuteNonQueryAsync(ct);
        }

        var command = _prepared.GetValue(transaction.Connection!, Prepare);
        command.Transaction = transaction;
        for (var i = 0; i < _parameters.Count; i++)
        {
            command.Parameters[i].Value = _parameters[i].ValueOf(row);
        }

        return await command.ExecuteNonQueryAsync(ct);
    }

    private DbCommand Prepare(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = _sql;
        foreach (var parameter in _parameters)
        {
            command.Parameters.Add(parameter.Mapping.CreateParameter(command, parameter.Name, value: null, parameter.IsNullable));
        }

        return command;
    }

    private static (IEntityType Entity, Func<IProperty, string> Names, string Table) Names(DbContext db, Type type)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var entity = db.Model.FindEntityType(type)!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        return (entity, p => sql.DelimitIdentifier(p.GetColumnName(table)!), sql.DelimitIdentifier(table.Name, table.Schema));
    }

    /// <summary>A value of the row on its way into the store.</summary>
    private sealed record Parameter(string Name, Func<T, object?> Read, RelationalTypeMapping Mapping, bool IsNullable)
    {
        public object ValueOf(T row)
        {
            var value = Read(row);
            return (value is not null && Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
