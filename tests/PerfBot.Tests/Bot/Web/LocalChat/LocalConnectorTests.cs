using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using PerfBot.Bot.Web.LocalChat;

namespace PerfBot.Tests.Bot.Web.LocalChat;

/// <summary>The local connector answers like the one of Teams, in what it does and in what it refuses.</summary>
public sealed class LocalConnectorTests(SharedLocalChat shared) : IClassFixture<SharedLocalChat>
{
    private const string Activities = "v3/conversations/a%3Alocal-e1/activities";

    [Theory]
    [InlineData("29:local-e1")]
    [InlineData("entra-lin")]
    public async Task A_conversation_is_created_by_either_id_and_is_the_same_each_time(string member)
    {
        var request = new { isGroup = false, members = new[] { new { id = member } }, tenantId = LocalIdentity.TenantId };

        using var first = await shared.Host.Connector.PostAsJsonAsync("v3/conversations", request);
        using var second = await shared.Host.Connector.PostAsJsonAsync("v3/conversations", request);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal("""{"id":"a:local-e1"}""", await first.Content.ReadAsStringAsync());
        Assert.Equal("""{"id":"a:local-e1"}""", await second.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"members":[{"id":"29:stranger"}],"tenantId":"local"}""", 403, "ForbiddenOperationException")]
    [InlineData("""{"members":[{"id":"29:local-e1"}]}""", 400, "BadArgument")]
    [InlineData("""{"members":[{"id":"29:local-e1"}],"tenantId":"another"}""", 400, "BadArgument")]
    [InlineData("""{"isGroup":true,"members":[{"id":"29:local-e1"}],"tenantId":"local"}""", 400, "BadSyntax")]
    [InlineData("""{"members":[],"tenantId":"local"}""", 400, "BadSyntax")]
    [InlineData("[]", 400, "BadSyntax")]
    [InlineData("{", 400, "BadSyntax")]
    public async Task A_conversation_that_Teams_would_not_create_is_refused_alike(string body, int status, string code) =>
        await RefusedAsync(HttpMethod.Post, "v3/conversations", body, status, code);

    [Theory]
    [InlineData("POST", "v3/conversations/a%3Alocal-stranger/activities", """{"type":"message","text":"x"}""", 404, "ConversationNotFound")]
    [InlineData("POST", "v3/conversations/19%3Agroup/activities", """{"type":"message","text":"x"}""", 404, "ConversationNotFound")]
    [InlineData("PUT", Activities + "/1", """{"type":"message","text":"x"}""", 404, "ActivityNotFoundInConversation")]
    [InlineData("DELETE", Activities + "/1", null, 404, "ActivityNotFoundInConversation")]
    [InlineData("POST", Activities, """{"type":"message"}""", 400, "BadSyntax")]
    [InlineData("POST", Activities, """{"type":"event","text":"x"}""", 400, "BadArgument")]
    [InlineData("GET", "v3/conversations/a%3Alocal-e1/members/29%3Alocal-m1", null, 404, "MemberNotFoundInConversation")]
    [InlineData("GET", "v3/conversations/a%3Alocal-x/members/29%3Alocal-x", null, 404, "ConversationNotFound")]
    public async Task What_is_not_there_or_not_right_is_refused_alike(string method, string path, string? body, int status, string code) =>
        await RefusedAsync(new HttpMethod(method), path, body, status, code);

    [Fact]
    public async Task A_message_is_updated_in_place_and_deleted()
    {
        await using var host = await LocalChatHost.StartAsync();
        var id = await IdOfAsync(await host.SendAsync(LocalChatHost.Lin, new { type = "message", text = "before" }));
        await host.SendAsync(LocalChatHost.Lin, new { type = "message", text = "after it" });

        using var updated = await host.Connector.PutAsJsonAsync($"{Activities}/{id}", new { type = "message", text = "now" });

        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        Assert.Equal(id, await IdOfAsync(updated));
        var history = await host.HistoryAsync(LocalChatHost.Lin);
        Assert.Equal(["now", "after it"], history.Select(m => (string?)m!["text"]));
        Assert.Equal([true, false], history.Select(m => (bool)m!["edited"]!));

        using var deleted = await host.Connector.DeleteAsync($"{Activities}/{id}");

        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(["after it"], (await host.HistoryAsync(LocalChatHost.Lin)).Select(m => (string?)m!["text"]));
    }

    [Fact]
    public async Task What_a_person_said_cannot_be_changed_by_the_bot()
    {
        await using var host = await LocalChatHost.StartAsync();
        var said = await host.DoAsync("/local/api/people/e1/text", new { text = "mine" });

        using var refused = await host.Connector.PutAsJsonAsync($"{Activities}/{said["id"]}", new { type = "message", text = "yours" });

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("mine", (string?)Assert.Single(await host.HistoryAsync(LocalChatHost.Lin))!["text"]);
    }

    [Fact]
    public async Task Text_and_a_card_in_one_become_two_messages_without_an_id()
    {
        await using var host = await LocalChatHost.StartAsync();

        using var sent = await host.SendAsync(
            LocalChatHost.Lin,
            new { type = "message", text = "look", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive" } } });

        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal("{}", await sent.Content.ReadAsStringAsync());
        Assert.Equal(2, (await host.HistoryAsync(LocalChatHost.Lin)).Count);
    }

    [Fact]
    public async Task A_message_over_one_hundred_kilobytes_is_refused()
    {
        await using var host = await LocalChatHost.StartAsync();

        using var sent = await host.SendAsync(LocalChatHost.Lin, new { type = "message", text = new string('字', 52_000) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, sent.StatusCode);
        Assert.Empty(await host.HistoryAsync(LocalChatHost.Lin));
    }

    [Fact]
    public async Task A_member_is_found_with_what_the_bot_knows_people_by()
    {
        var member = await shared.Host.Connector.GetFromJsonAsync<JsonNode>("v3/conversations/a%3Alocal-e1/members/entra-lin");

        Assert.Equal(("29:local-e1", "entra-lin", "林晓"), ((string?)member!["id"], (string?)member["aadObjectId"], (string?)member["name"]));
    }

    private async Task RefusedAsync(HttpMethod method, string path, string? body, int status, string code)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };

        using var response = await shared.Host.Connector.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        var error = await response.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(code, (string?)error!["error"]!["code"]);
        Assert.NotEqual("", (string?)error["error"]!["message"]);
    }

    private static async Task<string> IdOfAsync(HttpResponseMessage response) =>
        (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
}
