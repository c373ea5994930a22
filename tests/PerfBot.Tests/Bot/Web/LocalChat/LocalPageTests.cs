using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PerfBot.Bot.Web.LocalChat;

namespace PerfBot.Tests.Bot.Web.LocalChat;

/// <summary>The page as the server sends it.</summary>
public sealed partial class LocalPageTests(SharedLocalChat shared) : IClassFixture<SharedLocalChat>
{
    private static readonly string[] Scripts =
        ["api.js", "card.js", "chat.js", "composer.js", "dom.js", "file.js", "host-config.js", "markdown.js", "people.js", "start.js", "texts.js", "transcript.js"];

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "本地聊天")]
    [InlineData("en-GB,en;q=0.9", "en-US", "local chat")]
    [InlineData("fr-FR,zh-TW;q=0.8,en;q=0.7", "zh-CN", "本地聊天")]
    [InlineData("fr-FR", "en-US", "local chat")]
    public async Task It_is_first_shown_in_the_language_of_the_browser(string accepted, string language, string said)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept-Language", accepted);

        using var response = await shared.Host.Page.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains(said, WebUtility.HtmlDecode(Title().Match(page).Groups[1].Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_runs_on_it_but_what_this_process_serves()
    {
        using var response = await shared.Host.Page.GetAsync("/");

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var page = await response.Content.ReadAsStringAsync();
        Assert.All(ScriptTag().Matches(page), tag => Assert.Matches("src=\"/(lib|local)/|type=\"application/json\"", tag.Value));
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_it_loads_is_there()
    {
        var page = await shared.Host.Page.GetStringAsync("/");
        var loaded = Loaded().Matches(page).Select(m => m.Groups[1].Value).Concat(Scripts.Select(s => $"/local/assets/{s}")).Distinct().ToList();
        Assert.True(loaded.Count > Scripts.Length);

        foreach (var path in loaded)
        {
            using var response = await shared.Host.Page.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEqual("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData("/local/assets/..%2Fchat.js")]
    [InlineData("/local/assets/nothing.js")]
    [InlineData("/lib/package.json")]
    public async Task Nothing_else_is(string path)
    {
        using var response = await shared.Host.Page.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Every_text_that_a_script_says_exists_and_every_text_is_said()
    {
        var texts = new LocalChatTexts(isChinese: false);
        var page = File.ReadAllText(Path.Combine(Sources(), "LocalChatPage.razor"));
        var scripts = string.Concat(Scripts.Select(s => Encoding.UTF8.GetString(LocalAssets.Find($"assets/{s}")!.Bytes)));

        var said = SaidByScript().Matches(scripts).Concat(SaidByPage().Matches(page))
            .SelectMany(m => m.Groups.Values.Skip(1))
            .Where(key => key.Success)
            .Select(key => key.Value)
            .Concat(["hr", "manager", "employee"]) // by the name of the role
            .ToHashSet();

        Assert.Equal(texts.Keys.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_has_words_in_both_languages_and_the_same_gaps()
    {
        var (english, chinese) = (new LocalChatTexts(isChinese: false), new LocalChatTexts(isChinese: true));

        Assert.All(english.Keys, key =>
        {
            Assert.Matches(@"[\u4e00-\u9fff]", chinese[key]);
            Assert.DoesNotMatch(@"[\u4e00-\u9fff]", english[key]);
            Assert.Equal(
                Gap().Matches(english[key]).Select(m => m.Value).Order(StringComparer.Ordinal),
                Gap().Matches(chinese[key]).Select(m => m.Value).Order(StringComparer.Ordinal));
        });
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PerfBot.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "src", "Bot", "Web", "LocalChat");
    }

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptTag();

    [GeneratedRegex("(?:src|href)=\"(/[^\"]+)\"")]
    private static partial Regex Loaded();

    [GeneratedRegex(@"\bt\((?:\w+ \? )?""(\w+)""(?: : ""(\w+)"")?")]
    private static partial Regex SaidByScript();

    [GeneratedRegex(@"Texts\[""(\w+)""\]")]
    private static partial Regex SaidByPage();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Gap();
}
