using System.Text;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Delivery;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Features.Kernel;
using PerfBot.Features.Notices;

namespace PerfBot.Tests.Features.Notices;

/// <summary>What users of other broadcast bots complain about; each complaint is a test here. The numbers are those of the list of pains.</summary>
public sealed class NoticePainsTests
{
    [Fact]
    public async Task Pain_17_everybody_who_was_targeted_stands_in_exactly_one_column_with_a_reason_where_it_went_wrong()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync();
        var targeted = (await company.LedgerAsync()).Targeted;
        Assert.Equal(8, targeted);

        (OutboxState State, string? Reason)[] ends =
        [
            (OutboxState.Sent, null), (OutboxState.Ambiguous, "PerfBot.NoAnswer"), (OutboxState.Blocked, "ConversationBlockedByUser"),
            (OutboxState.Uninstalled, "BotNotInConversationRoster"), (OutboxState.Unreachable, DeliveryTroubles.NoAccount), (OutboxState.Excluded, DeliveryTroubles.NotEmployed),
        ];
        for (var i = 0; i < ends.Length; i++)
        {
            await company.DecideAsync(company.People[i], ends[i].State, ends[i].Reason);
            var ledger = await company.LedgerAsync();
            Assert.True(ledger.AddsUp, $"{ledger}");
            Assert.Equal(targeted, ledger.Targeted);
        }

