using System.ComponentModel.DataAnnotations;

namespace PerfBot.Store.Backup;

/// <summary>Where backups are kept, what seals them and how long they stay. Section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Backup";

    /// <summary>The folder of the backups, made where it is missing; relative to the working directory. Default <c>backups</c>.</summary>
    [Required]
    public string Folder { get; set; } = "backups";

    /// <summary>A file with at least 32 random bytes that seals backups; this or a passphrase, never both. None by default. Without it, its backups cannot be read.</summary>
    // No rule: the commands that need one of the two say so.
    public string? KeyFile { get; set; }

    /// <summary>A passphrase that seals backups, at least 12 characters; this or a key file, never both. None by default. Without it, its backups cannot be read.</summary>
    [MinLength(12)]
    public string? Passphrase { get; set; }

    /// <summary>For how many days with a backup the day's last one stays, 1 to 1000. Default 7.</summary>
    [Range(1, 1000)]
    public int KeepDaily { get; set; } = 7;

    /// <summary>For how many weeks with a backup the week's last one stays, 0 to 1000. Default 5.</summary>
    [Range(0, 1000)]
    public int KeepWeekly { get; set; } = 5;

    /// <summary>For how many months with a backup the month's last one stays, 0 to 1000. Default 12.</summary>
    [Range(0, 1000)]
    public int KeepMonthly { get; set; } = 12;
}
