using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Connector;

public sealed class ConnectorTokensTests
{
    private static readonly OutgoingActivity Text = new() { ConversationId = "a:1", Text = "hi" };

    [Fact]
    public async Task The_bot_asks_for_its_token_with_its_id_and_secret_in_its_tenant()
    {
        await using var host = await ConnectorHost.StartAsync();

        Assert.Equal("bot-token-1", await host.Tokens.GetAsync(default));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = TeamsHost.AppId,
                ["client_secret"] = "secret",
                ["scope"] = "https://api.botframework.com/.default",
                ["tenant"] = TeamsHost.Tenant,
            },
            Assert.Single(host.OpenId.TokenRequests));
    }

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_its_end()
    {
        var clock = new ShiftedClock();
        await using var host = await ConnectorHost.StartAsync(clock);
        Assert.Equal("bot-token-1", await host.Tokens.GetAsync(default));

        clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("bot-token-1", await host.Tokens.GetAsync(default));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("bot-token-2", await host.Tokens.GetAsync(default));
    }

    [Fact]
    public async Task All_who_wait_get_the_same_token()
    {
        await using var host = await ConnectorHost.StartAsync();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Tokens.GetAsync(default).AsTask()));

        Assert.Equal(["bot-token-1"], tokens.Distinct());
        Assert.Single(host.OpenId.TokenRequests);
    }

    [Fact]
    public async Task Only_the_refused_token_is_dropped_and_not_its_successor()
    {
        await using var host = await ConnectorHost.StartAsync();
        var old = await host.Tokens.GetAsync(default);
        host.Tokens.Forget(old!);
        var next = await host.Tokens.GetAsync(default);

        host.Tokens.Forget(old!);

        Assert.Equal(next, await host.Tokens.GetAsync(default));
    }

    [Theory]
    [InlineData(401, false)]
    [InlineData(400, false)]
    [InlineData(429, true)]
    [InlineData(503, true)]
    public async Task An_issuer_that_refuses_is_told_apart_from_a_connector_that_does(int status, bool retryable)
    {
        await using var host = await ConnectorHost.StartAsync();
        host.OpenId.Status = status;

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.SendAsync(host.Connector.ServiceUrl, Text, default));

        Assert.Equal((ConnectorException.TokenNotIssued, retryable, false), (error.Code, error.IsRetryable, error.IsAmbiguous));
        Assert.Contains("invalid_client", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(host.Connector.Requests);
    }

    [Fact]
    public async Task After_a_failure_the_next_caller_asks_again()
    {
        await using var host = await ConnectorHost.StartAsync();
        host.OpenId.Status = 503;
        await Assert.ThrowsAsync<ConnectorException>(() => host.Tokens.GetAsync(default).AsTask());

        host.OpenId.Status = 200;

        Assert.Equal("bot-token-1", await host.Tokens.GetAsync(default));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("nothing")]
    public async Task Nothing_at_all_is_sent_to_a_host_that_is_not_allowed(string serviceUrl)
    {
        using var network = new StandInNetwork(Answer);
        await using var services = network.Services();

        var error = await Assert.ThrowsAsync<ConnectorException>(() =>
            services.GetRequiredService<ConnectorClient>().SendAsync(serviceUrl, Text, default));

        Assert.Equal((ConnectorException.ServiceUrlNotAllowed, false), (error.Code, error.IsRetryable));
        Assert.Empty(network.Requests);
    }

    [Fact]
    public async Task The_token_goes_to_an_allowed_host()
    {
        using var network = new StandInNetwork(Answer);
        await using var services = network.Services();

        await services.GetRequiredService<ConnectorClient>().SendAsync(TeamsHost.ServiceUrl, Text, default);

        Assert.Equal(["login.microsoftonline.com", "smba.trafficmanager.net"], network.Requests.Select(r => r.Address.Host));
        Assert.DoesNotContain(network.Requests[0].Headers, h => h.StartsWith("Authorization", StringComparison.Ordinal));
        Assert.Contains("Authorization: Bearer t", network.Requests[1].Headers);
    }

    [Fact]
    public async Task A_stand_in_gets_no_token_of_a_real_issuer()
    {
        using var network = new StandInNetwork(Answer);
        await using var services = network.Services("Development", ("AllowUnauthenticatedLoopback", "true"));

        await services.GetRequiredService<ConnectorClient>().SendAsync("http://localhost:56150/_connector", Text, default);

        var request = Assert.Single(network.Requests);
        Assert.Equal("localhost", request.Address.Host);
        Assert.DoesNotContain(request.Headers, h => h.StartsWith("Authorization", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bot_without_an_identity_sends_without_a_token()
    {
        await using var host = await ConnectorHost.StartAsync(settings: [("AppId", ""), ("AllowUnauthenticatedLoopback", "true")]);

        await host.Client.SendAsync(host.Connector.ServiceUrl, Text, default);

        Assert.Null(Assert.Single(host.Connector.Requests).Bearer);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request) =>
        new(HttpStatusCode.OK) { Content = new StringContent("""{"access_token":"t","expires_in":3600,"id":"1"}""") };
}
