using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfBot.Tests.Support;

/// <summary>Puts cards where the browser tests look for them: they check each one against the official schema and draw it.</summary>
internal static partial class DrawnCards
{
    private const int MostAnswered = 300;

    private static readonly string Folder = Directory.CreateDirectory(Repository.PathOf("artifacts", "cards")).FullName;
    private static readonly ConcurrentDictionary<string, bool> Answered = new();

    /// <summary>Keeps an example under its name.</summary>
    public static void Keep(string name, byte[] card) => File.WriteAllBytes(Path.Combine(Folder, $"{name}.json"), card);

    /// <summary>Keeps a card that the bot answered in some test; cards that differ by nothing but ids are kept once.</summary>
    public static void KeepAnswered(JsonElement card)
    {
        var text = card.GetRawText();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Ids().Replace(text, "id"))))[..16];
        if (Answered.Count < MostAnswered && Answered.TryAdd(name, true))
        {
            Keep($"answered-{name}", Encoding.UTF8.GetBytes(text));
        }
    }

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Ids();
}
