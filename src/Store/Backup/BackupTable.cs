using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PerfBot.Store.Backup;

/// <summary>A column as a backup sees it.</summary>
/// <param name="Name">Its name, the same in every database.</param>
/// <param name="Stored">The type in which this database has it.</param>
/// <param name="IsNullable">Whether it may be empty.</param>
/// <param name="Mapping">How a value becomes a parameter.</param>
internal sealed record BackupColumn(string Name, Type Stored, bool IsNullable, RelationalTypeMapping Mapping);

/// <summary>A table as a backup sees it.</summary>
/// <param name="Name">Its name, the same in every database.</param>
/// <param name="Quoted">The name in SQL.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Identity">The column that the database numbers by itself; null where none is.</param>
/// <param name="Select">SQL that reads all rows in the order of the key.</param>
/// <param name="Quote">Puts a name into SQL.</param>
internal sealed record BackupTable(string Name, string Quoted, IReadOnlyList<BackupColumn> Columns, string? Identity, string Select, Func<string, string> Quote)
{
    /// <summary>All tables of a store, each after those that its rows point to.</summary>
    public static IReadOnlyList<BackupTable> Of(ReviewDb db)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var left = db.Model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        var sorted = new List<BackupTable>();
        while (left.Count > 0)
        {
            var entity = left.First(e => e.GetForeignKeys().All(k => k.PrincipalEntityType == e || !left.Contains(k.PrincipalEntityType)));
            left.Remove(entity);
            sorted.Add(Of(entity, sql));
        }

        return sorted;
    }

    /// <summary>A command that adds a row, with a parameter for each of <paramref name="columns"/>.</summary>
    public DbCommand Insert(DbConnection connection, IReadOnlyList<BackupColumn> columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {Quoted} ({string.Join(", ", columns.Select(c => Quote(c.Name)))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Count; i++)
        {
            var parameter = columns[i].Mapping.CreateParameter(command, $"@p{i}", value: null, columns[i].IsNullable);
            if (parameter.Size > 0)
            {
                parameter.Size = -1; // whatever is as long as it is
            }

            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static BackupTable Of(IEntityType entity, ISqlGenerationHelper sql)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        string Quote(string name) => sql.DelimitIdentifier(name);
        var columns = entity.GetProperties().Select(p => Column(p, table)).OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        var key = entity.FindPrimaryKey()!.Properties.Select(p => Quote(p.GetColumnName(table)!));
        var identity = entity.GetProperties().FirstOrDefault(p => p.IsPrimaryKey() && p.ValueGenerated == ValueGenerated.OnAdd)?.GetColumnName(table);
        var quoted = sql.DelimitIdentifier(table.Name, table.Schema);
        return new(table.Name, quoted, columns, identity, $"SELECT {string.Join(", ", columns.Select(c => Quote(c.Name)))} FROM {quoted} ORDER BY {string.Join(", ", key)}", Quote);
    }

    private static BackupColumn Column(IProperty property, in StoreObjectIdentifier table)
    {
        var mapping = property.GetRelationalTypeMapping();
        var stored = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        return BackupCell.CanKeep(stored)
            ? new(property.GetColumnName(table)!, stored, property.IsColumnNullable(table), mapping)
            : throw new BackupException($"{table.Name}.{property.Name}: no backup can keep a {stored.Name}.");
    }
}
