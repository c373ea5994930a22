using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PerfBot.Bot.Web.LocalChat;

namespace PerfBot.Tests.Bot.Web.LocalChat;

/// <summary>The way from the page to the bot and back, over real HTTP.</summary>
public sealed class LocalChannelTests
{
    private const string Act = "/local/api/people/e1/";

    [Fact]
    public async Task What_a_person_says_reaches_the_bot_and_its_answer_the_page()
    {
        await using var host = await LocalChatHost.StartAsync();
        host.Bot = async activity =>
        {
            using var sent = await host.SendAsync(LocalChatHost.Lin, new { type = "message", text = $"echo {activity["text"]}" });
            Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
            return Results.Accepted();
        };

        var said = await host.DoAsync(Act + "text", new { text = " 我的待办 ", locale = "zh-CN", timeZone = "Asia/Shanghai" });

        var heard = Assert.Single(host.Heard);
        Assert.Equal("message", (string?)heard["type"]);
        Assert.Equal("我的待办", (string?)heard["text"]);
        Assert.Equal((string?)said["id"], (string?)heard["id"]);
        Assert.Equal("msteams", (string?)heard["channelId"]);
        Assert.Equal("zh-CN", (string?)heard["locale"]);
        Assert.Equal("Asia/Shanghai", (string?)heard["entities"]![0]!["timezone"]);
        Assert.Equal("entra-lin", (string?)heard["from"]!["aadObjectId"]);
        Assert.Equal("29:local-e1", (string?)heard["from"]!["id"]);
        Assert.Equal("a:local-e1", (string?)heard["conversation"]!["id"]);
        Assert.Equal("personal", (string?)heard["conversation"]!["conversationType"]);
        Assert.Equal("local", (string?)heard["channelData"]!["tenant"]!["id"]);
        Assert.Equal(host.Address.ServiceUrl, (string?)heard["serviceUrl"]);
        Assert.Collection(
            await host.HistoryAsync(LocalChatHost.Lin),
            mine => Assert.False((bool)mine!["fromBot"]!),
            bots => Assert.Equal("echo 我的待办", (string?)bots!["text"]));
        Assert.Empty(await host.HistoryAsync(LocalChatHost.Boss));
    }

    [Fact]
    public async Task The_bot_learns_once_that_it_was_installed_however_often_a_conversation_is_opened()
    {
        await using var host = await LocalChatHost.StartAsync();

        await Task.WhenAll(host.DoAsync(Act + "open", new { }), host.DoAsync(Act + "open", new { }));

        Assert.Collection(
            host.Heard,
            first => Assert.Equal(("installationUpdate", "add"), ((string?)first["type"], (string?)first["action"])),
            second => Assert.Equal(
                ["28:local-bot", "29:local-e1"],
                second["membersAdded"]!.AsArray().Select(m => (string?)m!["id"])));
    }

    [Fact]
    public async Task A_bot_that_was_not_there_is_told_of_its_installation_at_the_next_opening()
    {
        await using var host = await LocalChatHost.StartAsync();
        host.Bot = _ => Task.FromResult(Results.StatusCode(500));
        Assert.False((bool)(await host.DoAsync(Act + "open", new { }))["installed"]!);

        host.Bot = _ => Task.FromResult(Results.Ok());

        Assert.True((bool)(await host.DoAsync(Act + "open", new { }))["installed"]!);
        Assert.Equal(4, host.Heard.Count);
    }

    [Fact]
    public async Task A_message_that_the_bot_does_not_take_is_kept_and_marked()
    {
        await using var host = await LocalChatHost.StartAsync();
        host.Bot = _ => Task.FromResult(Results.StatusCode(500));

        var said = await host.DoAsync(Act + "text", new { text = "hello" });

        Assert.True((bool)said["undelivered"]!);
        Assert.True((bool)Assert.Single(await host.HistoryAsync(LocalChatHost.Lin))!["undelivered"]!);
    }

    [Fact]
    public async Task A_pressed_button_is_an_invoke_and_its_answer_is_passed_on_as_it_is()
    {
        await using var host = await LocalChatHost.StartAsync();
        var card = await SendCardAsync(host);
        var answer = new { statusCode = 200, type = "application/vnd.microsoft.activity.message", value = "已保存" };
        host.Bot = _ => Task.FromResult(Results.Json(answer));

        var got = await host.DoAsync(Act + "action", new
        {
            message = card,
            action = new { type = "Action.Execute", id = "a", title = "Submit", verb = "self-review.submit", data = new { score = "4" } },
        });

        Assert.Equal(200, (int)got["status"]!);
        Assert.Equal("已保存", (string?)got["body"]!["value"]);
        var invoke = Assert.Single(host.Heard);
        Assert.Equal(("invoke", "adaptiveCard/action", card), ((string?)invoke["type"], (string?)invoke["name"], (string?)invoke["replyToId"]));
        Assert.Equal("manual", (string?)invoke["value"]!["trigger"]);
        Assert.Equal("self-review.submit", (string?)invoke["value"]!["action"]!["verb"]);
        Assert.Equal("4", (string?)invoke["value"]!["action"]!["data"]!["score"]);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(501)]
    public async Task An_error_of_the_bot_is_told_as_an_answer_and_not_as_an_error_of_the_channel(int status)
    {
        await using var host = await LocalChatHost.StartAsync();
        var card = await SendCardAsync(host);
        host.Bot = _ => Task.FromResult(Results.StatusCode(status));

        var got = await host.DoAsync(Act + "action", new { message = card, action = new { verb = "x.y" } });

        Assert.Equal(status, (int)got["status"]!);
        Assert.Null(got["body"]);
    }

