using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfBot.Cards.Help;
using PerfBot.Domain.Audit;
using PerfBot.Domain.People;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Turns;

/// <summary>A turn that takes too long or breaks: answered in words, nothing saved, and good again at the next try.</summary>
public sealed class TurnWatchTests : IAsyncLifetime
{
    private readonly Hourglass _time = new();
    private readonly KeptLog _log = new();
    private readonly Obstacle _obstacle = new();
    private TestBot _bot = null!;
    private ChatPerson _lin = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync(services => services
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton<ILoggerProvider>(_log)
            .AddSingleton(_obstacle)
            .AddScoped<IHandle<ChooseLanguage>, ObstructedHandler>()
            .AddScoped<IHandle<ShowHelp>, ObstructedHandler>()
            .AddScoped<IHandle<ReceiveFiles>, ObstructedHandler>());
        await Given.CastAsync(_bot.Services);
        _lin = _bot.Person(Given.LinAccount, "林小雨");
        await _lin.MeetAsync();
        await _lin.SayAsync("我的待办");
        _obstacle.IsInTheWay = true;
    }

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Theory]
    [InlineData("zh-CN", "未保存任何内容，请重试")]
    [InlineData("en-US", "Nothing was saved; please try again")]
    public async Task A_click_that_takes_too_long_is_answered_with_a_card_that_says_so(string locale, string said)
    {
        var click = Click(locale);

        using var response = await OutlastAsync(click);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(200, body.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/vnd.microsoft.card.adaptive", body.GetProperty("type").GetString());
        var card = new ShownCard("", body.GetProperty("value"));
        Assert.Contains(said, card.Text, StringComparison.Ordinal);
        var line = Assert.Single(_log.Lines);
        Assert.Equal((LogLevel.Warning, null), (line.Level, line.Exception));
        Assert.Contains(line.Text.Split(' ')[^1], card.Text, StringComparison.Ordinal); // the id that the log knows it by
    }

    [Fact]
    public async Task Nothing_of_a_turn_that_took_too_long_is_saved_and_the_same_delivery_runs_anew()
    {
        var click = Click();
        (await OutlastAsync(click)).Dispose();
        Assert.Equal((null, 0), await SavedAsync());

        _obstacle.IsInTheWay = false;
        using var again = await _bot.PostAsync(click);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(("en-US", 1), await SavedAsync());
    }

    [Fact]
    public async Task The_card_tries_again_with_everything_that_was_typed()
    {
        using var response = await OutlastAsync(Click());
        var card = await ChatPerson.AnswerAsync(response, "1795000000000");
        _obstacle.IsInTheWay = false;

        await _lin.PressAsync(card, "重试");

        Assert.Equal(("en-US", 1), await SavedAsync());
    }

    [Fact]
    public async Task A_message_that_takes_too_long_is_answered_in_the_chat()
    {
        var message = Message();
        var before = _lin.Chat.Count;

        using var response = await OutlastAsync(message);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(before + 1, _lin.Chat.Count);
        Assert.Contains("处理时间过长", _lin.LastCard.Text, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Warning, Assert.Single(_log.Lines).Level);
    }

    [Fact]
    public async Task Files_may_take_longer_and_not_for_ever()
    {
        var hr = _bot.Person(Given.WuAccount, "吴人事");
        var message = hr.Activity("message");
        message["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = "readings.csv",
            ["content"] = new JsonObject { ["downloadUrl"] = "https://files.example/1", ["uniqueId"] = "1", ["fileType"] = "csv" },
        });
        var posting = _bot.PostAsync(message);
        await _obstacle.Met.WaitAsync(TimeSpan.FromSeconds(30));

        _time.RunOut(TimeSpan.FromSeconds(11));
        Assert.False(_obstacle.Stopped.IsCancellationRequested);
        _time.RunOut(TimeSpan.FromSeconds(15));

        Assert.Equal(HttpStatusCode.Accepted, (await posting).StatusCode);
        Assert.Contains("处理时间过长", hr.LastCard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_not_even_that_can_be_said_the_channel_is_asked_to_deliver_again()
    {
        var message = Message();
        _bot.Faults = _ => new(429, """{"error":{"code":"Throttled"}}""");
        Assert.Equal(HttpStatusCode.BadGateway, (await OutlastAsync(message)).StatusCode);

        (_bot.Faults, _obstacle.IsInTheWay) = (null, false);
        using var again = await _bot.PostAsync(message);

        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Contains("done", _lin.LastCard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_the_connector_never_confirms_is_not_sent_twice()
    {
        _obstacle.IsInTheWay = false;
        var message = Message();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        _bot.Faults = _ =>
        {
            asked.TrySetResult();
            return new ConnectorAnswer(200) { After = never.Task };
        };
        var posting = _bot.PostAsync(message);
        await asked.Task;
        _time.RunOut();

        Assert.Equal(HttpStatusCode.Accepted, (await posting).StatusCode);
        Assert.Equal(LogLevel.Warning, Assert.Single(_log.Lines).Level);
        never.SetResult();
    }

    [Fact]
    public async Task A_fault_is_answered_with_a_card_too_and_logged_with_what_it_was()
    {
        _obstacle.Breaks = true;

        using var response = await _bot.PostAsync(Click());

        var card = await ChatPerson.AnswerAsync(response, "1795000000000");
        Assert.Contains("我这边出了点问题", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("obstacle", card.Text, StringComparison.OrdinalIgnoreCase);
        var line = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.IsType<InvalidOperationException>(line.Exception);
        Assert.Contains(line.Text.Split(' ')[^1], card.Text, StringComparison.Ordinal);
        Assert.Equal((null, 0), await SavedAsync());
    }

    [Fact]
    public async Task In_a_group_the_card_offers_nothing()
    {
        var click = Click();
        click["conversation"]!["conversationType"] = "groupChat";
        await DropPeopleAsync(); // so that a group's turn has something to stumble over

        using var response = await _bot.PostAsync(click);

        var card = await ChatPerson.AnswerAsync(response, "1795000000000");
        Assert.Contains("我这边出了点问题", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Buttons);
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_is_left_to_the_channel_to_deliver_again()
    {
        await DropPeopleAsync();
        var added = _lin.Activity("conversationUpdate");
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"29:{_lin.Account}" });

        using var response = await _bot.PostAsync(added);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private JsonObject Click(string locale = "zh-CN")
    {
        var click = _bot.Person(Given.LinAccount, "林小雨", locale).Activity("invoke");
        click["name"] = "adaptiveCard/action";
        click["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = ChooseLanguage.Verb, ["data"] = new JsonObject { ["verb"] = ChooseLanguage.Verb, ["tag"] = "en-US" } },
            ["trigger"] = "manual",
        };
        return click;
    }

    private JsonObject Message()
    {
        var message = _lin.Activity("message");
        message["text"] = "帮助";
        return message;
    }

    /// <summary>Posts, waits until the use case hangs, and lets the time run out.</summary>
    private async Task<HttpResponseMessage> OutlastAsync(JsonObject activity)
    {
        var posting = _bot.PostAsync(activity);
        await _obstacle.Met.WaitAsync(TimeSpan.FromSeconds(30));
        _time.RunOut();
        return await posting;
    }

    private Task<(string? Language, int Events)> SavedAsync() => _bot.ReadAsync(async db => (
        (await db.Employees.AsNoTracking().SingleAsync(e => e.Number == "E4")).Language,
        await db.AuditEvents.CountAsync(e => e.Action == "obstacle.passed")));

    private async Task DropPeopleAsync()
    {
        await _bot.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE \"RoleGrants\""));
        _bot.Services.GetRequiredService<Charts>().Forget();
    }

    /// <summary>What stands in the way of a use case.</summary>
    private sealed class Obstacle
    {
        private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsInTheWay { get; set; }

        public bool Breaks { get; set; }

        public Task Met => _met.Task;

        /// <summary>Ends the use case that it stands in the way of.</summary>
        public CancellationToken Stopped { get; private set; }

        public async Task PassAsync(CancellationToken ct)
        {
            if (Breaks)
            {
                throw new InvalidOperationException("The obstacle broke.");
            }

            if (IsInTheWay)
            {
                Stopped = ct;
                _met.TrySetResult();
                await Task.Delay(Timeout.Infinite, ct);
            }
        }
    }

    /// <summary>Changes something, and then meets the obstacle.</summary>
    private sealed class ObstructedHandler(ReviewDb db, Obstacle obstacle) : IHandle<ChooseLanguage>, IHandle<ShowHelp>, IHandle<ReceiveFiles>
    {
        public async Task<Reply> HandleAsync(ReceiveFiles request, Caller caller, CancellationToken ct)
        {
            await obstacle.PassAsync(ct);
            return new(new PrivateOnlyCard());
        }

        public async Task<Reply> HandleAsync(ChooseLanguage request, Caller caller, CancellationToken ct)
        {
            var employee = await db.Employees.SingleAsync(e => e.Number == "E4", ct);
            employee.Choose(request.Tag!);
            db.Note(AuditEvent.Of(TimeProvider.System.GetUtcNow(), caller.Actor, "obstacle.passed", "obstacle", detail: null));
            await obstacle.PassAsync(ct);
            return new(new PrivateOnlyCard());
        }

        public async Task<Reply> HandleAsync(ShowHelp request, Caller caller, CancellationToken ct)
        {
            await obstacle.PassAsync(ct);
            return new(new HelpCard(Roles.Employee, HelpOpening.Welcome, "done", 0));
        }
    }
}
