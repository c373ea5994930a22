using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Reviews;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Turns;

/// <summary>Two devices, or two people, on one thing: the loser gets the present card, and what was typed stands on it.</summary>
public sealed class TwoDevicesTests : IAsyncLifetime
{
    private TestBot _bot = null!;
    private ChatPerson _lin = null!;
    private ShownCard _form = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await Given.CastAsync(_bot.Services);
        var hr = _bot.Person(Given.WuAccount, "吴人事");
        _lin = _bot.Person(Given.LinAccount, "林小雨");
        await hr.MeetAsync();
        await _lin.MeetAsync();
        await WholeCycleTests.StartAsync(hr, "技术支持部");
        _form = await _lin.WaitForCardAsync("第 1/");
    }

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Fact]
    public async Task A_page_saved_on_an_old_card_comes_back_with_what_was_typed()
    {
        await _lin.PressAsync(_form, "保存并继续", ("comment", "电脑上写的"));

        var again = await _lin.PressAsync(_form, "保存并继续", ("comment", "手机上写的"));

        Assert.Contains("刚才的卡片已过期", again.Text, StringComparison.Ordinal);
        Assert.Contains(again.Inputs, i => i is { Id: "comment", Value: "手机上写的" });
        Assert.Contains("电脑上写的", again.Text, StringComparison.Ordinal); // what stands saved, and would be replaced
        var task = await _bot.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Subject == t.Assignee && db.Employees.Any(e => e.Id == t.Subject && e.Name == "林小雨")));
        Assert.Equal("电脑上写的", task.Said.On("page-0").Comment);
    }

    [Fact]
    public async Task Of_two_devices_at_the_same_instant_one_is_kept_and_the_other_gets_its_words_back()
    {
        string[] texts = ["电脑上写的", "手机上写的", "平板上写的"];
        var answers = await Task.WhenAll(texts.Select(async text =>
        {
            using var response = await _bot.PostAsync(_lin.Click(_form, _form.Button("保存并继续"), ("comment", text)));
            return (Text: text, Card: await ChatPerson.AnswerAsync(response, _form.MessageId));
        }));

        var task = await _bot.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Subject == t.Assignee && db.Employees.Any(e => e.Id == t.Subject && e.Name == "林小雨")));
        var kept = task.Said.On("page-0").Comment;
        Assert.Contains(kept, texts);
        Assert.All(answers.Where(a => a.Text != kept), loser =>
        {
            Assert.Contains("刚才的卡片已过期", loser.Card.Text, StringComparison.Ordinal);
            Assert.Contains(loser.Card.Inputs, i => i.Id == "comment" && i.Value == loser.Text);
        });
    }

    [Fact]
    public async Task Whose_task_was_given_to_somebody_else_while_they_typed_gets_their_words_back()
    {
        await using (var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(_bot.Services))
        {
            var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<PerfBot.Store.ReviewDb>(scope.ServiceProvider);
            var task = await db.Tasks.SingleAsync(t => t.Subject == t.Assignee && db.Employees.Any(e => e.Id == t.Subject && e.Name == "林小雨"));
            task.Reassign((await db.Employees.SingleAsync(e => e.Name == "陈总")).Id);
            await db.SaveAsync(CancellationToken.None);
        }

        var answer = await _lin.PressAsync(_form, "保存并继续", ("comment", "还没存的话"));

        Assert.Contains("该待办不属于您", answer.Text, StringComparison.Ordinal);
        Assert.Contains("还没存的话", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_on_a_form_that_was_handed_in_meanwhile_is_shown_to_be_copied()
    {
        var last = await FillAsync(_form);
        await _lin.PressAsync(last, "提交", ("comment", "电脑上的总评"));

        var again = await _lin.PressAsync(last, "提交", ("comment", "手机上的总评"));
        var page = await _lin.PressAsync(_form, "保存并继续", ("comment", "手机上的说明"));

        Assert.Contains("手机上的总评", again.Text, StringComparison.Ordinal);
        Assert.Contains("手机上的说明", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await _bot.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "task.submitted")));
    }

    [Fact]
    public async Task A_form_whose_stage_closed_while_somebody_typed_shows_what_was_typed()
    {
        var last = await FillAsync(_form);
        await using (var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(_bot.Services))
        {
            var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<PerfBot.Store.ReviewDb>(scope.ServiceProvider);
            foreach (var task in await db.Tasks.Where(t => t.State == TaskState.Open).ToListAsync())
            {
                task.Skip(DateTimeOffset.UnixEpoch);
            }

            await db.SaveAsync(CancellationToken.None);
        }

        var late = await _lin.PressAsync(last, "提交", ("comment", "还没写完的总评"));

        Assert.Contains("已过截止日期", late.Text, StringComparison.Ordinal);
        Assert.Contains("还没写完的总评", late.Text, StringComparison.Ordinal);
    }

    private async Task<ShownCard> FillAsync(ShownCard form)
    {
        for (var step = 0; step < 20 && form.Has("保存并继续"); step++)
        {
            form = await _lin.PressAsync(form, "保存并继续", [.. form.Inputs.Where(i => i.Id != "comment").Select(i => (i.Id, form.Choices(i.Id).Count > 0 ? "4" : "85"))]);
        }

        return form;
    }
}
