namespace PerfBot.Tests.Support;

/// <summary>Where the sources of the build under test are: the tests look into files that are no part of an assembly.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find() ?? throw new InvalidOperationException("The tests run outside their repository.");

    /// <summary>A file or folder below it.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every C# file below a folder that a person wrote: not what the build or a tool makes.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        from file in Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
            && !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal)
            && !path.Contains("/Compiled/", StringComparison.Ordinal)
        select path;

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PerfBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
