using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PerfBot.Tests.Bot.Commands;

/// <summary>What Teams asks of a manifest (schema 1.29), checked by hand; the official schema itself is applied by the Node tests.</summary>
public sealed class TeamsManifestTests : IDisposable
{
    private readonly TeamsPackageFixture package = new();

    public void Dispose() => package.Dispose();

    [Fact]
    public void The_manifest_keeps_the_rules_of_teams() => Assert.Empty(Problems(package.Manifest(), package.Build().Keys));

    [Theory]
    [InlineData("/name/short", "A name that is far too long for Teams")]
    [InlineData("/description/short", "")]
    [InlineData("/accentColor", "blue")]
    [InlineData("/icons/color", "colour.png")]
    [InlineData("/bots/0/scopes/0", "groupchat")]
    [InlineData("/developer/privacyUrl", "http://example.com")]
    [InlineData("/localizationInfo/additionalLanguages/0/file", "fr.json")]
    [InlineData("/id", "{{ManifestId}}")]
    public void A_manifest_that_breaks_a_rule_is_found(string path, string value)
    {
        var manifest = package.Manifest();
        var steps = path[1..].Split('/');
        var parent = steps[..^1].Aggregate(manifest, Step);
        if (parent is JsonArray array)
        {
            array[0] = value;
        }
        else
        {
            parent[steps[^1]] = value;
        }

        Assert.NotEmpty(Problems(manifest, package.Build().Keys));
    }

    [Fact]
    public void The_chinese_file_translates_every_text_of_the_manifest_and_no_other()
    {
        var english = TranslatableKeys(package.Manifest());
        var chinese = JsonNode.Parse(package.Build()["zh-CN.json"])!.AsObject().Select(p => p.Key).Where(key => key != "$schema");

        Assert.Equal(english.Order(StringComparer.Ordinal), chinese.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Chinese_texts_are_chinese_and_within_the_same_limits()
    {
        var chinese = JsonNode.Parse(package.Build()["zh-CN.json"])!.AsObject();

        foreach (var (key, text) in chinese.Where(p => p.Key != "$schema").Select(p => (p.Key, (string)p.Value!)))
        {
            Assert.Matches("[\u4e00-\u9fff]", text);
            Assert.InRange(text.Length, 1, LimitOf(key));
        }
    }

    [Fact]
    public void Commands_differ_from_one_another_in_each_language()
    {
        var english = package.Manifest()["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Select(c => (string)c!["title"]!).ToArray();
        var chinese = JsonNode.Parse(package.Build()["zh-CN.json"])!.AsObject().Where(p => p.Key.EndsWith(".title", StringComparison.Ordinal)).Select(p => (string)p.Value!).ToArray();

        Assert.Equal(english.Length, english.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(chinese.Length, chinese.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_colour_icon_is_192_pixels_and_opaque()
    {
        var icon = PngImage.Read(package.Build()["color.png"]);

        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, pixel => Assert.Equal(255, pixel.Alpha));
        Assert.True(icon.Pixels.Distinct().Count() > 100, "The icon shows next to nothing.");
    }

    [Fact]
    public void The_outline_icon_is_32_pixels_white_on_transparent()
    {
        var icon = PngImage.Read(package.Build()["outline.png"]);

        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.Contains(icon.Pixels, pixel => pixel.Alpha == 255);
        Assert.True(icon.Pixels.Count(pixel => pixel.Alpha == 0) > 32 * 32 / 3, "The icon is not transparent.");
    }

    private static IEnumerable<string> Problems(JsonNode manifest, IEnumerable<string> files)
    {
        foreach (var (path, longest) in Limits)
        {
            var text = (string?)path.Split('.').Aggregate((JsonNode?)manifest, (node, step) => node?[step]) ?? "";
            if (text.Length == 0 || text.Length > longest || text.Contains("{{", StringComparison.Ordinal))
            {
                yield return $"{path} is '{text}'";
            }
        }

        foreach (var key in TranslatableKeys(manifest))
        {
            var text = (string?)key.Split('.').Aggregate((JsonNode?)manifest, Step!) ?? "";
            if (text.Length == 0 || text.Length > LimitOf(key))
            {
                yield return $"{key} is '{text}'";
            }
        }

        foreach (var url in (string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"])
        {
            if (!((string?)manifest["developer"]![url])!.StartsWith("https://", StringComparison.Ordinal))
            {
                yield return $"developer.{url} is not https";
            }
        }

        var named = new[] { manifest["icons"]!["color"], manifest["icons"]!["outline"] }
            .Concat(manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(l => l!["file"])).Select(f => (string)f!);
        foreach (var file in named.Except(files))
        {
            yield return $"{file} is not in the package";
        }

        var bot = Assert.Single(manifest["bots"]!.AsArray())!;
        if ((string?)manifest["manifestVersion"] != "1.29"
            || !Regex.IsMatch((string?)manifest["accentColor"] ?? "", "^#[0-9A-F]{6}$")
            || !Guid.TryParseExact((string?)manifest["id"], "D", out _) || !Guid.TryParseExact((string?)bot["botId"], "D", out _)
            || !bot["scopes"]!.AsArray().Select(s => (string)s!).SequenceEqual(["personal"])
            || !(bool)bot["supportsFiles"]! || bot["commandLists"]!.AsArray().Count is < 1 or > 3)
        {
            yield return "version, colour, ids, scopes, files or command lists";
        }

        if (bot["commandLists"]!.AsArray().Any(list => list!["commands"]!.AsArray().Count is < 1 or > 12))
        {
            yield return "A command list holds 1 to 12 commands";
        }
    }

    private static (string Path, int Longest)[] Limits =>
    [
        ("version", 256), ("id", 36), ("developer.name", 32), ("developer.websiteUrl", 2048), ("developer.privacyUrl", 2048),
        ("developer.termsOfUseUrl", 2048), ("icons.outline", 2048), ("icons.color", 2048), ("accentColor", 7),
    ];

    private static int LimitOf(string key) => key switch
    {
        "name.short" => 30,
        "name.full" => 100,
        "description.short" => 80,
        "description.full" => 4000,
        _ when key.EndsWith(".title", StringComparison.Ordinal) => 128,
        _ => 4000,
    };

    private static List<string> TranslatableKeys(JsonNode manifest)
    {
        var keys = new List<string> { "name.short", "name.full", "description.short", "description.full" };
        var lists = manifest["bots"]![0]!["commandLists"]!.AsArray();
        for (var list = 0; list < lists.Count; list++)
        {
            for (var command = 0; command < lists[list]!["commands"]!.AsArray().Count; command++)
            {
                keys.Add($"bots[0].commandLists[{list}].commands[{command}].title");
                keys.Add($"bots[0].commandLists[{list}].commands[{command}].description");
            }
        }

        return keys;
    }

    /// <summary>One step of a path: a name, a number, or both as in <c>commands[3]</c>.</summary>
    private static JsonNode Step(JsonNode node, string step) =>
        Regex.Match(step, @"^([a-zA-Z]*)\[?(\d*)\]?$") is not { Success: true } match ? throw new ArgumentException(step)
        : (match.Groups[1].Value, match.Groups[2].Value) switch
        {
            (var name, "") => node[name]!,
            ("", var index) => node[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]!,
            var (name, index) => node[name]![int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]!,
        };
}
