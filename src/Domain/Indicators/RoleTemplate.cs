using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Indicators;

/// <summary>A plan to start from for the people of one role: which versions of which indicators count how much.</summary>
/// <param name="Role">The key of the role.</param>
/// <param name="Sections">Their weights sum to 100.</param>
public sealed record RoleTemplate(string Role, IReadOnlyList<TemplateSection> Sections)
{
    /// <summary>All lines in order.</summary>
    public IEnumerable<TemplateLine> Lines => Sections.SelectMany(s => s.Lines);
}

/// <summary>A part of a template.</summary>
/// <param name="Name">What people read above the lines.</param>
/// <param name="Weight">Its percentage of the plan.</param>
/// <param name="Lines">Their weights sum to 100.</param>
public sealed record TemplateSection(Bilingual Name, decimal Weight, IReadOnlyList<TemplateLine> Lines);

/// <summary>A line of a template.</summary>
/// <param name="Indicator">The indicator's key.</param>
/// <param name="Version">Which version.</param>
/// <param name="Weight">Its percentage of the section; 0 for a line that is only information.</param>
public sealed record TemplateLine(string Indicator, int Version, decimal Weight);
