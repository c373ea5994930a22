namespace PerfBot.Features.Imports;

/// <summary>The mappings that come with PerfBot, to use or to start one's own from.</summary>
public static class ShippedMappings
{
    private const string Folder = "Mappings/";

    /// <summary>The names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(ShippedMappings).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .Select(resource => Path.GetFileNameWithoutExtension(resource[Folder.Length..]))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The JSON of the mapping <paramref name="name"/>, or null where there is none.</summary>
    public static string? Json(string name)
    {
        using var resource = typeof(ShippedMappings).Assembly.GetManifestResourceStream($"{Folder}{name}.json");
        if (resource is null)
        {
            return null;
        }

        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    /// <summary>The mapping <paramref name="name"/>, or null where there is none.</summary>
    public static ReadingMapping? Find(string name) => Json(name) is { } json ? ReadingMapping.Parse(json) : null;
}
