using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PerfBot.Bot.Web.LocalChat;

namespace PerfBot.Tests.Bot.Web.LocalChat;

/// <summary>Files, from a person to the bot and back.</summary>
public sealed class LocalFileTests
{
    private const string Act = "/local/api/people/e1/";

    [Fact]
    public async Task The_bot_can_fetch_a_file_once()
    {
        await using var host = await LocalChatHost.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("工号,姓名\n"));

        using var sent = await host.Page.PostAsync(Act + "files?name=" + Uri.EscapeDataString("../人员 名单.CSV") + "&locale=zh-CN", content);

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var file = Assert.Single(host.Heard)["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.teams.file.download.info", (string?)file["contentType"]);
        Assert.Equal(("人员 名单.CSV", "csv"), ((string?)file["name"], (string?)file["content"]!["fileType"]));
        var url = (string?)file["content"]!["downloadUrl"];
        Assert.Equal("工号,姓名\n", await host.Connector.GetStringAsync(url));
        using var again = await host.Connector.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_not_sent()
    {
        await using var host = await LocalChatHost.StartAsync();
        using var content = new ByteArrayContent(new byte[LocalFiles.MaxBytes + 1]);

        using var refused = await host.Page.PostAsync(Act + "files?name=large.csv", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Empty(host.Heard);
    }

    [Fact]
    public async Task A_file_of_the_bot_comes_after_the_person_has_agreed()
    {
        await using var host = await LocalChatHost.StartAsync();
        var question = await AskAsync(host);
        host.Bot = _ => Task.FromResult(Results.Ok());

        var answer = await host.DoAsync(Act + "consent", new { message = question, accept = true });

        Assert.Equal(200, (int)answer["status"]!);
        var invoke = Assert.Single(host.Heard);
        Assert.Equal(("fileConsent/invoke", question), ((string?)invoke["name"], (string?)invoke["replyToId"]));
        Assert.Equal(("accept", "r1"), ((string?)invoke["value"]!["action"], (string?)invoke["value"]!["context"]!["report"]));
        var upload = (string?)invoke["value"]!["uploadInfo"]!["uploadUrl"];
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(host, upload));
        Assert.Equal(HttpStatusCode.Accepted, await UploadAsync(host, upload, "工号,", from: 0, total: 14));
        Assert.Equal(HttpStatusCode.NotFound, await UploadAsync(host, upload, "工号,", from: 0, total: 14));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(host, upload));
        Assert.Equal(HttpStatusCode.Created, await UploadAsync(host, upload, "姓名\n", from: 7, total: 14));

        Assert.Equal("工号,姓名\n", await host.Page.GetStringAsync((string?)invoke["value"]!["uploadInfo"]!["contentUrl"]));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(host, upload));
        Assert.Equal(HttpStatusCode.NotFound, await UploadAsync(host, upload, "late", from: 14, total: 18));
    }

    [Fact]
    public async Task A_file_that_the_person_does_not_want_has_nowhere_to_go()
    {
        await using var host = await LocalChatHost.StartAsync();
        var question = await AskAsync(host);

        await host.DoAsync(Act + "consent", new { message = question, accept = false });

        var value = Assert.Single(host.Heard)["value"]!;
        Assert.Equal(("decline", "r1"), ((string?)value["action"], (string?)value["context"]!["report"]));
        Assert.Null(value["uploadInfo"]);
    }

    private static async Task<string> AskAsync(LocalChatHost host)
    {
        var context = new { report = "r1" };
        using var sent = await host.SendAsync(LocalChatHost.Lin, new
        {
            type = "message",
            attachments = new[]
            {
                new
                {
                    contentType = "application/vnd.microsoft.teams.card.file.consent",
                    name = "结果.csv",
                    content = new { sizeInBytes = 14, acceptContext = context, declineContext = context },
                },
            },
        });
        return (string)(await sent.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    private static async Task<HttpStatusCode> UploadAsync(LocalChatHost host, string? url, string part, long from, long total)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(part));
        content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + content.Headers.ContentLength!.Value - 1, total);
        using var response = await host.Connector.PutAsync(url, content);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusOfAsync(LocalChatHost host, string? url)
    {
        using var response = await host.Page.GetAsync(url);
        return response.StatusCode;
    }
}
