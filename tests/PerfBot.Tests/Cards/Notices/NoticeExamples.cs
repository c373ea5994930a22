using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Notices;

internal sealed class NoticeExamples : IExamples
{
    private static readonly Guid Id = Sample.Id(900);

    private static readonly NoticeContent Short = new("国庆值班安排", "值班表见附件，**请于周五前确认**。", null, [], true, null);

    private static readonly NoticeContent Full = new(
        "2026年第三季度绩效考核说明会",
        "各位同事：\n\n说明会在 **10月15日 14:00** 举行，请准时参加。\n\n- 带上本季度的 *自评* 草稿\n- 有问题先看[考核指南](https://example.com/guide)\n1. 第一项\n2. 第二项\n\n# 不是标题 <b>不是HTML</b> ![不是图](http://example.com/x.png)",
        "https://example.com/banner.png",
        [new("查看日程", "https://example.com/calendar"), new("考核指南", "https://example.com/guide")],
        true,
        new("自评截止日是哪一天？", ["10月16日", "10月19日", "10月23日"], 1));

    private static readonly NoticeLedger Busy = new(10742,
    [
        new(OutboxState.Pending, null, 240), new(OutboxState.Sent, null, 10431), new(OutboxState.Ambiguous, "PerfBot.NoAnswer", 9), new(OutboxState.Blocked, "ConversationBlockedByUser", 17),
        new(OutboxState.Uninstalled, "BotNotInConversationRoster", 21), new(OutboxState.Unreachable, DeliveryTroubles.NotMet, 12), new(OutboxState.Failed, "ServiceError", 3),
        new(OutboxState.Excluded, DeliveryTroubles.NotEmployed, 9),
    ]);

    private static readonly DateTimeOffset At = new(2026, 10, 13, 9, 30, 0, TimeSpan.FromHours(8));

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("notices-none", new NoticesCard([])),
        ("notices", new NoticesCard([(Id, Full.Title, NoticeState.Released, At), (Sample.Id(901), "", NoticeState.Draft, At), (Sample.Id(902), Short.Title, NoticeState.Scheduled, At), (Sample.Id(903), "撤回的", NoticeState.Recalled, At)])),
        ("notice-form-new", new NoticeFormCard(new SaveNotice(Id, 0), IsOut: false)),
        ("notice-form-out", new NoticeFormCard(new SaveNotice(Id, 7, Full.Title, Full.Text, Full.ImageUrl, "查看日程", "https://example.com/calendar", null, null, "yes", "自评截止日是哪一天？", "10月16日\n10月19日", "2"), IsOut: true)),
        ("notice-form-problem", new NoticeFormCard(new SaveNotice(Id, 0, "标题", "正文", "http://example.com/x.png"), IsOut: false, new AddressNotSafe("http://example.com/x.png"))),
        ("notice-audience", Audience()),
        ("notice-audience-bare", new NoticeAudienceCard { Typed = new AddressNotice(Id), Problem = new ScheduleUnreadable("昨天") }),
        ("notice-preview", Preview(Full) with { SendAt = (new(2026, 10, 15), new(9, 0)), TestSent = true }),
        ("notice-preview-list", Preview(Short) with { Kind = AudienceKind.List, Readers = [(null, 2), ("技术支持部", 1)], NotInScope = 3, Unknown = [.. Enumerable.Range(1, 23).Select(i => $"E9{i:00}")] }),
        ("notice-preview-nobody", Preview(Short) with { Readers = [] }),
        ("notice-preview-scheduled", Preview(Short) with { State = NoticeState.Scheduled, SendAt = (new(2026, 10, 15), new(9, 0)) }),
        ("notice-preview-largest", Preview(Full with { Text = string.Concat(Enumerable.Repeat(Sample.LongComment, 40))[..NoticeContent.TextMaxLength] })),
        ("notice", new NoticeCard(Id, Full)),
        ("notice-plain", new NoticeCard(Id, new("系统维护", "今晚 22:00 维护。", null, [], false, null))),
        ("notice-to-confirm", new NoticeCard(Id, Short)),
        ("notice-wrong-answer", new NoticeCard(Id, Full) { IsWrong = true }),
        ("notice-no-answer", new NoticeCard(Id, Full) { Problem = new AnswerNotChosen() }),
        ("notice-confirmed", new NoticeCard(Id, Full) { ConfirmedAt = At }),
        ("notice-test", new NoticeCard(Id, Full) { IsTest = true }),
        ("notice-recalled", new NoticeCard(Id, Full) { IsRecalled = true }),
        ("notice-reminder", new NoticeReminderCard(Id, Full.Title)),
        ("notice-ledger-empty", new NoticeLedgerCard(Id, Short.Title, new(0, [])) { State = NoticeState.Released, IsSpread = false, Confirmed = 0 }),
        ("notice-ledger-busy", new NoticeLedgerCard(Id, Full.Title, Busy) { State = NoticeState.Released, Confirmed = 8120, WrongFirst = 641, Revision = 3 }),
        ("notice-ledger-resent", new NoticeLedgerCard(Id, Full.Title, Busy) { State = NoticeState.Released, News = new(LedgerEvent.Resent, 53), Stopped = "BotNotRegistered" }),
        ("notice-ledger-reminded", new NoticeLedgerCard(Id, Full.Title, Busy) { State = NoticeState.Released, News = new(LedgerEvent.Reminded, 1), Confirmed = 3 }),
        ("notice-ledger-recalled", new NoticeLedgerCard(Id, Full.Title, new(3, [new(OutboxState.Sent, null, 2), new(OutboxState.Superseded, DeliveryTroubles.Recalled, 1)])) { State = NoticeState.Recalled, News = new(LedgerEvent.Exported, 1), Revision = 2 }),
        ("notice-ask-recall", new RecallNoticeCard(Id, Full.Title)),
    ];

    private static NoticeAudienceCard Audience() => new()
    {
        Typed = new AddressNotice(Id, $"{AudienceKind.Departments}", $"{Sample.Id(300)}", SendAt: "2026-10-15 09:00"),
        Departments = [(Sample.Id(300), "技术支持部"), (Sample.Id(301), "商务部")],
        Positions = ["技术支持工程师", "销售, 华东"],
        Cycles = [(Sample.Id(50), Sample.Cycle), (Sample.Id(51), Sample.LongCycle)],
        Uploads = [(Sample.Id(60), "名单.xlsx")],
    };

    private static NoticePreviewCard Preview(NoticeContent content) => new(Id, 4, content)
    {
        Kind = AudienceKind.Everyone,
        Readers = [.. Enumerable.Range(1, 14).Select(i => ((string?)$"第{i}营业部", i * 10)), (null, 3)],
    };
}
