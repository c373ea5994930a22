using PerfBot.Domain.People;

namespace PerfBot.Domain.Metrics;

/// <summary>How files of rows become readings, as the company saved it; goes before a mapping of the same name that comes with PerfBot.</summary>
public sealed class SavedMapping
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int NameMaxLength = 120;

    private SavedMapping(string name, string json, EmployeeId? savedBy, DateTimeOffset savedAt)
    {
        Name = name;
        Json = json;
        SavedBy = savedBy;
        SavedAt = savedAt;
    }

    /// <summary>The name; unique.</summary>
    public string Name { get; }

    /// <summary>The mapping as it was written; was understood when it was saved.</summary>
    public string Json { get; private set; }

    /// <summary>Who saved it last; null for the command line.</summary>
    public EmployeeId? SavedBy { get; private set; }

    /// <summary>When it was saved last.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Saves a mapping under a new name.</summary>
    public static SavedMapping Save(string name, string json, EmployeeId? by, DateTimeOffset at) => new(name, json, by, at);

    /// <summary>Puts another text in its place.</summary>
    public void Change(string json, EmployeeId? by, DateTimeOffset at) => (Json, SavedBy, SavedAt) = (json, by, at);
}
