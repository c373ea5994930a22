using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Reviews;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Turns;

/// <summary>What happens to one turn, over HTTP: delivered twice, too late, by the wrong person, unreadable.</summary>
public sealed class TurnTests : IAsyncLifetime
{
    private TestBot _bot = null!;
    private ChatPerson _lin = null!;
    private ChatPerson _hr = null!;
    private ShownCard _form = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await Given.CastAsync(_bot.Services);
        (_lin, _hr) = (_bot.Person(Given.LinAccount, "林小雨"), _bot.Person(Given.WuAccount, "吴人事"));
        await _lin.MeetAsync();
        await _hr.MeetAsync();
        await WholeCycleTests.StartAsync(_hr);
        _form = await _lin.WaitForCardAsync("第 1/");
    }

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Fact]
    public async Task The_same_click_delivered_twice_is_answered_alike_and_counted_once()
    {
        var click = SaveClick();

        var first = await PostForBodyAsync(click);
        var second = await PostForBodyAsync(click);

        Assert.Equal(first, second);
        Assert.Equal(1, await CountSavesAsync());
    }

    [Fact]
    public async Task The_same_click_under_a_new_id_is_answered_alike_and_counted_once()
    {
        var click = SaveClick();
        var first = await PostForBodyAsync(click);

        var again = click.DeepClone().AsObject();
        again["id"] = _bot.NewId();

        Assert.Equal(first, await PostForBodyAsync(again));
        Assert.Equal(1, await CountSavesAsync());
    }

    [Fact]
    public async Task Five_identical_clicks_at_once_are_one_change_and_one_audit_event()
    {
        var click = SaveClick();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostForBodyAsync(click)));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await CountSavesAsync());
        Assert.Equal(2, (await TaskAsync()).Version);
    }

    [Fact]
    public async Task A_card_left_behind_on_another_device_is_answered_with_the_present_one_and_what_was_typed()
    {
        await _lin.PressAsync(_form, "保存并继续", ("comment", "手机上写的"));

        var present = await _lin.PressAsync(_form, "保存并继续", ("comment", "电脑上写的"));

        Assert.Contains("卡片已过期", present.Text, StringComparison.Ordinal);
        Assert.Equal("电脑上写的", present.Inputs.Single(i => i.Id == "comment").Value);
        Assert.Equal("手机上写的", (await TaskAsync()).Said.On("page-0").Comment);
        await _lin.PressAsync(present, "保存并继续");
        Assert.Equal("电脑上写的", (await TaskAsync()).Said.On("page-0").Comment);
    }

    [Fact]
    public async Task What_was_saved_survives_a_restart()
    {
        await _lin.PressAsync(_form, "保存并继续", ("comment", "重启前写的"));

        await _bot.RestartAsync();

        var tasks = await _lin.SayAsync("我的待办");
        var form = await _lin.PressAsync(tasks, "去填写");
        Assert.Contains("第 2/", form.Text, StringComparison.Ordinal);
        Assert.Equal("重启前写的", (await _lin.PressAsync(form, "保存并返回上一步")).Inputs.Single(i => i.Id == "comment").Value);
    }

    [Fact]
    public async Task A_button_pressed_by_somebody_else_does_nothing_but_say_so()
    {
        var qian = _bot.Person(Given.QianAccount, "钱文博");

        var answer = await qian.PressAsync(_form, "保存并继续", ("comment", "不是我的"));

        Assert.Contains("不属于您", answer.Text, StringComparison.Ordinal);
        Assert.Empty((await TaskAsync()).Said.Lines);
    }

    [Fact]
    public async Task A_total_or_a_state_sent_by_a_client_is_ignored()
    {
        var click = SaveClick();
        var data = click["value"]!["action"]!["data"]!.AsObject();
        data["state"] = "Done";
        data["total"] = "100";
        data["line-0.unknown"] = "5";

        await PostForBodyAsync(click);

        var task = await TaskAsync();
        Assert.Equal(TaskState.Open, task.State);
        Assert.DoesNotContain("0.unknown", task.Said.Lines.Keys);
    }

    [Fact]
    public async Task A_rating_off_the_scale_is_shown_again_with_the_reason_and_the_rest_is_saved()
    {
        var page = _form;
        while (page.Inputs.All(i => i.Id == "comment"))
        {
            page = await _lin.PressAsync(page, "保存并继续", ("comment", "好"));
        }

        var rating = page.Inputs.First(i => i.Id != "comment").Id;
        var answer = await _lin.PressAsync(page, "保存并继续", (rating, "7"), ("comment", "保留这句"));

        Assert.Contains("请填写 0 到 5 之间的数，收到 7", answer.Text, StringComparison.Ordinal);
        Assert.Equal("7", answer.Inputs.Single(i => i.Id == rating).Value);
        Assert.Contains((await TaskAsync()).Said.Lines.Values, a => a.Comment == "保留这句");
    }

    [Fact]
    public async Task A_button_nobody_knows_is_answered_with_what_can_be_done_now()
    {
        var click = SaveClick();
        click["value"]!["action"]!["verb"] = "task.from-another-age";

        var card = await ChatPerson.AnswerAsync(await _bot.PostAsync(click), _form.MessageId);

        Assert.Contains("已失效", card.Text, StringComparison.Ordinal);
        Assert.True(card.Has("我的待办"));
    }

    [Fact]
    public async Task A_payload_that_cannot_be_read_is_refused_kindly()
    {
        var click = SaveClick();
        click["value"]!["action"]!["data"]!["task"] = "not an id";

        Assert.Contains("无法识别", (await ChatPerson.AnswerAsync(await _bot.PostAsync(click), _form.MessageId)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_only_knows_submit_gets_the_next_card_in_place_of_the_old_one()
    {
        var before = _lin.Chat.Count;
        var button = _form.Button("保存并继续").GetProperty("fallback");
        var submit = _lin.Activity("message");
        submit["replyToId"] = _form.MessageId;
        submit["value"] = JsonNode.Parse(button.GetProperty("data").GetRawText());
        submit["value"]!["comment"] = "旧客户端";

        using var response = await _bot.PostAsync(submit);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(before, _lin.Chat.Count);
        var card = _lin.Chat.Single(m => m.Id == _form.MessageId);
        Assert.Equal(1, card.Changed);
        Assert.Contains("第 2/", card.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_delivered_twice_is_answered_once()
    {
        var message = _lin.Activity("message");
        message["text"] = "帮助";
        var before = _lin.Chat.Count;

        await _bot.PostAsync(message);
        await _bot.PostAsync(message);

        Assert.Equal(before + 1, _lin.Chat.Count);
    }

    [Fact]
    public async Task A_card_that_refreshes_by_itself_changes_nothing()
    {
        var click = SaveClick();
        click["value"]!["trigger"] = "automatic";

        await PostForBodyAsync(click);

        Assert.Equal(0, await CountSavesAsync());
    }

    [Fact]
    public async Task Nothing_is_shown_in_a_group()
    {
        var click = SaveClick();
        click["conversation"]!["conversationType"] = "groupChat";

        var card = await ChatPerson.AnswerAsync(await _bot.PostAsync(click), _form.MessageId);

        Assert.Contains("单独聊天", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Buttons);
        Assert.Equal(0, await CountSavesAsync());
    }

    [Theory]
    [InlineData("{\"type\":", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"text\":\"no type\"}", 400)]
    public async Task Malformed_json_is_a_bad_request(string body, int status)
    {
        using var response = await _bot.PostAsync(body, _bot.OpenId.Token(TestBot.AppId, _bot.Connector.ServiceUrl));
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Too_much_without_a_token_for_another_connector_and_an_unknown_invoke_each_get_their_status()
    {
        var message = _lin.Activity("message");
        message["text"] = "帮助";
        var good = _bot.OpenId.Token(TestBot.AppId, _bot.Connector.ServiceUrl);
        var large = message.DeepClone();
        large["text"] = new string('x', 300_000);
        var unknown = _lin.Activity("invoke");
        unknown["name"] = "composeExtension/query";
        var foreign = message.DeepClone();
        foreign["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999";
        foreign["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";

        Assert.Equal(413, await StatusAsync(large, good));
        Assert.Equal(401, await StatusAsync(message, null));
        Assert.Equal(401, await StatusAsync(message, "nonsense"));
        Assert.Equal(403, await StatusAsync(message, _bot.OpenId.Token(TestBot.AppId, "https://smba.trafficmanager.net/emea/")));
        Assert.Equal(403, await StatusAsync(foreign, good));
        Assert.Equal(501, await StatusAsync(unknown, good));
        Assert.Equal(200, await StatusAsync(_lin.Activity("messageReaction"), good));
    }

    [Fact]
    public async Task A_stranger_learns_whom_to_ask_and_hr_can_say_who_it_is()
    {
        await _bot.ReadAsync(async db =>
        {
            await db.Employees.Where(e => e.Number == "E5").ExecuteUpdateAsync(e => e.SetProperty(x => x.ChannelUser, (string?)null));
            return 0;
        });
        await _bot.RestartAsync();
        var qian = _bot.Person("29999999-0000-4000-8000-000000000009", "钱文博", "en-US");

        var answer = await qian.SayAsync("my tasks");

        Assert.Contains("吴人事", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Buttons);
        var question = await _hr.WaitForCardAsync("“钱文博”是谁");
        Assert.Contains("钱文博", question.Choices("employee").Single(c => c.Value == question.Inputs.Single().Value).Text, StringComparison.Ordinal);
        await _hr.PressAsync(question, "关联");
        await qian.WaitForCardAsync("Welcome, 钱文博");
        Assert.True((await qian.SayAsync("my tasks")).Has("Fill in"));
    }

    [Fact]
    public async Task Somebody_whose_address_the_channel_vouches_for_is_known_at_once()
    {
        await _bot.ReadAsync(async db =>
        {
            await db.Employees.Where(e => e.Number == "E5").ExecuteUpdateAsync(e => e.SetProperty(x => x.ChannelUser, (string?)null).SetProperty(x => x.Email, "qian@xinhe.example"));
            return 0;
        });
        await _bot.RestartAsync();
        var qian = _bot.Person("29999999-0000-4000-8000-000000000009", "Qian");
        _bot.Connector.Members[$"29:{qian.Account}"] = """{"id":"29:q","name":"Qian","email":"Qian@xinhe.example"}""";

        await qian.MeetAsync();

        await qian.WaitForCardAsync("欢迎使用绩效助手");
        Assert.Empty(await _bot.ReadAsync(db => db.Strangers.ToListAsync()));
    }

    [Fact]
    public async Task A_review_can_be_returned_with_a_reason_and_nothing_typed_is_lost()
    {
        await WholeCycleTests.SelfAssessAsync(_lin);
        var zhao = _bot.Person(Given.ZhaoAccount, "赵主管");
        await zhao.MeetAsync();
        var form = await zhao.PressAsync(await zhao.SayAsync("团队"), "去评分");
        form = await zhao.PressAsync(form, "保存并继续", ("comment", "主管的话"));
        var ask = await zhao.PressAsync(form, "退回");
        Assert.Contains("填写原因", (await zhao.PressAsync(ask, "退回", ("reason", " "))).Text, StringComparison.Ordinal);

        await zhao.PressAsync(ask, "退回", ("reason", "请补充工单处理的例子"));

        var again = await _lin.WaitForCardAsync("请补充工单处理的例子");
        await WholeCycleTests.ScoreAsync(_lin, again);
        form = await zhao.PressAsync(await zhao.SayAsync("团队"), "去评分");
        Assert.Equal("主管的话", (await zhao.PressAsync(form, "保存并返回上一步")).Inputs.Single(i => i.Id == "comment").Value);
    }

    private JsonObject SaveClick() => _lin.Click(_form, _form.Button("保存并继续"), ("comment", "处理了 46 张工单"));

    private async Task<string> PostForBodyAsync(JsonNode activity)
    {
        using var response = await _bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<int> StatusAsync(JsonNode activity, string? token)
    {
        using var response = await _bot.PostAsync(activity.ToJsonString(), token);
        return (int)response.StatusCode;
    }

    private Task<int> CountSavesAsync() => _bot.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "task.saved"));

    private Task<ReviewTask> TaskAsync()
    {
        var id = new TaskId(_form.Button("保存并继续").GetProperty("data").GetProperty("task").GetGuid());
        return _bot.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == id));
    }
}
