using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfBot.Tests.Support;

/// <summary>Compares JSON with an approved file. <c>UPDATE_SNAPSHOTS=1</c> approves what it sees.</summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Compares with <c>tests/PerfBot.Tests/Cards/Approved/NAME.json</c>.</summary>
    public static void Matches(byte[] card, string name)
    {
        var file = Repository.PathOf("tests", "PerfBot.Tests", "Cards", "Approved", $"{name}.json");
        var text = JsonSerializer.Serialize(JsonElement.Parse(card), Pretty) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"Not approved yet: {file}. Run the tests with UPDATE_SNAPSHOTS=1 and look at the new file.");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
