namespace PerfBot.Teams.Connector;

/// <summary>Why a file was not read.</summary>
public enum DownloadRefusal
{
    /// <summary>The address is not https, or not on a host that files are read from; a redirect to one counts too.</summary>
    HostNotAllowed,

    /// <summary>The file is longer than allowed.</summary>
    TooLarge,

    /// <summary>There is a web page instead of a file: some iPhones send a sharing link. Ask the person to send the file again.</summary>
    NotAFile,

    /// <summary>The host answered with an error, or not at all; often the address has run out after some minutes.</summary>
    Unavailable,
}

/// <summary>A file that a person sent could not be read.</summary>
public sealed class DownloadRefusedException : Exception
{
    internal DownloadRefusedException(DownloadRefusal reason, Exception? inner = null)
        : base($"The file was not read: {reason}", inner) => Reason = reason;

    /// <summary>Why.</summary>
    public DownloadRefusal Reason { get; }
}
