using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PerfBot.Store.Backup;

/// <summary>Reads a backup from its beginning to its end.</summary>
public static class BackupReader
{
    /// <summary>Checks that a backup opens, is whole, and has the rows that it says it has.</summary>
    /// <exception cref="BackupException">It is not.</exception>
    public static Task<BackupManifest> CheckAsync(string file, BackupOptions options, CancellationToken ct) =>
        ReadAsync(file, options, _ => Task.CompletedTask, _ => Task.CompletedTask, ct);

    /// <summary>The same, and gives out what it reads on the way.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="options">What opens it.</param>
    /// <param name="section">Is told each table.</param>
    /// <param name="row">Is given each row of it.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task<BackupManifest> ReadAsync(string file, BackupOptions options, Func<BackupSection, Task> section, Func<JsonElement, Task> row, CancellationToken ct)
    {
        var secret = BackupSecret.From(options);
        try
        {
            await using var disk = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            await using var pressed = new GZipStream(new UnsealingStream(disk, secret), CompressionMode.Decompress);
            using var lines = new StreamReader(pressed, Encoding.UTF8);
            return await ReadAsync(lines, section, row, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            throw new BackupException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static async Task<BackupManifest> ReadAsync(StreamReader lines, Func<BackupSection, Task> section, Func<JsonElement, Task> row, CancellationToken ct)
    {
        var head = Parse<BackupHead>(await lines.ReadLineAsync(ct));
        if (head.Format != BackupWriter.Format)
        {
            throw new BackupException($"The backup is of form {head.Format}; this program reads form {BackupWriter.Format}.");
        }

        var counts = new List<BackupCount>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string? table = null;
        long rows = 0;
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var isSection = json.RootElement.ValueKind == JsonValueKind.Object;
            var isEnd = !isSection && json.RootElement.GetArrayLength() > 0 && json.RootElement[0].ValueKind == JsonValueKind.Object;
            if (!isSection && !isEnd)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
                rows++;
                await row(json.RootElement);
                continue;
            }

            if (table is not null)
            {
                counts.Add(new(table, rows, Convert.ToHexStringLower(hash.GetHashAndReset())));
            }

            if (isEnd)
            {
                return counts.SequenceEqual(Parse<List<BackupCount>>(line))
                    ? new(head, counts)
                    : throw new BackupException("The backup does not have the rows that it says it has.");
            }

            var next = Parse<BackupSection>(line);
            (table, rows) = (next.Table, 0);
            await section(next);
        }

        throw new BackupException("The backup ends too soon.");
    }

    private static T Parse<T>(string? line) => JsonSerializer.Deserialize<T>(line ?? "null", BackupWriter.Json) ?? throw new BackupException("The backup ends too soon.");
}
