using System.Text.Json;
using PerfBot.Bot.Turns;
using PerfBot.Features;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Architecture;

/// <summary>What Teams offers as a command is what the bot understands, in both languages.</summary>
public sealed class CommandTests
{
    [Fact]
    public void Every_command_of_the_manifest_is_a_phrase_of_the_bot() => Rule.Holds(Unknown(English()));

    [Fact]
    public void Every_chinese_command_is_a_phrase_of_the_bot() => Rule.Holds(Unknown(Chinese()));

    [Fact]
    public void A_command_leads_to_the_same_in_both_languages()
    {
        var router = new Router(Handlers.All);

        Assert.Equal(English().Select(router.FindPhrase), Chinese().Select(router.FindPhrase));
    }

    [Fact]
    public void A_command_that_is_no_phrase_is_found() => Assert.Equal(["my salary"], Unknown(["help", "my salary"]));

    private static IEnumerable<string> Unknown(IEnumerable<string> commands) => commands.Except(Handlers.All.SelectMany(h => h.Phrases));

    private static IEnumerable<string> English() => Read("manifest.json").GetProperty("bots")[0].GetProperty("commandLists")[0].GetProperty("commands")
        .EnumerateArray().Select(c => c.GetProperty("title").GetString()!);

    private static IEnumerable<string> Chinese() => English().Select((_, i) => Read("zh-CN.json").GetProperty($"bots[0].commandLists[0].commands[{i}].title").GetString()!);

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllText(Repository.PathOf("manifest", file)));
}
