using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>A script, a style sheet or a picture of the page.</summary>
internal sealed record LocalAsset(byte[] Bytes, string ContentType, string Tag);

/// <summary>What the page loads. It is embedded, not in a web root: no other code of the host can serve it by accident.</summary>
internal static class LocalAssets
{
    private const string Prefix = "local-chat/";

    private static readonly FrozenDictionary<string, LocalAsset> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Load);

    /// <summary>Such as <c>assets/chat.js</c> or <c>lib/adaptivecards.min.js</c>; null if there is none.</summary>
    public static LocalAsset? Find(string name) => All.GetValueOrDefault(name);

    private static LocalAsset Load(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        var type = Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
        return new LocalAsset(bytes, type, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }
}
