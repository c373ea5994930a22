using System.Buffers;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace PerfBot.Store.Backup;

/// <summary>Writes the whole store, as it is in one moment, into a sealed and compressed file, while others go on writing.</summary>
public static class BackupWriter
{
    internal const int Format = 1;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes <paramref name="file"/>, which must not exist, and reads it back; what is not whole is not left behind.</summary>
    /// <exception cref="BackupException">There is no key, or what was written does not read back.</exception>
    public static async Task<BackupManifest> WriteAsync(ReviewDb db, string file, BackupOptions options, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var secret = BackupSecret.From(options);
        var unfinished = file + ".unfinished";
        try
        {
            IReadOnlyList<BackupCount> written;
            await using (var disk = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await using (var pressed = new GZipStream(new SealingStream(disk, secret), CompressionLevel.Fastest))
                {
                    written = await WriteAsync(db, pressed, now, ct);
                }

                disk.Flush(flushToDisk: true);
            }

            var manifest = await BackupReader.CheckAsync(unfinished, options, ct);
            if (!manifest.Tables.SequenceEqual(written))
            {
                throw new BackupException("What was written does not read back.");
            }

            File.Move(unfinished, file);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<IReadOnlyList<BackupCount>> WriteAsync(ReviewDb db, Stream output, DateTimeOffset now, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = db.Database.GetDbConnection();
            var last = (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault();
            await using var snapshot = await db.Dialect.SnapshotAsync(connection, ct);
            Line(output, new BackupHead(Format, now, db.Database.ProviderName!, last));
            var counts = new List<BackupCount>();
            foreach (var table in BackupTable.Of(db))
            {
                Line(output, new BackupSection(table.Name, [.. table.Columns.Select(c => c.Name)]));
                counts.Add(await WriteAsync(table, connection, snapshot, output, ct));
            }

            Line(output, counts);
            return counts;
        }
        finally
        {
            if (!db.Dialect.KeepsConnections)
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }

    private static async Task<BackupCount> WriteAsync(BackupTable table, DbConnection connection, DbTransaction snapshot, Stream output, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // made from the model's own names
        command.CommandText = table.Select;
#pragma warning restore CA2100
        command.Transaction = snapshot;
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(line);
        long rows = 0;
        for (; await row.ReadAsync(ct); rows++)
        {
            line.ResetWrittenCount();
            json.Reset();
            json.WriteStartArray();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                BackupCell.Write(json, row, i, table.Columns[i]);
            }

            json.WriteEndArray();
            json.Flush();
            line.Write("\n"u8);
            hash.AppendData(line.WrittenSpan);
            output.Write(line.WrittenSpan);
        }

        return new(table.Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Line<T>(Stream output, T value)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(value, Json));
        output.Write("\n"u8);
    }
}
