using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Indicators;

/// <summary>A kind of work that has indicators of its own, such as technical support (技术支持).</summary>
/// <remarks>An indicator belongs to one role: the same Chinese name may have another formula and another target in another role.</remarks>
/// <param name="Key">Names the role in files and buttons; lower-case letters and hyphens.</param>
/// <param name="Prefix">Begins the keys of its indicators, before a hyphen: <c>TS</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="Positions">The positions of people who do this work, compared without regard to case.</param>
public sealed record JobRole(string Key, string Prefix, Bilingual Name, IReadOnlyList<string> Positions)
{
    /// <summary>Whether somebody in <paramref name="position"/> does this work.</summary>
    public bool Holds(string position) => Positions.Contains(position, StringComparer.OrdinalIgnoreCase);
}
