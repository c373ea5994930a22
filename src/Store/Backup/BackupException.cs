namespace PerfBot.Store.Backup;

/// <summary>A backup that cannot be made, read or brought back, in words for whoever runs the command.</summary>
public sealed class BackupException : Exception
{
    /// <summary>The reason.</summary>
    public BackupException(string message)
        : base(message)
    {
    }

    /// <summary>The reason, and what it comes from.</summary>
    public BackupException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
