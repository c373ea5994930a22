using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Delivery;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;

namespace PerfBot.Tests.Features.Notices;

public sealed class NoticeTests
{
    public static TheoryData<AudienceKind, string[]> Audiences => new()
    {
        { AudienceKind.Everyone, ["HR1", "HR2", "P000", "P001", "P002", "P003", "P004", "P005"] },
        { AudienceKind.Departments, ["HR2", "P000", "P002", "P004"] },
        { AudienceKind.Positions, ["P001", "P003", "P005"] },
        { AudienceKind.List, ["P001", "P002", "P003"] },
    };

    [Theory]
    [MemberData(nameof(Audiences))]
    public async Task Exactly_those_who_were_chosen_get_it(AudienceKind kind, string[] numbers)
    {
        await using var company = await Noticing.BeginAsync();

        await company.ReleaseAsync(new AddressNotice(company.Id, $"{kind}", $"{company.Sales.Value}", "工程师", People: "P001, 员工002；P003\nP001"));

        var chart = await company.Store.ChartAsync();
        Assert.Equal(numbers, (await company.MessagesAsync(OutboxKind.Notice)).Select(m => chart.Find(m.Recipient)!.Number));
    }

    [Fact]
    public async Task A_pasted_list_tells_what_it_does_not_know()
    {
        await using var company = await Noticing.BeginAsync();

        var preview = await company.WriteAsync(new AddressNotice(company.Id, $"{AudienceKind.List}", People: "P001\nP999\n不存在的人"));

        Assert.Equal(["P999", "不存在的人"], preview.Unknown);
        Assert.Equal(1, preview.Readers.Sum(r => r.Count));
    }

    [Fact]
    public async Task Hr_of_a_department_reaches_that_department_alone_whatever_the_card_says()
    {
        await using var company = await Noticing.BeginAsync();

        await company.ReleaseAsync(new AddressNotice(company.Id, $"{AudienceKind.Everyone}"), by: company.SalesHr);

        var chart = await company.Store.ChartAsync();
        Assert.Equal(["HR2", "P000", "P002", "P004"], (await company.MessagesAsync(OutboxKind.Notice)).Select(m => chart.Find(m.Recipient)!.Number));
    }

    [Fact]
    public async Task People_of_a_list_outside_the_scope_stand_in_the_ledger_as_excluded()
    {
        await using var company = await Noticing.BeginAsync();

        await company.ReleaseAsync(new AddressNotice(company.Id, $"{AudienceKind.List}", People: "P000,P001"), by: company.SalesHr);

        var ledger = await company.LedgerAsync();
        Assert.Equal((2, 1, 1), (ledger.Targeted, ledger.Pending, ledger.Excluded));
        Assert.Equal(DeliveryTroubles.OutOfScope, ledger.Lines.Single(l => l.State == OutboxState.Excluded).Reason);
    }

    [Fact]
    public async Task Another_hr_s_notice_is_not_there_for_hr_of_a_department()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync();

