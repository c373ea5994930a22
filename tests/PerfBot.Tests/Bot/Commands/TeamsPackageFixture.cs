using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using PerfBot.Bot.Commands;

namespace PerfBot.Tests.Bot.Commands;

/// <summary>Runs the command <c>package</c> into a folder of its own, and opens what it wrote.</summary>
public sealed class TeamsPackageFixture : IDisposable
{
    public const string BotId = "0a5d7c1e-93b4-4f0e-8a63-5d2c1f7b9e40";
    public const string ManifestId = "7f3c8a52-41de-4b1b-9a6e-2f0d5c1b8e34";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("perfbot-package-");

    /// <summary>Every setting a package needs.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Bot:AppId"] = BotId,
        ["TeamsApp:ManifestId"] = ManifestId,
        ["TeamsApp:HostName"] = "perfbot.example.com",
        ["TeamsApp:Version"] = "2.3.4",
        ["TeamsApp:DeveloperName"] = "Contoso",
        ["TeamsApp:WebsiteUrl"] = "https://example.com/perfbot",
        ["TeamsApp:PrivacyUrl"] = "https://example.com/privacy",
        ["TeamsApp:TermsOfUseUrl"] = "https://example.com/terms",
    };

    /// <summary>Where <see cref="Run"/> writes.</summary>
    public string File => Path.Combine(folder.FullName, "made", "app.zip");

    /// <summary>All the settings but one, which gets another value; null takes it away.</summary>
    public static Dictionary<string, string?> With(string key, string? value) => new(Settings) { [key] = value };

    public (int ExitCode, string Output, string Error) Run(IEnumerable<KeyValuePair<string, string?>> settings, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var code = PackageCommand.Run(args is [] ? ["package", "--out", File] : args, configuration, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The files of the package made from <paramref name="settings"/>, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Build(IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var (code, _, error) = Run(settings ?? Settings);
        Assert.Equal((0, ""), (code, error));
        using var zip = ZipFile.OpenRead(File);
        return zip.Entries.ToDictionary(entry => entry.FullName, Read);
    }

    public JsonNode Manifest(IEnumerable<KeyValuePair<string, string?>>? settings = null) => JsonNode.Parse(Build(settings)["manifest.json"])!;

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
