using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Indicators;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Programmes;

/// <summary>The programmes that come with PerfBot, to run as they are or to start one's own from.</summary>
public static class BuiltinProgrammes
{
    /// <summary>Where they are among the resources; the rest of the name is the key and <c>.json</c>.</summary>
    internal const string Folder = "Programmes/";

    /// <summary>Where those are that have stages of their own and everything else from the first of <see cref="Keys"/>.</summary>
    internal const string FlowFolder = "Flows/";

    /// <summary>The keys in the order in which they are offered.</summary>
    internal static readonly IReadOnlyList<string> Keys = ["standard", "order-sales", "ticket-support"];

    /// <summary>The keys of the other flows with the plans of the standard one, offered after those.</summary>
    internal static readonly IReadOnlyList<string> FlowKeys = ["five-step", "full"];

    /// <summary>Differs between two builds whose programmes, or what reads them, differ.</summary>
    public static string Build => typeof(BuiltinProgrammes).Module.ModuleVersionId.ToString("N");

    /// <summary>Reads and checks all of them, in the order of <see cref="Keys"/> and <see cref="FlowKeys"/>.</summary>
    public static IReadOnlyList<ProgrammeDefinition> Load()
    {
        List<ProgrammeDefinition> programmes = [.. Keys.Select(Load)];
        return [.. programmes, .. FlowKeys.Select(key => Load(key, programmes[0]))];
    }

    private static ProgrammeDefinition Load(string key)
    {
        using var json = Open($"{Folder}{key}.json");
        return ProgrammeJson.Read(json);
    }

    private static ProgrammeDefinition Load(string key, ProgrammeDefinition standard)
    {
        using var json = Open($"{FlowFolder}{key}.json");
        var flow = StrictJson.Read<Flow>(StrictJson.Text(json, ProgrammeJson.MaxLength));
        var definition = standard with { Key = flow.Key, Name = flow.Name, Stages = flow.Stages };
        ProgrammeCheck.Run(definition, BuiltinIndicators.Library);
        return definition;
    }

    private static Stream Open(string name) =>
        typeof(BuiltinProgrammes).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The programme {name} was not built in.");

    private sealed record Flow(string Key, Bilingual Name, IReadOnlyList<Stage> Stages);
}
