using System.Net;
using PerfBot.Teams.Auth;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Auth;

public sealed class ActivityGuardTests(RegisteredBot bot) : IClassFixture<RegisteredBot>
{
    private readonly LocalOpenId _openId = bot.OpenId;
    private readonly TeamsHost _host = bot.Host;

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net/amer/", null)]
    [InlineData("https://smba.trafficmanager.net/amer", "https://smba.trafficmanager.net/amer/", null)]
    [InlineData("https://smba.trafficmanager.net/amer/", "https://SMBA.trafficmanager.net/Amer", null)]
    [InlineData("https://smba.trafficmanager.net/amer//", "https://smba.trafficmanager.net/amer", GuardRefusal.ServiceUrlDiffers)]
    [InlineData("https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/amer/", GuardRefusal.ServiceUrlDiffers)]
    [InlineData("https://smba.trafficmanager.net/amer/", null, GuardRefusal.ServiceUrlDiffers)]
    [InlineData("https://smba.trafficmanager.net/amer/", "", GuardRefusal.ServiceUrlDiffers)]
    [InlineData(null, "https://smba.trafficmanager.net/amer/", GuardRefusal.ServiceUrlDiffers)]
    [InlineData("", "/", GuardRefusal.ServiceUrlNotAllowed)]
    public async Task The_service_url_has_to_be_the_one_that_was_signed(string? said, string? inToken, GuardRefusal? expected) =>
        await Expect(expected, TeamsHost.Message(serviceUrl: said), inToken);

    [Theory]
    [InlineData("https://eu.smba.trafficmanager.net/x/", null)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/x/", null)]
    [InlineData("http://smba.trafficmanager.net/amer/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://evil.example/amer/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://evilsmba.trafficmanager.net/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://me@smba.trafficmanager.net/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://smba.trafficmanager.net:8443/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://smba.trafficmanager.net/?to=x", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://smba.trafficmanager.net/#x", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("http://localhost:3978/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("https://127.0.0.1/", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("file:///etc/passwd", GuardRefusal.ServiceUrlNotAllowed)]
    [InlineData("no address", GuardRefusal.ServiceUrlNotAllowed)]
    public async Task The_service_url_has_to_be_on_an_allowed_host(string url, GuardRefusal? expected) =>
        await Expect(expected, TeamsHost.Message(serviceUrl: url), url);

    [Theory]
    [InlineData("msteams", null)]
    [InlineData("webchat", GuardRefusal.ChannelNotAllowed)]
    [InlineData("MSTEAMS", GuardRefusal.ChannelNotAllowed)]
    [InlineData("emulator", GuardRefusal.ChannelNotAllowed)]
    [InlineData(null, GuardRefusal.ChannelNotAllowed)]
    public async Task Only_Teams_is_answered(string? channel, GuardRefusal? expected) =>
        await Expect(expected, TeamsHost.Message(channel: channel));

    [Theory]
    [InlineData("msteams,webchat", null)]
    [InlineData("webchat", GuardRefusal.NotEndorsed)]
    [InlineData("", GuardRefusal.NotEndorsed)]
    public async Task The_key_has_to_be_endorsed_for_the_channel(string endorsements, GuardRefusal? expected)
    {
        _openId.AddKey(endorsements.Split(',', StringSplitOptions.RemoveEmptyEntries));
        await using var host = await TeamsHost.StartAsync(_openId);
        await Expect(expected, TeamsHost.Message(), host: host);
    }

    [Theory]
    [InlineData(TeamsHost.Tenant, TeamsHost.Tenant, null)]
    [InlineData(null, TeamsHost.Tenant, null)]
    [InlineData(TeamsHost.Tenant, null, null)]
    [InlineData("another", "another", GuardRefusal.TenantNotAllowed)]
    [InlineData(null, null, GuardRefusal.TenantNotAllowed)]
    [InlineData("another", TeamsHost.Tenant, GuardRefusal.TenantsDiffer)]
    [InlineData(TeamsHost.Tenant, "another", GuardRefusal.TenantsDiffer)]
    public async Task Only_people_of_allowed_tenants_are_answered(string? tenant, string? chatTenant, GuardRefusal? expected) =>
        await Expect(expected, TeamsHost.Message(tenant: tenant, chatTenant: chatTenant));

    [Theory]
    [InlineData("28:" + TeamsHost.AppId, null)]
    [InlineData("28:another", GuardRefusal.WrongRecipient)]
    [InlineData(TeamsHost.AppId, GuardRefusal.WrongRecipient)]
    [InlineData(null, GuardRefusal.WrongRecipient)]
    public async Task Only_what_is_for_this_bot_is_answered(string? recipient, GuardRefusal? expected) =>
        await Expect(expected, TeamsHost.Message(recipient: recipient));

    [Fact]
    public async Task A_list_of_tenants_takes_the_place_of_the_bots_own()
    {
        await using var host = await TeamsHost.StartAsync(_openId, settings: ("Tenants:0", "another"));
        var token = _openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl);

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(token, TeamsHost.Message(tenant: "another", chatTenant: "another")));
        Assert.Equal(HttpStatusCode.Forbidden, await host.PostAsync(token));
    }

    [Fact]
    public async Task Configured_hosts_are_added_to_the_known_ones()
    {
        await using var host = await TeamsHost.StartAsync(_openId, settings: ("ServiceUrlHosts:0", "connector.example"));

        foreach (var url in new[] { "https://eu.connector.example/", TeamsHost.ServiceUrl })
        {
            Assert.Equal(HttpStatusCode.OK, await host.PostAsync(_openId.Token(TeamsHost.AppId, url), TeamsHost.Message(serviceUrl: url)));
        }
    }

    [Theory]
    [InlineData("""{"type":"message" """, HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_no_activity_is_told_so(string body, HttpStatusCode expected)
    {
        Assert.Equal(expected, await _host.PostAsync(_openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl, key: bot.Key), body));
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_told_so()
    {
        var body = $$"""{"type":"message","text":"{{new string('x', 256 * 1024)}}"}""";
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await _host.PostAsync(_openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl, key: bot.Key), body));
    }

    private async Task Expect(GuardRefusal? expected, string body, string? inToken = TeamsHost.ServiceUrl, TeamsHost? host = null)
    {
        host ??= _host;

        var status = await host.PostAsync(_openId.Token(TeamsHost.AppId, inToken, key: host == _host ? bot.Key : null), body);

        Assert.Equal(expected is null ? HttpStatusCode.OK : HttpStatusCode.Forbidden, status);
        Assert.Equal(expected, host.LastRefusal);
    }
}
