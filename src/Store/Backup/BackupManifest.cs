namespace PerfBot.Store.Backup;

/// <summary>The first line of a backup.</summary>
/// <param name="Format">The version of the lines' form.</param>
/// <param name="TakenAt">When the snapshot was taken.</param>
/// <param name="Provider">The database it comes from.</param>
/// <param name="Migration">The last migration there.</param>
public sealed record BackupHead(int Format, DateTimeOffset TakenAt, string Provider, string? Migration);

/// <summary>The line before a table's rows.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Columns">Its columns; each row is a list of their values.</param>
public sealed record BackupSection(string Table, IReadOnlyList<string> Columns);

/// <summary>What a backup says about a table in its last line.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Hash">The SHA-256 of its lines, in hexadecimal.</param>
public sealed record BackupCount(string Table, long Rows, string Hash);

/// <summary>A backup that was read from its beginning to its end, and found to be what it says it is.</summary>
/// <param name="Head">Its first line.</param>
/// <param name="Tables">Its tables.</param>
public sealed record BackupManifest(BackupHead Head, IReadOnlyList<BackupCount> Tables)
{
    /// <summary>All rows.</summary>
    public long Rows => Tables.Sum(t => t.Rows);
}
