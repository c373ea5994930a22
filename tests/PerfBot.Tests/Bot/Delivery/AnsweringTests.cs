using System.Net;
using System.Text.Json.Nodes;
using PerfBot.Tests.Bot.Turns;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Delivery;

/// <summary>An answer that the channel refuses to take is not lost, and is not said twice either, however often the channel delivers the question.</summary>
public sealed class AnsweringTests : IAsyncLifetime
{
    private static readonly ConnectorAnswer Throttled = new(429, """{"error":{"code":"Throttled"}}""");

    private TestBot _bot = null!;
    private ChatPerson _lin = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await Given.CastAsync(_bot.Services);
        _lin = _bot.Person(Given.LinAccount, "林小雨");
        await _lin.MeetAsync();
    }

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Fact]
    public async Task An_answer_that_the_channel_did_not_take_goes_out_with_the_next_delivery_and_never_again()
    {
        var question = Question();
        var before = _lin.Chat.Count;

        Assert.Equal(HttpStatusCode.BadGateway, await DeliverAsync(question, Throttled));
        Assert.Equal(HttpStatusCode.Accepted, await DeliverAsync(question));
        Assert.Equal(before + 1, _lin.Chat.Count);
        Assert.Equal(HttpStatusCode.Accepted, await DeliverAsync(question));

        Assert.Equal(before + 1, _lin.Chat.Count);
    }

    [Fact]
    public async Task An_answer_that_fails_twice_goes_out_with_the_third_delivery()
    {
        var question = Question();
        var before = _lin.Chat.Count;

        await DeliverAsync(question, Throttled);
        Assert.Equal(HttpStatusCode.BadGateway, await DeliverAsync(question, Throttled));
        await DeliverAsync(question);

        Assert.Equal(before + 1, _lin.Chat.Count);
    }

    [Fact]
    public async Task A_click_of_an_old_client_that_comes_under_new_ids_is_answered_once_too()
    {
        var hr = _bot.Person(Given.WuAccount, "吴人事");
        await hr.MeetAsync();
        await WholeCycleTests.StartAsync(hr);
        var form = await _lin.WaitForCardAsync("第 1/");
        var click = _lin.Activity("message");
        click["replyToId"] = form.MessageId;
        click["value"] = JsonNode.Parse(form.Button("保存并继续").GetProperty("fallback").GetProperty("data").GetRawText());

        Assert.Equal(HttpStatusCode.BadGateway, await DeliverAsync(click, Throttled));
        Assert.Equal(HttpStatusCode.Accepted, await DeliverAsync(UnderANewId(click)));
        Assert.Contains("第 2/", Form().Card.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, await DeliverAsync(UnderANewId(click)));

        Assert.Equal(1, Form().Changed);

        SentMessage Form() => _lin.Chat.Single(m => m.Id == form.MessageId);
    }

    private JsonObject Question()
    {
        var message = _lin.Activity("message");
        message["text"] = "帮助";
        return message;
    }

    private JsonObject UnderANewId(JsonObject activity)
    {
        var again = activity.DeepClone().AsObject();
        again["id"] = _bot.NewId();
        return again;
    }

    private async Task<HttpStatusCode> DeliverAsync(JsonObject activity, ConnectorAnswer? fault = null)
    {
        _bot.Faults = r => r.Path.Contains("/activities", StringComparison.Ordinal) ? fault : null;
        using var response = await _bot.PostAsync(activity);
        return response.StatusCode;
    }
}
