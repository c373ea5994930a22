using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Delivery;
using PerfBot.Bot.Options;
using PerfBot.Cards.Help;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Delivery;

/// <summary>What becomes of a message when the channel does this or that. Everything over HTTP.</summary>
[Trait("Speed", "Slow")]
public sealed class DeliveryTests : IAsyncLifetime
{
    private TestBot _bot = null!;
    private ChatPerson _hr = null!;
    private ChatPerson _lin = null!;
    private EmployeeId _linId;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync(services => services.Configure<DeliveryOptions>(o => (o.RequestTimeout, o.Probe) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))));
        await Given.CastAsync(_bot.Services);
        _hr = _bot.Person(Given.WuAccount, "吴人事");
        _lin = _bot.Person(Given.LinAccount, "林小雨");
        await _hr.MeetAsync();
        await _lin.MeetAsync();
        _linId = (await _bot.ReadAsync(db => db.Employees.SingleAsync(e => e.Number == "E4"))).Id;
    }

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Theory]
    [InlineData(400, "BadArgument", OutboxState.Failed)]
    [InlineData(403, "ConversationBlockedByUser", OutboxState.Blocked)]
    [InlineData(403, "BotNotInConversationRoster", OutboxState.Uninstalled)]
    [InlineData(413, "MessageSizeTooBig", OutboxState.Failed)]
    [InlineData(500, "ServiceError", OutboxState.Failed)]
    public async Task What_the_channel_will_never_take_is_sent_once_and_ends_with_its_reason(int status, string code, OutboxState state)
    {
        var requests = Answer(_ => new(status, $$$"""{"error":{"code":"{{{code}}}"}}"""));

        var message = await SendAsync();

        Assert.Equal((state, code, 1), (message.State, message.LastError, message.Attempts));
        Assert.Equal(1, requests());
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task What_may_succeed_later_is_tried_again_until_it_does(int status)
    {
        var requests = Answer(n => n < 3 ? new(status) { Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } } : null);

        var message = await SendAsync();

        Assert.Equal((OutboxState.Sent, 3), (message.State, message.Attempts));
        Assert.Equal(3, requests());
    }

    [Fact]
    public async Task After_five_attempts_it_is_given_up()
    {
        var requests = Answer(_ => new(429, """{"error":{"code":"Throttled"}}""") { Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });

        var message = await SendAsync();

        Assert.Equal((OutboxState.Failed, "Throttled", 5), (message.State, message.LastError, message.Attempts));
        Assert.Equal(5, requests());
    }

    [Fact]
    public async Task Retry_after_outranks_the_own_waiting()
    {
        Answer(n => n == 1 ? new(429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } } : null);
        var before = DateTimeOffset.Parse("2020-01-01", System.Globalization.CultureInfo.InvariantCulture);

        var message = await SendAsync(m => m.Attempts == 1 && m.LeaseUntil == null);

        Assert.Equal(OutboxState.Pending, message.State);
        Assert.InRange(message.NotBefore - _bot.Services.GetRequiredService<CompanyClock>().Now(), TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
        Assert.True(before < message.NotBefore);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_card_whose_answer_is_lost_is_sent_once_more_and_then_no_more(bool hangs)
    {
        var requests = Answer(_ => hangs ? new(201) { After = Task.Delay(Timeout.Infinite) } : new(201) { HangsUp = true });

        var message = await SendAsync();

        Assert.Equal((OutboxState.Ambiguous, 2), (message.State, message.Attempts));
        Assert.Equal(2, requests());
    }

    [Fact]
    public async Task A_reminder_whose_answer_is_lost_is_not_sent_again()
    {
        var requests = Answer(_ => new(504));

        var message = await SendAsync(kind: OutboxKind.Reminder);

        Assert.Equal((OutboxState.Ambiguous, 1), (message.State, message.Attempts));
        Assert.Equal(1, requests());
    }

    [Fact]
    public async Task A_card_that_was_taken_without_an_id_counts_as_sent()
    {
        Answer(_ => new(202, "{}"));

        var message = await SendAsync();

        Assert.Equal((OutboxState.Sent, (string?)null), (message.State, message.ActivityId));
    }

    [Fact]
    public async Task Who_deleted_the_chat_gets_a_new_one()
    {
        Answer(_ => null, r => r.Path.Contains(Uri.EscapeDataString(_lin.Conversation), StringComparison.Ordinal)
            ? new(404, """{"error":{"code":"ConversationNotFound"}}""")
            : r.Path == "v3/conversations" ? new(201, """{"id":"a:new"}""") : null);

        var message = await SendAsync();

        Assert.Equal((OutboxState.Sent, "a:new"), (message.State, message.ConversationId));
        Assert.Equal("a:new", (await _bot.ReadAsync(db => db.Conversations.SingleAsync(c => c.Employee == _linId))).ConversationId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_channel_that_is_away_when_a_new_chat_is_asked_for_is_asked_again(bool hangs)
    {
        var asked = 0;
        Answer(_ => null, r => r.Path.Contains(Uri.EscapeDataString(_lin.Conversation), StringComparison.Ordinal)
            ? new(404, """{"error":{"code":"ConversationNotFound"}}""")
            : r.Path != "v3/conversations" ? null
            : Interlocked.Increment(ref asked) > 1 ? new(201, """{"id":"a:new"}""")
            : hangs ? new(201) { After = Task.Delay(Timeout.Infinite) } : new(503));

        var message = await SendAsync();

        Assert.Equal((OutboxState.Sent, "a:new", 3), (message.State, message.ConversationId, message.Attempts));
    }

    [Fact]
    public async Task Who_has_no_other_chat_cannot_be_reached()
    {
        Answer(_ => null, r => r.Path.Contains(Uri.EscapeDataString(_lin.Conversation), StringComparison.Ordinal)
            ? new(404, """{"error":{"code":"ConversationNotFound"}}""")
            : r.Path == "v3/conversations" ? new(201, $$"""{"id":"{{_lin.Conversation}}"}""") : null);

        var message = await SendAsync();

        Assert.Equal((OutboxState.Unreachable, "ConversationNotFound", 1), (message.State, message.LastError, message.Attempts));
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_what_was_missed_when_they_come_back()
    {
        Answer(_ => new(403, """{"error":{"code":"ConversationBlockedByUser"}}"""));
        Assert.Equal(OutboxState.Blocked, (await SendAsync()).State);
        _bot.Faults = null;

        await _lin.SayAsync("帮助");

        await WaitAsync(m => m.State == OutboxState.Sent);
    }

    [Fact]
    public async Task Hr_sees_who_cannot_be_reached_why_and_what_to_do()
    {
        Answer(_ => new(403, """{"error":{"code":"ConversationBlockedByUser"}}"""));
        await SendAsync();
        _bot.Faults = null;

        var card = await _hr.SayAsync("联系不上");

        Assert.Contains("林小雨", card.Text, StringComparison.Ordinal);
        Assert.Contains("屏蔽了机器人", card.Text, StringComparison.Ordinal);
        Assert.Contains("解除屏蔽", card.Text, StringComparison.Ordinal);
        Assert.Contains("1 条消息", (await _hr.PressAsync(card, "重试")).Text, StringComparison.Ordinal);
        await WaitAsync(m => m.State == OutboxState.Sent);
    }

    [Fact]
    public async Task A_bot_that_is_turned_away_stops_says_so_and_goes_on_by_itself()
    {
        Answer(_ => new(401, """{"error":{"code":"BotNotRegistered"}}"""));
        var alarm = _bot.Services.GetRequiredService<DeliveryAlarm>();

        var waiting = await SendAsync(m => alarm.Current is not null && m.LeaseUntil == null);

        Assert.Equal((OutboxState.Pending, 0), (waiting.State, waiting.Attempts));
        _bot.Faults = r => r.Path.Contains("/activities", StringComparison.Ordinal) && r.Path.Contains(Uri.EscapeDataString(_lin.Conversation), StringComparison.Ordinal) ? new(401) : null;
        Assert.Contains("消息全部停发", (await _hr.SayAsync("联系不上")).Text, StringComparison.Ordinal);
        var health = await _bot.Services.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>().CheckHealthAsync();
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy, health.Entries["delivery"].Status);

        _bot.Faults = null;
        await WaitAsync(m => m.State == OutboxState.Sent);
        Assert.Null(alarm.Current);
    }

    [Fact]
    public async Task One_person_s_trouble_does_not_stop_the_others()
    {
        Answer(_ => new(500));
        await SendAsync();
        _bot.Faults = r => r.Path.Contains(Uri.EscapeDataString(_lin.Conversation), StringComparison.Ordinal) ? new(500) : null;
        var before = _hr.Chat.Count;
        var hr = (await _bot.ReadAsync(db => db.Employees.SingleAsync(e => e.Number == "E2"))).Id;

        await AddAsync(db => db.Send(hr, new ShowHelp(), "help", DateTimeOffset.UnixEpoch));

        await _hr.WaitForCardAsync("我能做什么", before - 1);
    }

    [Fact]
    public async Task A_message_for_somebody_who_has_left_says_so()
    {
        Answer(_ => null);
        await AddAsync(db => db.Outbox.Add(OutboxMessage.Card(EmployeeId.New(), ShowHelp.Verb, "{}", "gone", DateTimeOffset.UnixEpoch)));

        var message = await WaitAsync(m => m.State == OutboxState.Excluded, "gone");

        Assert.Equal(DeliveryTroubles.NotEmployed, message.LastError);
    }

    [Fact]
    public async Task A_card_that_is_about_to_show_the_answer_to_a_button_on_it_shows_nothing_else_in_between()
    {
        var card = (await SendAsync()).ActivityId!;

        await AddAsync(db =>
        {
            db.Refresh(_linId, new ShowHelp(), "test", DateTimeOffset.UnixEpoch);
            db.Outbox.Add(OutboxMessage.UpdateOf(_linId, ShowHelp.Verb, "{}", $"card:{card}", _lin.Conversation, card, DateTimeOffset.UnixEpoch));
        });

        Assert.Equal(OutboxState.Sent, (await WaitAsync(m => m.State != OutboxState.Pending, $"card:{card}")).State);
        Assert.Equal(OutboxState.Superseded, await _bot.ReadAsync(db => db.Outbox.Where(m => m.Key == "test" && m.Kind == OutboxKind.Update).Select(m => m.State).SingleAsync()));
        Assert.Single(_bot.Connector.Requests, r => r.Method == "PUT" && r.Path.EndsWith(card, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_met_in_two_ways_at_the_same_instant_is_met_once()
    {
        Answer(_ => null, r => r.Path == "v3/conversations" ? new(201, """{"id":"a:qian"}""") : null);
        var book = _bot.Services.GetRequiredService<ConversationBook>();
        var qian = (await _bot.Services.GetRequiredService<Charts>().GetAsync(CancellationToken.None)).FindByChannelUser(Given.QianAccount)!;

        var meetings = new List<Task<Conversation?>>();
        using (await WriteGate.EnterAsync(CancellationToken.None)) // each has found nobody before any of them writes
        {
            meetings.AddRange(Enumerable.Range(0, 3).Select(_ => Task.Run(() => book.StartAsync(qian, CancellationToken.None))));
            await Task.Delay(500);
        }

        await Task.WhenAll(meetings);
        Assert.Equal("a:qian", (await _bot.ReadAsync(db => db.Conversations.SingleAsync(c => c.Employee == qian.Id))).ConversationId);
    }

    /// <summary>Decides what posts into Lin's chat are answered: by their number from 1, or by the request.</summary>
    private Func<int> Answer(Func<int, ConnectorAnswer?> answer, Func<ConnectorRequest, ConnectorAnswer?>? others = null)
    {
        var count = 0;
        _bot.Faults = r => r.Method == "POST" && r.Path.Contains($"{Uri.EscapeDataString(_lin.Conversation)}/activities", StringComparison.Ordinal)
            ? answer(Interlocked.Increment(ref count)) ?? others?.Invoke(r)
            : others?.Invoke(r);
        return () => Volatile.Read(ref count);
    }

    /// <summary>Puts a message for Lin into the outbox and waits until it has ended.</summary>
    private async Task<OutboxMessage> SendAsync(Func<OutboxMessage, bool>? until = null, OutboxKind kind = OutboxKind.Card)
    {
        var payload = JsonSerializer.Serialize(new { });
        await AddAsync(db => db.Outbox.Add(kind == OutboxKind.Reminder
            ? OutboxMessage.Reminder(_linId, ShowHelp.Verb, payload, "test", DateTimeOffset.UnixEpoch)
            : OutboxMessage.Card(_linId, ShowHelp.Verb, payload, "test", DateTimeOffset.UnixEpoch)));
        return await WaitAsync(until ?? (m => m.State != OutboxState.Pending));
    }

    private async Task AddAsync(Action<ReviewDb> add)
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        add(db);
        await db.SaveAsync(CancellationToken.None);
        _bot.Services.GetRequiredService<OutboxSignal>().Set();
    }

    private async Task<OutboxMessage> WaitAsync(Func<OutboxMessage, bool> until, string key = "test")
    {
        for (var i = 0; i < 800; i++)
        {
            if (await _bot.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Key == key)) is var message && until(message))
            {
                return message;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException();
    }
}
