using System.Net;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Auth;

/// <summary>Who gets in without a token: nobody, but for the developer's own machine in Development.</summary>
public sealed class LocalCallerTests(LocalCallerTests.Bots bots) : IClassFixture<LocalCallerTests.Bots>
{
    private const string LocalService = "http://localhost:56150/_connector";
    private readonly LocalOpenId _openId = bots.OpenId;
    private readonly TeamsHost _local = bots.Local;

    // Environment, loopback, app id, allowed by option, header → status
    [Theory]
    [InlineData("Development", true, true, true, "none", 200)]
    [InlineData("Development", true, true, true, "good", 200)]
    [InlineData("Development", true, true, true, "bad", 401)]
    [InlineData("Development", true, true, false, "none", 401)]
    [InlineData("Development", true, false, true, "none", 200)]
    [InlineData("Development", true, false, true, "bad", 200)]
    [InlineData("Development", false, true, true, "none", 401)]
    [InlineData("Development", false, true, true, "good", 200)]
    [InlineData("Development", false, false, true, "none", 401)]
    [InlineData("Development", false, false, true, "bad", 401)]
    [InlineData("Production", true, true, true, "none", 401)]
    [InlineData("Production", true, true, true, "bad", 401)]
    [InlineData("Production", true, true, true, "good", 200)]
    [InlineData("Production", false, true, true, "none", 401)]
    [InlineData("Staging", true, true, true, "none", 401)]
    public async Task The_table(string environment, bool loopback, bool registered, bool allowed, string header, int expected)
    {
        (string, string?)[] settings =
        [
            .. registered ? TeamsHost.Registered(_openId) : [],
            ("AllowUnauthenticatedLoopback", allowed ? "true" : "false"),
        ];
        await using var host = await TeamsHost.StartAsync(environment, null, settings);
        host.CallersAddress = loopback ? null : IPAddress.Parse("203.0.113.7");
        var token = header switch
        {
            "good" => _openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl),
            "bad" => "not.a.token",
            _ => null,
        };

        var status = await host.PostAsync(token, TeamsHost.Message(serviceUrl: header == "good" ? TeamsHost.ServiceUrl : LocalService));

        Assert.Equal(expected, (int)status);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "198.51.100.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "tunnel.example")]
    [InlineData("X-Original-For", "198.51.100.1")]
    [InlineData("Forwarded", "for=198.51.100.1")]
    [InlineData("Via", "1.1 tunnel")]
    [InlineData("Host", "rebound.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task What_only_seems_to_come_from_this_machine_does_not_count(string name, string value)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await _local.PostAsync(null, TeamsHost.Message(serviceUrl: LocalService), (name, value)));
    }

    [Theory]
    [InlineData("Origin", "http://localhost:5000")]
    [InlineData("Host", "localhost")]
    public async Task A_page_of_this_machine_counts(string name, string value)
    {
        Assert.Equal(HttpStatusCode.OK, await _local.PostAsync(null, TeamsHost.Message(serviceUrl: LocalService), (name, value)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", 200)]
    [InlineData("http://[::1]:1/", 200)]
    [InlineData(TeamsHost.ServiceUrl, 403)]
    [InlineData("http://192.168.0.1/", 403)]
    [InlineData("file:///etc/passwd", 403)]
    public async Task A_local_caller_is_answered_on_this_machine_only(string serviceUrl, int expected)
    {
        Assert.Equal(expected, (int)await _local.PostAsync(null, TeamsHost.Message(serviceUrl: serviceUrl)));
    }

    [Fact]
    public async Task The_tenants_of_the_playground_are_taken_as_they_are_unless_they_contradict_each_other()
    {
        const string tenant = "00000000-0000-0000-0000-0000000000001";

        Assert.Equal(HttpStatusCode.OK, await _local.PostAsync(null, TeamsHost.Message(LocalService, tenant: tenant, chatTenant: tenant, recipient: "bot")));
        Assert.Equal(HttpStatusCode.Forbidden, await _local.PostAsync(null, TeamsHost.Message(LocalService, tenant: tenant, chatTenant: "another")));
    }

    /// <summary>An issuer, and a bot without an identity on a developer's machine.</summary>
    public sealed class Bots : IAsyncLifetime
    {
        public LocalOpenId OpenId { get; private set; } = null!;

        internal TeamsHost Local { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            OpenId = await LocalOpenId.StartAsync();
            Local = await TeamsHost.StartAsync("Development", null, [("AllowUnauthenticatedLoopback", "true")]);
        }

        public async Task DisposeAsync()
        {
            await Local.DisposeAsync();
            await OpenId.DisposeAsync();
        }
    }
}
