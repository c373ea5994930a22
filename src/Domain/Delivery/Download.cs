using PerfBot.Domain.People;

namespace PerfBot.Domain.Delivery;

/// <summary>A file that was made for one person, to be fetched by a link for a short while. The link's secret is not stored, only its hash.</summary>
public sealed class Download
{
    /// <summary>The longest file name, in UTF-16 code units.</summary>
    public const int NameMaxLength = 120;

    /// <summary>How long the link works, in minutes.</summary>
    public const int Minutes = 15;

    private Download(byte[] id, EmployeeId by, string name, byte[] content, DateTimeOffset at)
    {
        Id = id;
        By = by;
        Name = name;
        Content = content;
        At = at;
    }

    /// <summary>The SHA-256 of the link's secret.</summary>
    public byte[] Id { get; }

    /// <summary>Who asked for it.</summary>
    public EmployeeId By { get; }

    /// <summary>The file name.</summary>
    public string Name { get; }

    /// <summary>The bytes.</summary>
    public byte[] Content { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Keeps a file for a while.</summary>
    public static Download Keep(byte[] id, EmployeeId by, string name, byte[] content, DateTimeOffset at) => new(id, by, name, content, at);
}
