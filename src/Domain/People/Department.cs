namespace PerfBot.Domain.People;

/// <summary>Identifies a <see cref="Department"/>.</summary>
public readonly record struct DepartmentId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static DepartmentId New() => new(Guid.CreateVersion7());
}

/// <summary>A part of the company. A company may have none.</summary>
public sealed class Department
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int NameMaxLength = 80;

    private Department(DepartmentId id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>The id.</summary>
    public DepartmentId Id { get; }

    /// <summary>The name; unique in the company.</summary>
    public string Name { get; private set; }

    /// <summary>Makes a department.</summary>
    public static Department Found(DepartmentId id, string name) => new(id, name);
}
