using System.Net;
using Microsoft.Extensions.Options;
using PerfBot.Bot.Hosting;

namespace PerfBot.Tests.Bot;

/// <summary>What a host in Production offers, and what it does not.</summary>
[Trait("Speed", "Slow")]
public sealed class HostTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/local/api/people")]
    [InlineData("/local/connector/v3/conversations")]
    [InlineData("/lib/adaptivecards.min.js")]
    public async Task The_local_chat_is_not_there_in_production(string path)
    {
        var folder = Directory.CreateTempSubdirectory("perfbot-host-").FullName;
        await using var app = BotHost.Build(
        [
            "--environment=Production",
            "--urls=http://127.0.0.1:0",
            $"--Store:Folder={folder}",
            "--Bot:AppId=22222222-2222-4222-8222-222222222222",
            "--Bot:AppTenantId=11111111-1111-4111-8111-111111111111",
            "--Bot:ClientSecret=a-secret-of-the-test",
        ]);
        await StoreStart.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var answer = await http.GetAsync(path);
        using var message = await http.PostAsync("/api/messages", new StringContent("{\"type\":\"message\"}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, message.StatusCode);
    }

    [Fact]
    public async Task Production_does_not_start_without_knowing_whose_tokens_to_take()
    {
        await using var app = BotHost.Build(["--environment=Production", "--urls=http://127.0.0.1:0"]);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains("Bot:AppId", refused.Message, StringComparison.Ordinal);
    }
}
