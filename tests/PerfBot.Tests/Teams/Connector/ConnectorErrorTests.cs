using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Connector;

/// <summary>What each answer of the connector means for whoever keeps the message.</summary>
public sealed class ConnectorErrorTests(ConnectorErrorTests.Bot bot) : IClassFixture<ConnectorErrorTests.Bot>
{
    private static readonly OutgoingActivity Text = new() { ConversationId = "a:1", Text = "hi" };
    private readonly ConnectorHost _host = bot.Host;

    [Theory]
    [InlineData(400, "Bad Argument", false, false)]
    [InlineData(401, "BotNotRegistered", false, false)]
    [InlineData(403, "BotDisabledByAdmin", false, false)]
    [InlineData(403, "BotNotInConversationRoster", false, false)]
    [InlineData(403, "ConversationBlockedByUser", false, false)]
    [InlineData(403, "ForbiddenOperationException", false, false)]
    [InlineData(403, "InvalidBotApiHost", false, false)]
    [InlineData(403, "NotEnoughPermissions", false, false)]
    [InlineData(404, "ActivityNotFoundInConversation", false, false)]
    [InlineData(404, "ConversationNotFound", false, false)]
    [InlineData(412, "PreconditionFailed", true, false)]
    [InlineData(413, "MessageSizeTooBig", false, false)]
    [InlineData(429, "Throttled", true, false)]
    [InlineData(500, "ServiceError", false, false)]
    [InlineData(501, "DeleteActivityAPINotImplemented", false, false)]
    [InlineData(502, null, true, false)]
    [InlineData(503, null, true, false)]
    [InlineData(504, null, true, true)]
    [InlineData(418, null, false, false)]
    public async Task The_table(int status, string? code, bool retryable, bool ambiguous)
    {
        _host.Connector.Answers = _ => new(status, code is null ? "<html>gateway</html>" : $$$"""{"error":{"code":"{{{code}}}","message":"x"}}""");

        var error = await FailAsync();

        Assert.Equal(((HttpStatusCode?)status, code, retryable, ambiguous), (error.Status, error.Code, error.IsRetryable, error.IsAmbiguous));
    }

    [Theory]
    [InlineData("""{"error":{"code":"ServiceError","message":"x","innerHttpError":{"statusCode":403,"body":{"error":{"code":"ConversationBlockedByUser"}}}}}""", "ConversationBlockedByUser")]
    [InlineData("""{"error":{"code":"ServiceError","innerHttpError":{"statusCode":403,"body":"{\"error\":{\"code\":\"Inner\"}}"}}}""", "Inner")]
    [InlineData("""{"error":{"code":"ServiceError","innerHttpError":{"code":"Flat"}}}""", "Flat")]
    [InlineData("""{"error":{"code":"Outer","innerHttpError":{"statusCode":403,"body":"no json"}}}""", "Outer")]
    [InlineData("""{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"x\"\r\n}"}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":209,"subCode":"MessageWritesBlocked"}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":209,"message":"plain"}""", "209")]
    [InlineData("""{"error":{}}""", null)]
    [InlineData("""{"error":"text"}""", null)]
    [InlineData("""{"message":"Authorization has been denied for this request."}""", null)]
    [InlineData("[]", null)]
    [InlineData("", null)]
    public void The_code_is_found_in_each_shape_of_the_body(string body, string? code) =>
        Assert.Equal(code, ConnectorError.FindCode(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task How_long_to_wait_is_taken_from_the_connector(string? header, int? seconds)
    {
        _host.Connector.Answers = _ => new(429) { Headers = header is null ? new Dictionary<string, string>() : new() { ["Retry-After"] = header } };

        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, (await FailAsync()).RetryAfter);
    }

    [Fact]
    public async Task The_name_for_the_support_is_kept()
    {
        _host.Connector.Answers = _ => new(400) { Headers = new Dictionary<string, string> { ["MS-CV"] = "cv.1" } };
        Assert.Equal("cv.1", (await FailAsync()).CorrelationVector);
    }

    [Fact]
    public async Task A_page_without_end_is_not_read_for_its_code()
    {
        _host.Connector.Answers = _ => new(502, new string('x', 200_000));
        Assert.Equal((HttpStatusCode.BadGateway, null), ((await FailAsync()).Status!.Value, (await FailAsync()).Code));
    }

    [Fact]
    public async Task A_lost_answer_leaves_open_whether_a_message_was_delivered()
    {
        _host.Connector.Answers = _ => new(201) { HangsUp = true };

        var error = await FailAsync();

        Assert.Equal((null, ConnectorException.NoAnswer, true, true), (error.Status, error.Code, error.IsRetryable, error.IsAmbiguous));
    }

    [Fact]
    public async Task What_can_be_repeated_without_harm_is_never_in_doubt()
    {
        _host.Connector.Answers = r => r.Method == "DELETE" ? new(504) : new(200) { HangsUp = true };
        var (client, url) = (_host.Client, _host.Connector.ServiceUrl);

        foreach (var call in new Func<Task>[]
        {
            () => client.UpdateAsync(url, "1", Text, default),
            () => client.DeleteAsync(url, "a:1", "1", default),
            () => client.CreateConversationAsync(url, "28:b", "29:m", "t", default),
            () => client.GetMemberAsync(url, "a:1", "29:m", default),
        })
        {
            var error = await Assert.ThrowsAsync<ConnectorException>(call);
            Assert.Equal((true, false), (error.IsRetryable, error.IsAmbiguous));
        }
    }

    [Fact]
    public async Task A_connector_that_cannot_be_reached_has_delivered_nothing()
    {
        string gone;
        await using (var other = await LocalConnector.StartAsync())
        {
            gone = other.ServiceUrl; // a port that nobody listens on any more
        }

        var error = await Assert.ThrowsAsync<ConnectorException>(() => _host.Client.SendAsync(gone, Text, default));

        Assert.Equal((null, ConnectorException.NoAnswer, true, false), (error.Status, error.Code, error.IsRetryable, error.IsAmbiguous));
    }

    [Fact]
    public async Task A_timeout_after_the_message_went_out_is_in_doubt()
    {
        using var network = new StandInNetwork(TimeOutAsync);
        await using var services = network.Services();

        var error = await Assert.ThrowsAsync<ConnectorException>(() =>
            services.GetRequiredService<ConnectorClient>().SendAsync(TeamsHost.ServiceUrl, Text, default));

        Assert.Equal((null, true, true), (error.Status, error.IsRetryable, error.IsAmbiguous));
    }

    private Task<ConnectorException> FailAsync() =>
        Assert.ThrowsAsync<ConnectorException>(() => _host.Client.SendAsync(_host.Connector.ServiceUrl, Text, default));

    /// <summary>One host for all tests here: each says itself what the connector answers.</summary>
    public sealed class Bot : IAsyncLifetime
    {
        internal ConnectorHost Host { get; private set; } = null!;

        public async Task InitializeAsync() => Host = await ConnectorHost.StartAsync();

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }

    /// <summary>Gives a token, takes the message, and then behaves as <see cref="HttpClient"/> does when its time is over.</summary>
    private static async Task<HttpResponseMessage> TimeOutAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.RequestUri!.Host == "login.microsoftonline.com")
        {
            return new(HttpStatusCode.OK) { Content = new StringContent("""{"access_token":"t","expires_in":3600}""") };
        }

        await request.Content!.CopyToAsync(Stream.Null, ct);
        throw new TaskCanceledException("timeout", new TimeoutException());
    }
}