        foreach (var ask in new Func<Task>[]
        {
            () => company.AskAsync(company.SalesHr, new ShowNoticeLedger(company.Id)),
            () => company.AskAsync(company.SalesHr, new RecallNotice(company.Id)),
            () => company.AskAsync(company.SalesHr, new ResendNotice(company.Id)),
            () => company.AskAsync(company.SalesHr, new ExportNotice(company.Id)),
            () => company.AskAsync(company.SalesHr, new ShowUnreachable(company.Id)),
            () => company.AskAsync(company.SalesHr, new SaveNotice(company.Id, 4, "x", "y")),
        })
        {
            Assert.IsType<NoticeNotFound>((await Assert.ThrowsAsync<RefusedException>(ask)).Refusal);
        }
    }

    [Fact]
    public async Task An_employee_can_neither_send_nor_read_what_is_not_for_them()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync(new AddressNotice(company.Id, $"{AudienceKind.List}", People: "P000"));

        Assert.IsType<NotAllowed>((await Assert.ThrowsAsync<RefusedException>(() => company.AskAsync(company.People[1], new SaveNotice(Guid.CreateVersion7(), 0, "x", "y")))).Refusal);
        Assert.IsType<NoticeNotFound>((await Assert.ThrowsAsync<RefusedException>(() => company.AskAsync(company.People[1], new ShowNotice(company.Id)))).Refusal);
        Assert.IsType<NoticeNotFound>((await Assert.ThrowsAsync<RefusedException>(() => company.AskAsync(company.People[1], new ConfirmNotice(company.Id)))).Refusal);
    }

    [Fact]
    public async Task Pressing_send_twice_sends_once()
    {
        await using var company = await Noticing.BeginAsync();
        var preview = await company.WriteAsync();

        await company.AskAsync(company.Hr, new ReleaseNotice(company.Id, preview.Version));
        await company.AskAsync(company.Hr, new ReleaseNotice(company.Id, preview.Version));

        Assert.Equal(8, (await company.LedgerAsync()).Targeted);
        Assert.Single(await company.Store.AuditAsync("notice.released"));
    }

    [Fact]
    public async Task What_was_changed_after_the_preview_is_previewed_again()
    {
        await using var company = await Noticing.BeginAsync();
        var preview = await company.WriteAsync();
        await company.AskAsync(company.Hr, new SaveNotice(company.Id, preview.Version, "另一个标题", "正文"));

        await company.CardAsync<NoticePreviewCard, ReleaseNotice>(company.Hr, new(company.Id, preview.Version));

        Assert.Equal(0, (await company.LedgerAsync()).Targeted);
    }

    [Fact]
    public async Task A_notice_for_nobody_is_refused()
    {
        await using var company = await Noticing.BeginAsync();
        var preview = await company.WriteAsync(new AddressNotice(company.Id, $"{AudienceKind.List}", People: "nobody"));

        Assert.IsType<NobodyToNotify>((await Assert.ThrowsAsync<RefusedException>(() => company.AskAsync(company.Hr, new ReleaseNotice(company.Id, preview.Version)))).Refusal);
    }

    [Fact]
    public async Task A_test_goes_to_its_writer_alone_and_stands_in_no_ledger()
    {
        await using var company = await Noticing.BeginAsync();
        await company.WriteAsync();

        await company.AskAsync(company.Hr, new TestNotice(company.Id));

        Assert.Equal(company.Hr, (await company.MessagesAsync(OutboxKind.Card)).Single().Recipient);
        Assert.Empty((await company.LedgerAsync()).Lines);
        Assert.True((await company.CardAsync<NoticeCard, ShowNotice>(company.Hr, new(company.Id, IsTest: true))).IsTest);
    }

    [Fact]
    public async Task What_is_replaced_is_replaced_in_place_and_new_readers_get_the_new_text()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync();
        await company.DecideAsync(company.People[0], OutboxState.Sent);
        var form = await company.CardAsync<NoticeFormCard, WriteNotice>(company.Hr, new(company.Id));
        Assert.True(form.IsOut);

        await company.AskAsync(company.Hr, form.Typed with { Title = "更正：放假安排" });
        await company.GoOnAsync();

        Assert.Equal($"card-{company.People[0].Value}", (await company.MessagesAsync(OutboxKind.Update)).Single().ActivityId);
        Assert.Equal("更正：放假安排", (await company.CardAsync<NoticeCard, ShowNotice>(company.People[1], new(company.Id, IsNew: true))).Content.Title);
        Assert.Single(await company.Store.AuditAsync("notice.replaced"));
    }

    [Fact]
    public async Task Reminders_go_to_those_who_have_it_and_have_not_confirmed()
    {
        await using var company = await Noticing.BeginAsync(3);
        await company.ReleaseAsync();
        await company.DecideAsync(company.People[2], OutboxState.Blocked, "ConversationBlockedByUser");
        await company.DeliverAsync();
        await company.AskAsync(company.People[0], new ConfirmNotice(company.Id));

        await company.AskAsync(company.Hr, new RemindNotice(company.Id));
        await company.AskAsync(company.Hr, new RemindNotice(company.Id)); // within the pause

        EmployeeId[] reminded = [company.Hr, company.SalesHr, company.People[1]];
        Assert.Equal(reminded, (await company.MessagesAsync(OutboxKind.Reminder)).Select(m => m.Recipient));
    }

    [Fact]
    public async Task Who_confirms_what_was_uncertain_has_it()
    {
        await using var company = await Noticing.BeginAsync();
        await company.ReleaseAsync();
        await company.DecideAsync(company.People[0], OutboxState.Ambiguous, "PerfBot.NoAnswer");

        await company.AskAsync(company.People[0], new ConfirmNotice(company.Id));

        var ledger = await company.LedgerAsync();
        Assert.Equal((1, 0, true), (ledger.Sent, ledger.Uncertain, ledger.AddsUp));
    }

    [Fact]
    public async Task A_notice_to_people_with_an_open_task_reaches_exactly_those()
    {
        await using var cycle = await OneCycle.StartAsync();
        await cycle.SelfReviewAsync(cycle.Lin);
        var notice = Guid.CreateVersion7();
        await cycle.AskAsync(cycle.Wu, new SaveNotice(notice, 0, "请尽快自评", "今天截止"));
        var preview = (NoticePreviewCard)await cycle.AskAsync(cycle.Wu, new AddressNotice(notice, $"{AudienceKind.OpenTask}", Cycle: $"{cycle.Cycle}", Stage: "SelfReview"));

        await cycle.AskAsync(cycle.Wu, new ReleaseNotice(notice, preview.Version));

        var reached = await cycle.ReadAsync(db => db.Outbox.Where(m => m.Kind == OutboxKind.Notice).Select(m => m.Recipient).ToListAsync());
        Assert.DoesNotContain(cycle.Lin, reached);
        Assert.Equal(8, reached.Count);
    }
}
