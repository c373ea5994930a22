using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Programmes;

/// <summary>A programme in a file, as YAML or JSON.</summary>
public static class ProgrammeFile
{
    /// <summary>Whether a file's name says YAML.</summary>
    public static bool IsYaml(string name) => Path.GetExtension(name).ToUpperInvariant() is ".YAML" or ".YML";

    /// <summary>Reads a file by what its name says; JSON where it says nothing.</summary>
    /// <exception cref="RefusedException">As <see cref="ProgrammeYaml.Read"/> and <see cref="ProgrammeJson.Read(Stream, IndicatorLibrary)"/>.</exception>
    public static ProgrammeDefinition Read(string name, Stream content, IndicatorLibrary? library = null) => IsYaml(name)
        ? ProgrammeYaml.Read(StrictJson.Text(content, ProgrammeJson.MaxLength), library)
        : ProgrammeJson.Read(content, library);
}