    [Fact]
    public async Task A_button_of_a_card_that_is_not_in_the_conversation_does_not_reach_the_bot()
    {
        await using var host = await LocalChatHost.StartAsync();

        using var refused = await host.Page.PostAsJsonAsync(Act + "action", new { message = "1", action = new { verb = "x.y" } });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(host.Heard);
    }

    [Fact]
    public async Task A_submit_button_is_a_message_with_a_value_about_the_card()
    {
        await using var host = await LocalChatHost.StartAsync();
        var card = await SendCardAsync(host);

        await host.DoAsync(Act + "submit", new { message = card, value = new { verb = "self-review.submit", score = "4" } });

        var heard = Assert.Single(host.Heard);
        Assert.Equal(("message", card), ((string?)heard["type"], (string?)heard["replyToId"]));
        Assert.Null(heard["text"]);
        Assert.Equal("4", (string?)heard["value"]!["score"]);
    }

    [Fact]
    public async Task An_open_page_is_told_of_what_the_bot_does()
    {
        await using var host = await LocalChatHost.StartAsync();
        using var stream = await host.Page.GetStreamAsync("/local/api/stream") is { } body ? new StreamReader(body) : null!;
        Assert.Equal("ready", (await NextAsync(stream)).Kind);

        var id = await SendCardAsync(host);
        var (kind, told) = await NextAsync(stream);
        Assert.Equal(("message", "e1", id, 1), (kind, (string?)told["person"], (string?)told["message"]!["id"], (int)told["unread"]!));

        await host.SendAsync(LocalChatHost.Lin, new { type = "typing" });
        Assert.Equal("typing", (await NextAsync(stream)).Kind);

        await host.Page.PostAsJsonAsync(Act + "open", new { });
        (kind, told) = await NextAsync(stream);
        Assert.Equal(("read", 0), (kind, (int)told["unread"]!));
    }

    [Fact]
    public async Task Messages_for_somebody_who_is_not_looking_wait_and_are_counted()
    {
        await using var host = await LocalChatHost.StartAsync();
        await SendCardAsync(host);
        await SendCardAsync(host);

        var people = (await host.Page.GetFromJsonAsync<JsonNode>("/local/api/people"))!["people"]!.AsArray();

        Assert.Equal([("e1", 2), ("m1", 0)], people.Select(p => ((string)p!["key"]!, (int)p["unread"]!)));
        Assert.Equal(2, (await host.HistoryAsync(LocalChatHost.Lin)).Count);
    }

    [Fact]
    public async Task Only_the_last_messages_are_kept()
    {
        await using var host = await LocalChatHost.StartAsync();
        for (var i = 0; i <= LocalConversation.MaxMessages; i++)
        {
            using var sent = await host.SendAsync(LocalChatHost.Lin, new { type = "message", text = $"{i}" });
        }

        var kept = await host.HistoryAsync(LocalChatHost.Lin);

        Assert.Equal(LocalConversation.MaxMessages, kept.Count);
        Assert.Equal(("1", "200"), ((string?)kept[0]!["text"], (string?)kept[^1]!["text"]));
        Assert.Equal(kept.Count, kept.Select(m => (string?)m!["id"]).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_can_be_played_who_is_not_in_the_list()
    {
        await using var host = await LocalChatHost.StartAsync();

        using var refused = await host.Page.PostAsJsonAsync("/local/api/people/stranger/text", new { text = "hello" });

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Empty(host.Heard);
    }

    private static async Task<string> SendCardAsync(LocalChatHost host)
    {
        var card = new { type = "AdaptiveCard", version = "1.5", body = Array.Empty<object>() };
        using var sent = await host.SendAsync(
            LocalChatHost.Lin,
            new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } } });
        return (string)(await sent.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    private static async Task<(string Kind, JsonNode Told)> NextAsync(StreamReader stream)
    {
        var (kind, told) = ("", "");
        while (await stream.ReadLineAsync() is { } line && (line.Length > 0 || told.Length == 0))
        {
            kind = line.StartsWith("event: ", StringComparison.Ordinal) ? line["event: ".Length..] : kind;
            told = line.StartsWith("data: ", StringComparison.Ordinal) ? line["data: ".Length..] : told;
        }

        return (kind, JsonNode.Parse(told)!);
    }
}
