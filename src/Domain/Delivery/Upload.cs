using PerfBot.Domain.People;

namespace PerfBot.Domain.Delivery;

/// <summary>A file that a person sent, kept until it is imported or a day has passed.</summary>
public sealed class Upload
{
    /// <summary>The longest file name, in UTF-16 code units.</summary>
    public const int NameMaxLength = 200;

    private Upload(Guid id, EmployeeId by, string name, byte[] content, DateTimeOffset at)
    {
        Id = id;
        By = by;
        Name = name;
        Content = content;
        At = at;
    }

    /// <summary>The id.</summary>
    public Guid Id { get; }

    /// <summary>Who sent it; nobody else may use it.</summary>
    public EmployeeId By { get; }

    /// <summary>The file name.</summary>
    public string Name { get; }

    /// <summary>The bytes as they came.</summary>
    public byte[] Content { get; }

    /// <summary>When it came.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Keeps a file.</summary>
    public static Upload Keep(EmployeeId by, string name, byte[] content, DateTimeOffset at) =>
        new(Guid.CreateVersion7(), by, name.Length <= NameMaxLength ? name : name[^NameMaxLength..], content, at);
}
