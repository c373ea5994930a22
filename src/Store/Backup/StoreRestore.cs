using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage;

namespace PerfBot.Store.Backup;

/// <summary>Brings a backup into a store that has nothing in it: all of it or nothing. The database may be another one than it was taken from.</summary>
public static class StoreRestore
{
    /// <summary>Makes the schema where it is missing, and fills it.</summary>
    /// <exception cref="BackupException">The backup is not whole, its tables are not those of this program, or the store is not empty.</exception>
    public static async Task<BackupManifest> RunAsync(ReviewDb db, string file, BackupOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var manifest = await BackupReader.CheckAsync(file, options, ct); // before anything is touched
        await db.PrepareAsync(migrate: true, () => FillAsync(db, file, options, ct), ct);
        return manifest;
    }

    private static async Task FillAsync(ReviewDb db, string file, BackupOptions options, CancellationToken ct)
    {
        var tables = BackupTable.Of(db);
        using var turn = await db.Dialect.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var into = transaction.GetDbTransaction();
        foreach (var table in tables)
        {
            await EmptyAsync(table, into, ct);
        }

        var filling = new Filling(db.Dialect, tables, into, ct);
        var manifest = await BackupReader.ReadAsync(file, options, filling.BeginAsync, filling.AddAsync, ct);
        await filling.EndAsync();
        foreach (var count in manifest.Tables)
        {
            var rows = await CountAsync(tables.Single(t => t.Name == count.Table), into, ct);
            if (rows != count.Rows)
            {
                throw new BackupException($"{count.Table} has {rows} rows after the restore, {count.Rows} in the backup.");
            }
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>What a new schema brings along gives way; anything else stays, and nothing is restored over it.</summary>
    private static async Task EmptyAsync(BackupTable table, DbTransaction into, CancellationToken ct)
    {
        if (table.Name == nameof(StoreStamp))
        {
            await RunAsync($"DELETE FROM {table.Quoted}", into, ct);
        }
        else if (await CountAsync(table, into, ct) > 0)
        {
            throw new BackupException($"The store is not empty ({table.Name} has rows): a backup is restored into a new one only.");
        }
    }

    private static async Task<long> CountAsync(BackupTable table, DbTransaction into, CancellationToken ct)
    {
        await using var command = Command($"SELECT COUNT(*) FROM {table.Quoted}", into);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task RunAsync(string sql, DbTransaction into, CancellationToken ct)
    {
        await using var command = Command(sql, into);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DbCommand Command(string sql, DbTransaction into)
    {
        var command = into.Connection!.CreateCommand();
#pragma warning disable CA2100 // made from the model's own names
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = into;
        return command;
    }

    /// <summary>Adds row after row, table after table.</summary>
    private sealed class Filling(Dialect dialect, IReadOnlyList<BackupTable> tables, DbTransaction into, CancellationToken ct)
    {
        private BackupTable? _table;
        private List<BackupColumn> _columns = [];
        private DbCommand? _insert;

        public async Task BeginAsync(BackupSection section)
        {
            await EndAsync();
            _table = tables.FirstOrDefault(t => t.Name == section.Table) ?? throw new BackupException($"This program knows no table {section.Table}: the backup is of a newer one.");
            _columns = [.. section.Columns.Select(name => _table.Columns.FirstOrDefault(c => c.Name == name) ?? throw new BackupException($"This program knows no column {section.Table}.{name}: the backup is of a newer one."))];
            if (_table.Columns.FirstOrDefault(c => !c.IsNullable && !_columns.Contains(c)) is { } missing)
            {
                throw new BackupException($"The backup is of an older program and lacks {section.Table}.{missing.Name}: restore it with that program, and let this one migrate the store.");
            }

            _insert = _table.Insert(into.Connection!, _columns);
            _insert.Transaction = into;
            if (_table.Identity is { } identity && dialect.BeforeNumbered(_table.Quoted, identity) is { Length: > 0 } before)
            {
                await RunAsync(before, into, ct);
            }
        }

        public async Task AddAsync(JsonElement row)
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                _insert!.Parameters[i].Value = BackupCell.Read(row[i], _columns[i]);
            }

            await _insert!.ExecuteNonQueryAsync(ct);
        }

        public async Task EndAsync()
        {
            if (_insert is null)
            {
                return;
            }

            await _insert.DisposeAsync();
            _insert = null;
            if (_table!.Identity is { } identity && dialect.AfterNumbered(_table.Quoted, identity) is { Length: > 0 } after)
            {
                await RunAsync(after, into, ct);
            }
        }
    }
}
