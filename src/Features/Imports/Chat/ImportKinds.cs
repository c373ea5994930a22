using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>What a file can be imported as, as cards carry it.</summary>
internal static class ImportKinds
{
    /// <summary>A people file.</summary>
    public const string People = "people";

    /// <summary>A readings sheet.</summary>
    public const string Sheet = "readings";

    /// <summary>A leave file.</summary>
    public const string Leave = "leave";

    private const string MappedPrefix = "readings:";

    /// <summary>Files of a mapping.</summary>
    public static string Of(ReadingMapping mapping) => MappedPrefix + mapping.Name;

    /// <summary>The mapping's name, or null for another kind.</summary>
    public static string? MappingOf(string kind) => kind.StartsWith(MappedPrefix, StringComparison.Ordinal) ? kind[MappedPrefix.Length..] : null;

    /// <summary>What people read for a kind.</summary>
    public static Bilingual NameOf(string kind, IReadOnlyList<ReadingMapping> mappings) => kind switch
    {
        People => new("People", "人员"),
        Leave => new("Leave", "请假"),
        Sheet => new("Readings sheet", "数据表"),
        _ when mappings.FirstOrDefault(mapping => Of(mapping) == kind) is { } mapping => NameOf(mapping),
        _ => Bilingual.Of(MappingOf(kind) ?? kind),
    };

    /// <summary>What people read for a mapping.</summary>
    public static Bilingual NameOf(ReadingMapping mapping) => new(mapping.En ?? mapping.Name, mapping.Zh ?? mapping.Name);
}
