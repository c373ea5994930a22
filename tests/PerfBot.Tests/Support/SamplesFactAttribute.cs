namespace PerfBot.Tests.Support;

/// <summary>
/// Where the sample files of other people lie: the folder named by <c>PERFBOT_SAMPLES</c>, else <c>../shared</c> beside
/// the repository. They are never part of the repository.
/// </summary>
internal static class Samples
{
    /// <summary>The folder of the sample files, or null where it is missing.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The path of a sample under <c>data/real</c>.</summary>
    public static string Real(string file) => Path.Combine(Folder!, "data", "real", file);

    private static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable("PERFBOT_SAMPLES") is { Length: > 0 } named
            ? named
            : Repository.PathOf("..", "shared");
        return Directory.Exists(Path.Combine(folder, "data", "real")) ? Path.GetFullPath(folder) : null;
    }
}

/// <summary>A test over the sample files; it reports itself as skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SamplesFactAttribute : FactAttribute
{
    public SamplesFactAttribute()
    {
        if (Samples.Folder is null)
        {
            Skip = "The sample files are not here: set PERFBOT_SAMPLES to the folder that has data/real.";
        }
    }
}
