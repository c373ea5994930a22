using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Indicators;

/// <summary>The indicators that come with PerfBot: one file for each role, read and checked once.</summary>
internal static class BuiltinIndicators
{
    /// <summary>Where the files are among the resources; the rest of the name is the role's key and <c>.json</c>.</summary>
    internal const string Folder = "Indicators/";

    /// <summary>The longest file, in UTF-16 code units.</summary>
    private const int MaxLength = 200_000;

    /// <summary>The roles in the order in which they are offered.</summary>
    internal static readonly IReadOnlyList<string> Roles =
    [
        "tech-support", "commercial", "business-development", "administration", "human-resources", "sales", "marketing", "market-operations",
        "customer-success", "office", "field",
    ];

    private static readonly Lazy<IndicatorLibrary> Read = new(() => Load([.. Roles.Select(role => ($"{role}.json", TextOf(role)))]));

    /// <summary>All of them. The host reads it when it starts, because the programmes that it publishes refer to it.</summary>
    /// <exception cref="InvalidOperationException">A file cannot be read, or contradicts itself or another one; names the file and the place.</exception>
    public static IndicatorLibrary Library => Read.Value;

    /// <summary>Makes a library of files and checks all of it.</summary>
    /// <param name="files">Each with its name.</param>
    /// <exception cref="InvalidOperationException">As <see cref="Library"/>.</exception>
    internal static IndicatorLibrary Load(IReadOnlyList<(string Name, string Json)> files)
    {
        var roles = new List<JobRole>();
        var indicators = new List<Indicator>();
        var templates = new List<RoleTemplate>();
        foreach (var (name, json) in files)
        {
            var file = In(name, "$", () => StrictJson.Read<RoleFile>(json));
            var role = new JobRole(file.Key, file.Prefix, file.Name, file.Positions);
            roles.Add(role);
            indicators.AddRange(file.Indicators.Select((entry, i) => Entry(name, role, entry, $"$.indicators[{i}]")));
            if (file.Template is { } sections)
            {
                templates.Add(new(role.Key, sections));
            }
        }

        if (indicators.CountBy(i => i.Key).FirstOrDefault(k => k.Value > 1) is { Key: { } twice })
        {
            throw new InvalidOperationException($"The indicators cannot be used: {twice} is there twice.");
        }

        var library = new IndicatorLibrary(roles, indicators, templates);
        Check(library, files);
        return library;
    }

    private static Indicator Entry(string file, JobRole role, IndicatorEntry entry, string path)
    {
        var versions = entry.Versions.Select((definition, v) =>
            In(file, $"{path}.versions[{v}]", () => IndicatorVersion.BuiltIn(entry.Key, v + 1, definition))).ToList();
        return In(file, path, () => versions.Count > 0 ? Indicator.Of(role, versions, entry.Offered) : throw StrictJson.Unreadable($"{path}.versions", "[{…}]", "[]"));
    }

    private static void Check(IndicatorLibrary library, IReadOnlyList<(string Name, string Json)> files)
    {
        var fileOf = library.Roles.Zip(files).ToDictionary(f => f.First.Key, f => f.Second.Name, StringComparer.Ordinal);
        var wrong = library.Indicators.SelectMany(i => i.Versions.SelectMany(v => Problems(library, v.Definition)
                .Select(p => (i.Role, p with { Path = $"{v.Key}, version {v.Number}, {p.Path}" }))))
            .Concat(library.Templates.SelectMany(t => LibraryCheck.Template(library, t).Select(p => (Role: library.RoleOf(t.Role), p with { Path = $"$.template.{p.Path}" }))));
        foreach (var (role, problem) in wrong.Take(1))
        {
            throw Wrong(fileOf[role.Key], problem.Path, problem.Refusal);
        }
    }

    private static IEnumerable<Problem> Problems(IndicatorLibrary library, IndicatorDefinition definition) =>
        LibraryCheck.Metrics(library, definition)
            .Concat(definition.Excludes.Where(other => library.Find(other) is null).Select(other => new Problem("excludes", new IndicatorNotFound(other))));

    private static string TextOf(string role)
    {
        using var json = typeof(BuiltinIndicators).Assembly.GetManifestResourceStream($"{Folder}{role}.json")
            ?? throw new InvalidOperationException($"The indicators of the role {role} were not built in.");
        return StrictJson.Text(json, MaxLength);
    }

    private static T In<T>(string file, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RefusedException refused)
        {
            throw refused.Refusal switch
            {
                DocumentUnreadable r => new InvalidOperationException($"The indicators in {file} cannot be read at {r.Path}: expected {r.Expected}, found {r.Got}.", refused),
                IndicatorWrong r => Wrong(file, $"{path}.{r.Problems[0].Path}", r.Problems[0].Refusal),
                var other => Wrong(file, path, other),
            };
        }
    }

    private static InvalidOperationException Wrong(string file, string path, Refusal refusal) =>
        new($"The indicators in {file} cannot be used, {path}: {refusal}");
}