        var end = await company.LedgerAsync();
        Assert.Equal((1, 1, 3, 1, 2, 0), (end.Sent, end.Uncertain, end.Failed, end.Excluded, end.Pending, end.Superseded));
        var text = Read(await company.AskAsync(company.Hr, new ShowNoticeLedger(company.Id)));
        Assert.Contains("屏蔽了机器人", text, StringComparison.Ordinal);
        Assert.Contains("没有关联聊天账号", text, StringComparison.Ordinal);
        Assert.Contains("已离职", text, StringComparison.Ordinal);
        var failed = await company.CardAsync<UnreachableCard, ShowUnreachable>(company.Hr, new(company.Id));
        Assert.Equal(["员工002", "员工004", "员工003"], failed.People.Select(p => p.Name));
    }

    [Fact]
    public async Task Pain_18_who_has_confirmed_is_known_and_is_never_more_than_who_has_it()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync(question: "放几天？");
        await company.DeliverAsync();
        var reader = company.People[0];

        await company.AskAsync(reader, new ConfirmNotice(company.Id, "0"));
        await company.AskAsync(reader, new ConfirmNotice(company.Id, "1"));
        await company.AskAsync(reader, new ConfirmNotice(company.Id, "1"));
        await company.AskAsync(company.People[1], new ConfirmNotice(company.Id, "1"));

        var card = await company.CardAsync<NoticeLedgerCard, ShowNoticeLedger>(company.Hr, new(company.Id));
        Assert.Equal((2, 1, 8), (card.Confirmed, card.WrongFirst, card.Ledger.Sent));
    }

    [Fact]
    public async Task Pain_19_a_resend_goes_to_those_whom_it_did_not_reach_and_never_to_those_whom_it_may_have_reached()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync();
        await company.DecideAsync(company.People[0], OutboxState.Ambiguous, "PerfBot.NoAnswer");
        await company.DecideAsync(company.People[1], OutboxState.Failed, "Throttled");
        await company.DecideAsync(company.People[2], OutboxState.Blocked, "ConversationBlockedByUser");
        await company.DeliverAsync();

        await company.AskAsync(company.Hr, new ResendNotice(company.Id));

        var lines = (await company.MessagesAsync(OutboxKind.Notice)).ToDictionary(m => m.Recipient);
        Assert.Equal(
            [OutboxState.Ambiguous, OutboxState.Pending, OutboxState.Pending, OutboxState.Sent],
            company.People.Take(4).Select(p => lines[p].State));
        Assert.Equal(0, lines[company.People[1]].Attempts);
        Assert.True((await company.LedgerAsync()).AddsUp);
        Assert.Single(await company.Store.AuditAsync("notice.resent"));
    }

    [Fact]
    public async Task Pain_20_a_recall_replaces_the_card_of_everybody_who_has_it_and_stops_it_for_the_others()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync();
        await company.DecideAsync(company.People[0], OutboxState.Sent);
        await company.DecideAsync(company.People[1], OutboxState.Sent);

        await company.AskAsync(company.Hr, new RecallNotice(company.Id));
        await company.GoOnAsync();

        var updates = await company.MessagesAsync(OutboxKind.Update);
        Assert.Equal(company.People.Take(2).Select(p => $"card-{p.Value}").Order(), updates.Select(m => m.ActivityId!).Order());
        Assert.Equal(6, (await company.LedgerAsync()).Superseded);
        Assert.True((await company.LedgerAsync()).AddsUp);
        Assert.True((await company.CardAsync<NoticeCard, ShowNotice>(company.People[0], new(company.Id))).IsRecalled);
    }

    [Fact]
    public async Task Pain_20_one_that_was_on_its_way_during_the_recall_is_replaced_as_soon_as_it_has_arrived()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync();
        var (reader, now) = (company.People[0], company.Store.Clock.GetUtcNow());
        await company.Store.ReadAsync(db => db.Outbox.Where(m => m.Recipient == reader).ExecuteUpdateAsync(m => m.SetProperty(x => x.LeaseUntil, now.AddMinutes(2)).SetProperty(x => x.IsOut, true)));

        await company.AskAsync(company.Hr, new RecallNotice(company.Id));
        await company.GoOnAsync();
        Assert.Empty(await company.MessagesAsync(OutboxKind.Update));
        await company.DecideAsync(reader, OutboxState.Sent);
        await company.GoOnAsync();

        Assert.Equal($"card-{reader.Value}", (await company.MessagesAsync(OutboxKind.Update)).Single().ActivityId);
    }

    [Fact]
    public async Task Pain_21_a_list_of_readers_that_was_interrupted_goes_on_where_it_stopped()
    {
        await using var company = await Noticing.BeginAsync(NoticeSpreading.StepSize + 20);
        var preview = await company.WriteAsync();
        await company.AskAsync(company.Hr, new ReleaseNotice(company.Id, preview.Version));
        var begun = await company.LedgerAsync();
        Assert.Equal((NoticeSpreading.StepSize, NoticeSpreading.StepSize), (begun.Targeted, begun.Pending));

        await company.GoOnAsync(); // another process may do this

        var end = await company.LedgerAsync();
        Assert.Equal((NoticeSpreading.StepSize + 22, true), (end.Targeted, end.AddsUp));
        Assert.Equal(end.Targeted, (await company.MessagesAsync(OutboxKind.Notice)).Select(m => m.Recipient).Distinct().Count());
    }

    [Fact]
    public async Task Pain_21_a_schedule_fires_by_itself_at_the_time_on_each_reader_s_wall()
    {
        await using var company = await Noticing.BeginAsync();
        await company.Store.InAsync(async (db, _) =>
        {
            var abroad = await db.Employees.SingleAsync(e => e.Number == "P000");
            abroad.SeenIn("America/New_York");
        });
        var day = DateOnly.FromDateTime(company.Store.Clock.GetUtcNow().DateTime).AddDays(3);
        var preview = await company.WriteAsync(new AddressNotice(company.Id, $"{AudienceKind.Everyone}", SendAt: $"{day:yyyy-MM-dd} 09:00"));
        await company.AskAsync(company.Hr, new ReleaseNotice(company.Id, preview.Version));
        await company.GoOnAsync();
        Assert.Equal(0, (await company.LedgerAsync()).Targeted);

        company.Store.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromHours(14));
        company.Store.Clock.Advance(new DateTimeOffset(day.ToDateTime(new(9, 0)), TimeSpan.FromHours(14)) - company.Store.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await company.GoOnAsync();

        var lines = (await company.MessagesAsync(OutboxKind.Notice)).ToDictionary(m => m.Recipient, m => m.NotBefore);
        Assert.Equal(new DateTimeOffset(day.ToDateTime(new(9, 0)), TimeSpan.FromHours(8)), lines[company.People[1]]);
        var newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        Assert.Equal(new(9, 0), TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(lines[company.People[0]], newYork).DateTime));
    }

    [Fact]
    public async Task A_recalled_notice_is_not_sent_to_somebody_who_never_had_it()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync();
        await company.AskAsync(company.Hr, new RecallNotice(company.Id));

        var refused = await Assert.ThrowsAsync<PerfBot.Domain.Kernel.RefusedException>(() => company.AskAsync(company.People[0], new ShowNotice(company.Id, IsNew: true)));

        Assert.IsType<NoticeNotFound>(refused.Refusal);
    }

    [Fact]
    public async Task The_ledger_as_a_file_has_a_line_for_each_person_and_no_formula()
    {
        await using var company = await Noticing.BeginAsync();
        await company.Store.InAsync(async (db, _) => (await db.Employees.SingleAsync(e => e.Number == "P000")).Describe("=1+1", null, null, null, null, null));
        await company.ReleaseAsync();
        await company.DecideAsync(company.People[1], OutboxState.Blocked, "ConversationBlockedByUser");

        var reply = await company.Store.AskAsync(new ShowNoticeFile(company.Id), new Caller.Human((await company.Store.ChartAsync()).Find(company.Hr)!, Language.Chinese));

        var lines = Encoding.UTF8.GetString(reply.File!.Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(9, lines.Length);
        Assert.Contains(lines, l => l.Contains("'=1+1", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("P001,员工001,技术支持部,失败,屏蔽了机器人", StringComparison.Ordinal));
    }

    private static string Read(CardView view) => Encoding.UTF8.GetString(AdaptiveCardWriter.Write(view, Language.Chinese));
}
