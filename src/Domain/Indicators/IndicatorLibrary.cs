using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;

namespace PerfBot.Domain.Indicators;

/// <summary>All indicators of all roles, with the templates. Never changed; a published version makes a new library.</summary>
public sealed class IndicatorLibrary
{
    private readonly FrozenDictionary<string, Indicator> _byKey;
    private readonly FrozenDictionary<string, RoleTemplate> _templates;
    private readonly FrozenDictionary<string, ProgrammeMetric> _metrics;

    /// <summary>Brings a library together.</summary>
    /// <param name="roles">In the order in which they are offered; keys and prefixes are unique.</param>
    /// <param name="indicators">In the order in which they are offered; keys are unique.</param>
    /// <param name="templates">At most one for each role.</param>
    public IndicatorLibrary(IReadOnlyList<JobRole> roles, IReadOnlyList<Indicator> indicators, IReadOnlyList<RoleTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        Roles = roles;
        Indicators = indicators;
        Templates = templates;
        _byKey = indicators.ToFrozenDictionary(i => i.Key, StringComparer.Ordinal);
        _templates = templates.ToFrozenDictionary(t => t.Role, StringComparer.Ordinal);

        // The first to declare a metric settles what it means: built-in ones come before the company's.
        _metrics = indicators.SelectMany(i => i.Versions).OrderBy(v => !v.IsBuiltIn).SelectMany(v => v.Definition.Metrics)
            .DistinctBy(m => m.Name).ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>The roles.</summary>
    public IReadOnlyList<JobRole> Roles { get; }

    /// <summary>The indicators of all roles.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>The templates.</summary>
    public IReadOnlyList<RoleTemplate> Templates { get; }

    /// <summary>The indicator, or null.</summary>
    public Indicator? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    /// <summary>The indicator.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorNotFound"/>.</exception>
    public Indicator Get(string? key) => Find(key) ?? throw new RefusedException(new IndicatorNotFound(key ?? ""));

    /// <summary>The role.</summary>
    /// <exception cref="RefusedException"><see cref="RoleNotFound"/>.</exception>
    public JobRole RoleOf(string? key) => Roles.FirstOrDefault(r => r.Key == key) ?? throw new RefusedException(new RoleNotFound(key ?? ""));

    /// <summary>The role's template.</summary>
    public bool TryGetTemplate(string role, [NotNullWhen(true)] out RoleTemplate? template) => _templates.TryGetValue(role, out template);

    /// <summary>What a metric means throughout the library.</summary>
    public bool TryGetMetric(string name, [NotNullWhen(true)] out ProgrammeMetric? metric) => _metrics.TryGetValue(name, out metric);

    /// <summary>The indicators of a role, or of all, whose present version holds every word of <paramref name="words"/> in its key, its names, its formula or its source.</summary>
    public IReadOnlyList<Indicator> Search(string? role, string? words)
    {
        var wanted = (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. Indicators.Where(i => (string.IsNullOrEmpty(role) || i.Role.Key == role) && Array.TrueForAll(wanted, w => Holds(i, w)))];
    }

    /// <summary>The library with versions that the company published. A version of a role that no longer exists is left out.</summary>
    public IndicatorLibrary With(IEnumerable<IndicatorVersion> published)
    {
        var own = published.ToLookup(v => v.Key, StringComparer.Ordinal);
        return own.Count == 0 ? this : new(
            Roles,
            [
                .. from role in Roles
                   from indicator in Indicators.Where(i => i.Role == role).Select(i => Joined(i, own[i.Key])).Concat(OwnOf(role, own))
                   select indicator,
            ],
            Templates);
    }

    /// <summary>The next free key for an indicator of the company's own.</summary>
    public string FreeKey(JobRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var number = 1;
        while (_byKey.ContainsKey($"{role.Prefix}-C{number}"))
        {
            number++;
        }

        return $"{role.Prefix}-C{number}";
    }

    private IEnumerable<Indicator> OwnOf(JobRole role, ILookup<string, IndicatorVersion> own) =>
        own.Where(g => !_byKey.ContainsKey(g.Key) && g.Key.StartsWith(role.Prefix + "-", StringComparison.Ordinal))
            .Select(g => Indicator.Of(role, g)).OrderBy(i => i.Key.Length).ThenBy(i => i.Key, StringComparer.Ordinal);

    /// <summary>Once the company has numbered a version, that number is its own: a later built-in one of the same number is left out.</summary>
    private static Indicator Joined(Indicator indicator, IEnumerable<IndicatorVersion> own) => own.Any()
        ? Indicator.Of(indicator.Role, [.. indicator.Versions.Where(v => v.Number < own.Min(o => o.Number)), .. own])
        : indicator;

    private static bool Holds(Indicator indicator, string word)
    {
        var d = indicator.Present.Definition;
        return new[] { indicator.Key, d.Name.Zh, d.Name.En, d.Formula, d.Source.Zh, d.Source.En, d.Basis?.Zh, d.Basis?.En }
            .Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false);
    }
}
