using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfBot.Bot.Web.LocalChat;

namespace PerfBot.Tests.Bot.Web.LocalChat;

/// <summary>Nobody but this machine and the page itself gets in.</summary>
public sealed class LocalGuardTests(SharedLocalChat shared) : IClassFixture<SharedLocalChat>
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:3978", null)]
    [InlineData("::1", "[::1]:3978", null)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1:3978", null)]
    [InlineData("10.0.0.7", "localhost:3978", 404)]
    [InlineData("::ffff:10.0.0.7", "localhost:3978", 404)]
    [InlineData("127.0.0.1", "evil.example", 404)]
    [InlineData("127.0.0.1", "localhost.evil.example", 404)]
    [InlineData("127.0.0.1", "", 404)]
    [InlineData(null, "localhost", 404)]
    public void Only_this_machine_is_let_in_and_only_under_its_own_name(string? remote, string host, int? status)
    {
        var context = Request("GET", remote, host);

        Assert.Equal(status, LocalGuard.StatusFor(context, changesNeedHeader: true));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.5")]
    [InlineData("X-Forwarded-Host", "tunnel.example")]
    [InlineData("Forwarded", "for=203.0.113.5")]
    [InlineData("X-Original-Host", "tunnel.example")]
    public void What_a_tunnel_carries_is_not_let_in_though_it_comes_from_this_machine(string header, string value)
    {
        var context = Request("GET");
        context.Request.Headers[header] = value;

        Assert.Equal(404, LocalGuard.StatusFor(context, changesNeedHeader: false));
    }

    [Theory]
    [InlineData("Origin", "http://localhost:3978", null)]
    [InlineData("Origin", "http://localhost:8080", 403)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", null)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    public void A_foreign_page_in_the_same_browser_is_refused(string header, string value, int? status)
    {
        var context = Request("POST");
        context.Request.Headers[LocalGuard.Header] = "1";
        context.Request.Headers[header] = value;

        Assert.Equal(status, LocalGuard.StatusFor(context, changesNeedHeader: true));
    }

    [Fact]
    public void A_link_from_elsewhere_may_open_the_page()
    {
        var context = Request("GET");
        context.Request.Headers["Sec-Fetch-Site"] = "cross-site";
        context.Request.Headers["Sec-Fetch-Dest"] = "document";

        Assert.Null(LocalGuard.StatusFor(context, changesNeedHeader: true));
    }

    [Fact]
    public async Task A_change_without_the_header_does_nothing()
    {
        await using var host = await LocalChatHost.StartAsync();
        host.Page.DefaultRequestHeaders.Remove(LocalGuard.Header);

        using var refused = await host.Page.PostAsJsonAsync("/local/api/people/e1/text", new { text = "hello" });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(host.Heard);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/lib/adaptivecards.min.js")]
    [InlineData("/local/assets/chat.js")]
    [InlineData("/local/api/people")]
    [InlineData("/local/connector/v3/conversations/a%3Alocal-e1/members")]
    public async Task Every_part_is_there_for_this_machine_and_not_for_a_foreign_name(string path)
    {
        using var foreign = new HttpRequestMessage(HttpMethod.Get, path);
        foreign.Headers.Host = "evil.example";

        using var refused = await shared.Host.Page.SendAsync(foreign);
        using var own = await shared.Host.Page.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task It_cannot_be_mapped_in_Production()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Services.AddLocalChat();
        await using var app = builder.Build();

        Assert.Throws<InvalidOperationException>(app.MapLocalChat);
    }

    [Theory]
    [InlineData("")]
    [InlineData("guess")]
    public void A_guessed_credential_is_none(string guess)
    {
        var credential = new LocalCredential();
        var context = Request("POST");
        context.Request.Headers[LocalCredential.Header] = guess;

        Assert.False(credential.IsIn(context.Request));
        Assert.False(credential.IsIn(Request("POST").Request));
    }

    private static DefaultHttpContext Request(string method, string? remote = "127.0.0.1", string host = "localhost:3978")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Request.Method = method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        return context;
    }
}
