using PerfBot.Domain.Programmes;

namespace PerfBot.Features.Programmes;

/// <summary>The programmes that come with PerfBot, to run as they are or to start one's own from.</summary>
public static class BuiltinProgrammes
{
    /// <summary>Where they are among the resources; the rest of the name is the key and <c>.json</c>.</summary>
    internal const string Folder = "Programmes/";

    /// <summary>The keys in the order in which they are offered.</summary>
    internal static readonly IReadOnlyList<string> Keys = ["standard", "order-sales", "ticket-support"];

    /// <summary>Reads and checks all of them, in the order of <see cref="Keys"/>.</summary>
    public static IReadOnlyList<ProgrammeDefinition> Load() => [.. Keys.Select(Load)];

    private static ProgrammeDefinition Load(string key)
    {
        using var json = typeof(BuiltinProgrammes).Assembly.GetManifestResourceStream($"{Folder}{key}.json")
            ?? throw new InvalidOperationException($"The programme {key} was not built in.");
        return ProgrammeJson.Read(json);
    }
}
