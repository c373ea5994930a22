using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using PerfBot.Bot.Options;

namespace PerfBot.Bot.Commands;

/// <summary>The zip that an administrator uploads to Teams: the manifest, its language files and its icons, all in the root.</summary>
/// <remarks>The files come from <c>manifest/</c> and travel inside the assembly, so a published bot can build its package too.</remarks>
internal static partial class TeamsPackage
{
    private const string Folder = "manifest/";

    // The first moment that a zip can hold. The same configuration gives the same bytes, so a package can be compared.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The zip's bytes; <paramref name="options"/> must have no problems.</summary>
    public static byte[] Build(TeamsAppOptions options)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Files(options))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression); // 20 kB: how well zlib packs them may change
                entry.LastWriteTime = Timestamp;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static IEnumerable<(string Name, byte[] Content)> Files(TeamsAppOptions options)
    {
        var assembly = typeof(TeamsPackage).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var name = resource[Folder.Length..];
            yield return (name, Path.GetExtension(name) == ".json" ? Encoding.UTF8.GetBytes(Fill(Encoding.UTF8.GetString(copy.ToArray()), options)) : copy.ToArray());
        }
    }

    private static string Fill(string template, TeamsAppOptions options) => Placeholder().Replace(template, match =>
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(ValueOf(match.Groups[1].Value, options)));

    private static string ValueOf(string placeholder, TeamsAppOptions options) => placeholder switch
    {
        nameof(TeamsAppOptions.ManifestId) => options.ManifestId,
        nameof(TeamsAppOptions.BotId) => options.BotId,
        nameof(TeamsAppOptions.HostName) => options.HostName,
        nameof(TeamsAppOptions.Version) => options.Version,
        nameof(TeamsAppOptions.DeveloperName) => options.DeveloperName,
        nameof(TeamsAppOptions.WebsiteUrl) => options.WebsiteUrl,
        nameof(TeamsAppOptions.PrivacyUrl) => options.PrivacyUrl,
        nameof(TeamsAppOptions.TermsOfUseUrl) => options.TermsOfUseUrl,
        _ => throw new InvalidOperationException($"The manifest asks for {{{{{placeholder}}}}}, which no setting fills."),
    };

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Placeholder();
}
