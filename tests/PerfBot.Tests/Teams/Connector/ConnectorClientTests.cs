using System.Net;
using System.Text;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Connector;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly OutgoingActivity Card = new()
    {
        ConversationId = "a:1/2",
        Summary = "自评",
        Card = Encoding.UTF8.GetBytes("""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"你好"}]}"""),
    };

    private ConnectorHost _host = null!;

    public async Task InitializeAsync() => _host = await ConnectorHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_chat_is_started_with_one_person_of_a_tenant()
    {
        var id = await _host.Client.CreateConversationAsync(_host.Connector.ServiceUrl, "28:bot", "29:lin", "tenant", default);

        Assert.Equal("a:29:lin", id);
        var request = Assert.Single(_host.Connector.Requests);
        Assert.Equal(("POST", "v3/conversations", "bot-token-1"), (request.Method, request.Path, request.Bearer));
        Assert.Equal("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:lin"}],"tenantId":"tenant"}""", request.Body);
    }

    [Fact]
    public async Task A_card_is_sent_into_its_chat_and_its_id_is_told()
    {
        var id = await _host.Client.SendAsync(_host.Connector.ServiceUrl, Card, default);

        Assert.Equal("1795302522001", id);
        var request = Assert.Single(_host.Connector.Requests);
        Assert.Equal(("POST", "v3/conversations/a%3A1%2F2/activities"), (request.Method, request.Path));
        Assert.Equal("application/json; charset=utf-8", request.ContentType);
        Assert.Equal("你好", request.Card?.GetProperty("body")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("http://{0}/amer/")]
    [InlineData("http://{0}/amer")]
    public async Task A_reply_goes_to_the_message_it_replies_to(string form)
    {
        var url = form.Replace("{0}", new Uri(_host.Connector.ServiceUrl).Authority, StringComparison.Ordinal);
        await _host.Client.SendAsync(url, Card with { ReplyToId = "177" }, default);

        Assert.Equal("v3/conversations/a%3A1%2F2/activities/177", Assert.Single(_host.Connector.Requests).Path);
    }

    [Theory]
    [InlineData(202, """{"id":"another"}""")]
    [InlineData(202, "")]
    [InlineData(201, "")]
    [InlineData(200, "{}")]
    [InlineData(201, "no json")]
    public async Task A_message_may_be_taken_without_an_id(int status, string body)
    {
        _host.Connector.Answers = _ => new(status, body);
        Assert.Null(await _host.Client.SendAsync(_host.Connector.ServiceUrl, Card, default));
    }

    [Fact]
    public async Task A_connector_that_answers_twice_is_believed_once_and_each_message_keeps_its_own_id()
    {
        await using var twice = new TwiceAnsweringConnector();

        var ids = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await _host.Client.SendAsync(twice.ServiceUrl, Card, default));
        }

        Assert.Equal(["1", "2", "3", "4", "5"], ids);
        Assert.Equal(5, twice.Requests);
    }

    [Fact]
    public async Task A_message_is_updated_and_deleted_under_its_id()
    {
        await _host.Client.UpdateAsync(_host.Connector.ServiceUrl, "177", Card, default);
        await _host.Client.DeleteAsync(_host.Connector.ServiceUrl, "a:1", "177", default);

        Assert.Equal(
            [("PUT", "v3/conversations/a%3A1%2F2/activities/177"), ("DELETE", "v3/conversations/a%3A1/activities/177")],
            _host.Connector.Requests.Select(r => (r.Method, r.Path)));
        Assert.Equal("自评", _host.Connector.Requests[0].Json.GetProperty("summary").GetString());
    }

    [Fact]
    public async Task A_member_is_looked_up()
    {
        _host.Connector.Members["29:lin"] = """
            {"id":"29:lin","aadObjectId":"aad","name":"Lin","givenName":"Lin","email":"lin@example.com","userPrincipalName":"lin@contoso.com","tenantId":"t","userRole":"user"}
            """;

        Assert.Equal(
            new Member("29:lin", "aad", "Lin", "lin@example.com", "lin@contoso.com", "t"),
            await _host.Client.GetMemberAsync(_host.Connector.ServiceUrl, "a:1", "29:lin", default));
    }

    [Fact]
    public async Task A_member_who_is_not_there_is_told_by_the_code()
    {
        var missing = await Assert.ThrowsAsync<ConnectorException>(() => _host.Client.GetMemberAsync(_host.Connector.ServiceUrl, "a:1", "29:nobody", default));
        Assert.Equal((HttpStatusCode.NotFound, "MemberNotFoundInConversation"), (missing.Status, missing.Code));
    }

    [Fact]
    public async Task A_chat_without_an_id_is_an_error()
    {
        _host.Connector.Answers = _ => new(201, "{}");
        var lacking = await Assert.ThrowsAsync<ConnectorException>(() => _host.Client.CreateConversationAsync(_host.Connector.ServiceUrl, "b", "m", "t", default));
        Assert.Equal((ConnectorException.AnswerNotUnderstood, false), (lacking.Code, lacking.IsRetryable));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_replaced_once()
    {
        _host.Connector.Answers = r => r.Bearer == "bot-token-1" ? new(401) : null;

        Assert.NotNull(await _host.Client.SendAsync(_host.Connector.ServiceUrl, Card, default));

        Assert.Equal(["bot-token-1", "bot-token-2"], _host.Connector.Requests.Select(r => r.Bearer));
        Assert.Equal(_host.Connector.Requests[0].Body, _host.Connector.Requests[1].Body);
    }

    [Fact]
    public async Task A_bot_that_stays_refused_gives_up()
    {
        _host.Connector.Answers = _ => new(401, """{"error":{"code":"BotNotRegistered","message":"x"}}""");

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => _host.Client.SendAsync(_host.Connector.ServiceUrl, Card, default));

        Assert.Equal((HttpStatusCode.Unauthorized, "BotNotRegistered", false), (refused.Status, refused.Code, refused.IsRetryable));
        Assert.Equal(2, _host.Connector.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _host.Connector.Answers = _ => new(307) { Headers = new Dictionary<string, string> { ["Location"] = "https://evil.example/" } };

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => _host.Client.SendAsync(_host.Connector.ServiceUrl, Card, default));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, refused.Status);
        Assert.Single(_host.Connector.Requests);
    }

    [Fact]
    public async Task Who_asks_can_stop_waiting()
    {
        var never = new TaskCompletionSource();
        _host.Connector.Answers = _ => new(200) { After = never.Task };
        using var stop = new CancellationTokenSource();
        var sending = _host.Client.SendAsync(_host.Connector.ServiceUrl, Card, stop.Token);
        await _host.Connector.WaitForAsync(_ => true);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        never.SetResult();
    }
}
