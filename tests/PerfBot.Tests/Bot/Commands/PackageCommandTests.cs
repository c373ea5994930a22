using System.IO.Compression;
using System.Text;

namespace PerfBot.Tests.Bot.Commands;

public sealed class PackageCommandTests : IDisposable
{
    private readonly TeamsPackageFixture package = new();

    public void Dispose() => package.Dispose();

    [Fact]
    public void The_package_holds_the_manifest_its_language_file_and_its_icons_in_the_root() =>
        Assert.Equal(["color.png", "manifest.json", "outline.png", "zh-CN.json"], package.Build().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_same_settings_give_the_same_bytes()
    {
        package.Build();
        var first = File.ReadAllBytes(package.File);
        package.Build();

        Assert.Equal(first, File.ReadAllBytes(package.File));
        using var zip = ZipFile.OpenRead(package.File);
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void Every_placeholder_is_filled_from_the_settings()
    {
        var files = package.Build();

        var manifest = package.Manifest();
        Assert.Equal(TeamsPackageFixture.ManifestId, (string?)manifest["id"]);
        Assert.Equal(TeamsPackageFixture.BotId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(TeamsPackageFixture.BotId, (string?)manifest["webApplicationInfo"]!["id"]);
        Assert.Equal($"api://botid-{TeamsPackageFixture.BotId}", (string?)manifest["webApplicationInfo"]!["resource"]);
        Assert.Equal("perfbot.example.com", (string?)manifest["validDomains"]![0]);
        Assert.Equal("2.3.4", (string?)manifest["version"]);
        Assert.Equal("Contoso", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://example.com/perfbot", (string?)manifest["developer"]!["websiteUrl"]);
        Assert.Equal("https://example.com/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal("https://example.com/terms", (string?)manifest["developer"]!["termsOfUseUrl"]);
        Assert.All(files.Where(f => f.Key.EndsWith(".json", StringComparison.Ordinal)), f => Assert.DoesNotContain("{{", Encoding.UTF8.GetString(f.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_with_quotes_stays_one_value()
    {
        var manifest = package.Manifest(TeamsPackageFixture.With("TeamsApp:DeveloperName", "\"绩效\", \"id\": \"\\"));

        Assert.Equal("\"绩效\", \"id\": \"\\", (string?)manifest["developer"]!["name"]);
        Assert.Equal(TeamsPackageFixture.ManifestId, (string?)manifest["id"]);
    }

    [Fact]
    public void The_packages_own_bot_id_goes_before_the_bots()
    {
        const string other = "51d0c9aa-6b7e-4c3d-8f21-a94e0b6d7c55";

        Assert.Equal(other, (string?)package.Manifest(TeamsPackageFixture.With("TeamsApp:BotId", other))["bots"]![0]!["botId"]);
    }

    [Fact]
    public void The_version_is_1_0_0_when_none_is_set() =>
        Assert.Equal("1.0.0", (string?)package.Manifest(TeamsPackageFixture.Settings.Where(s => s.Key != "TeamsApp:Version"))["version"]);

    [Theory]
    [InlineData("Bot:AppId")]
    [InlineData("TeamsApp:ManifestId")]
    [InlineData("TeamsApp:HostName")]
    [InlineData("TeamsApp:DeveloperName")]
    [InlineData("TeamsApp:WebsiteUrl")]
    [InlineData("TeamsApp:PrivacyUrl")]
    [InlineData("TeamsApp:TermsOfUseUrl")]
    public void A_missing_setting_is_named_and_nothing_is_written(string key)
    {
        foreach (var nothing in (string?[])[null, "", "  "])
        {
            var (code, output, error) = package.Run(TeamsPackageFixture.With(key, nothing));

            Assert.Equal((1, ""), (code, output));
            Assert.Contains(key, error, StringComparison.Ordinal);
            Assert.Contains("missing", error, StringComparison.Ordinal);
            Assert.False(File.Exists(package.File));
        }
    }

    [Fact]
    public void All_that_is_missing_is_named_at_once()
    {
        var (_, _, error) = package.Run([]);

        Assert.Equal(7, error.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Bot:AppId", "my-bot")]
    [InlineData("TeamsApp:BotId", "00000000-0000-0000-0000-000000000000")]
    [InlineData("TeamsApp:ManifestId", "{7f3c8a52-41de-4b1b-9a6e-2f0d5c1b8e34}")]
    [InlineData("TeamsApp:ManifestId", "7f3c8a52-41de-4b1b-9a6e-2f0d5c1b8e34\n")]
    [InlineData("TeamsApp:HostName", "https://perfbot.example.com")]
    [InlineData("TeamsApp:HostName", "perfbot.example.com:443")]
    [InlineData("TeamsApp:HostName", "perfbot.example.com/teams")]
    [InlineData("TeamsApp:HostName", "*.example.com")]
    [InlineData("TeamsApp:HostName", "localhost")]
    [InlineData("TeamsApp:HostName", "10.0.0.1")]
    [InlineData("TeamsApp:Version", "1.0")]
    [InlineData("TeamsApp:Version", "1.0.0-beta")]
    [InlineData("TeamsApp:Version", "01.0.0")]
    [InlineData("TeamsApp:DeveloperName", "A company whose name is far too long")]
    [InlineData("TeamsApp:WebsiteUrl", "http://example.com")]
    [InlineData("TeamsApp:PrivacyUrl", "example.com/privacy")]
    [InlineData("TeamsApp:TermsOfUseUrl", "https://")]
    public void A_setting_that_teams_would_refuse_is_refused_here(string key, string value)
    {
        var (code, _, error) = package.Run(TeamsPackageFixture.With(key, value));

        Assert.Equal(1, code);
        Assert.Single(error.Split('\n'), line => line.StartsWith("- ", StringComparison.Ordinal) && line.Contains(key, StringComparison.Ordinal));
        Assert.False(File.Exists(package.File));
    }

    [Fact]
    public void A_refused_package_leaves_the_one_before_it_alone()
    {
        package.Build();
        var before = File.ReadAllBytes(package.File);

        package.Run(TeamsPackageFixture.With("TeamsApp:HostName", "localhost"));

        Assert.Equal(before, File.ReadAllBytes(package.File));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told_in_a_sentence()
    {
        Directory.CreateDirectory(package.File); // a folder where the file should be

        var (code, _, error) = package.Run(TeamsPackageFixture.Settings);

        Assert.Equal(1, code);
        Assert.StartsWith("The package was not written:", error, StringComparison.Ordinal);
        Assert.Equal([package.File], Directory.GetFileSystemEntries(Path.GetDirectoryName(package.File)!));
    }

    [Theory]
    [InlineData("package", "--out")]
    [InlineData("package", "--out=")]
    [InlineData("package", "app.zip")]
    [InlineData("package", "--out", "app.zip", "more")]
    public void Arguments_that_are_not_understood_are_answered_with_the_usage(params string[] args)
    {
        var (code, output, error) = package.Run(TeamsPackageFixture.Settings, args);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("Usage: package [--out FILE]", error, StringComparison.Ordinal);
    }
}
