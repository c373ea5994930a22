using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Indicators;

/// <summary>One file of the library: a role with its indicators and the plan to start from.</summary>
internal sealed record RoleFile
{
    /// <summary>The role's key; also the file's name.</summary>
    public required string Key { get; init; }

    /// <summary>Begins the keys of its indicators.</summary>
    public required string Prefix { get; init; }

    /// <summary>What people read.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The positions of people who do this work.</summary>
    public required IReadOnlyList<string> Positions { get; init; }

    /// <summary>In the order in which they are offered.</summary>
    public required IReadOnlyList<IndicatorEntry> Indicators { get; init; }

    /// <summary>The sections of the role's template; null where the role has none.</summary>
    public IReadOnlyList<TemplateSection>? Template { get; init; }
}

/// <summary>An indicator in a file.</summary>
internal sealed record IndicatorEntry
{
    /// <summary>Begins with the role's prefix and a hyphen.</summary>
    public required string Key { get; init; }

    /// <summary>The number of the version that is offered; null for the newest.</summary>
    public int? Offered { get; init; }

    /// <summary>From version 1 on. A version is never changed once it was shipped.</summary>
    public required IReadOnlyList<IndicatorDefinition> Versions { get; init; }
}
