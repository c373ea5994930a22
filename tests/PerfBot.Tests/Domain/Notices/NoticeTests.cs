using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;

namespace PerfBot.Tests.Domain.Notices;

public sealed class NoticeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_notice_with_a_day_waits_until_that_day_begins_somewhere()
    {
        var notice = Draft();
        notice.Address(NoticeAudience.Nobody, new(2026, 11, 24), new(9, 0));
        notice.Release(Now);

        Assert.Equal(NoticeState.Scheduled, notice.State);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero), notice.BeginsAt);

        notice.Release(notice.BeginsAt!.Value);

        Assert.Equal(NoticeState.Released, notice.State);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-24T01:00:00Z")]
    [InlineData("America/New_York", "2026-11-24T14:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-11-23T19:00:00Z")]
    public void Everybody_gets_it_at_the_time_on_their_own_wall(string zone, string due)
    {
        var notice = Draft();
        notice.Address(NoticeAudience.Nobody, new(2026, 11, 24), new(9, 0));

        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), notice.DueIn(TimeZoneInfo.FindSystemTimeZoneById(zone), Now));
    }

    [Fact]
    public void A_time_that_the_clock_skips_in_spring_comes_right_after()
    {
        var notice = Draft();
        notice.Address(NoticeAudience.Nobody, new(2027, 3, 14), new(2, 30));

        Assert.Equal(new DateTimeOffset(2027, 3, 14, 7, 0, 0, TimeSpan.Zero), notice.DueIn(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), Now));
    }

    [Fact]
    public void A_time_that_is_past_where_the_reader_is_means_now()
    {
        var notice = Draft();
        notice.Address(NoticeAudience.Nobody, new(2026, 11, 23), new(9, 0));

        Assert.Equal(Now, notice.DueIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Now));
    }

    [Fact]
    public void Only_what_is_out_can_be_recalled()
    {
        var notice = Draft();

        Assert.IsType<StepNotAllowed>(Assert.Throws<RefusedException>(notice.Recall).Refusal);
        Assert.Equal(NoticeState.Draft, notice.State);
    }

    [Fact]
    public void What_is_out_counts_its_revisions()
    {
        var notice = Draft();
        notice.Say(Content("before"));
        Assert.Equal(1, notice.Revision);
        notice.Release(Now);
        notice.Say(Content("after"));
        Assert.Equal(2, notice.Revision);
        notice.Recall();
        Assert.Equal(3, notice.Revision);
        Assert.Throws<RefusedException>(() => notice.Say(Content("too late")));
    }

    [Fact]
    public void Readers_are_not_reminded_again_within_the_pause()
    {
        var notice = Draft();
        notice.Release(Now);

        Assert.True(notice.Remind(Now, TimeSpan.FromHours(4)));
        Assert.False(notice.Remind(Now.AddHours(3), TimeSpan.FromHours(4)));
        Assert.True(notice.Remind(Now.AddHours(4), TimeSpan.FromHours(4)));
    }

    [Fact]
    public void A_wrong_answer_is_counted_and_may_be_corrected_once_for_all()
    {
        var receipt = NoticeReceipt.Of(NoticeId.New(), EmployeeId.New());
        var question = new NoticeQuestion("?", ["a", "b"], 1);

        Assert.Throws<RefusedException>(() => receipt.Confirm(question, null, Now));
        Assert.Throws<RefusedException>(() => receipt.Confirm(question, 2, Now));
        Assert.False(receipt.Confirm(question, 0, Now));
        Assert.True(receipt.Confirm(question, 1, Now));
        Assert.True(receipt.Confirm(question, 0, Now.AddDays(1)));
        Assert.Equal((1, Now), (receipt.WrongAnswers, receipt.ConfirmedAt));
    }

    public static TheoryData<Refusal, string?, string?, string?, string?, string?, string?> Wrong => new()
    {
        { new NoticeIncomplete(), " ", null, null, null, null, null },
        { new TextTooLong(120, 121), new string('x', 121), null, null, null, null, null },
        { new AddressNotSafe("http://example.com/a.png"), "t", "http://example.com/a.png", null, null, null, null },
        { new AddressNotSafe("javascript:alert(1)"), "t", "javascript:alert(1)", null, null, null, null },
        { new AddressNotSafe("https://user:word@example.com/"), "t", "https://user:word@example.com/", null, null, null, null },
        { new LinkIncomplete(), "t", null, "open", null, null, null },
        { new ChoicesMissing(1), "t", null, null, "why?", "one", "1" },
        { new ChoicesMissing(5), "t", null, null, "why?", "a\nb\nc\nd\ne", "1" },
        { new RightChoiceMissing(2), "t", null, null, "why?", "a\nb", "3" },
        { new RightChoiceMissing(2), "t", null, null, "why?", "a\nb", null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_sent_is_refused_with_the_reason(Refusal reason, string? title, string? image, string? link, string? question, string? choices, string? right)
    {
        var refused = Assert.Throws<RefusedException>(() => NoticeContent.From(title, "text", image, [(link, null)], false, question, choices, right));

        Assert.Equal(reason, refused.Refusal);
    }

    [Fact]
    public void A_question_asks_for_a_confirmation_by_itself() =>
        Assert.True(NoticeContent.From("t", "x", null, [(null, " ")], asksAcknowledgement: false, "why?", "a\r\nb\n", "2") is { AsksAcknowledgement: true, Question: { Right: 1, Choices: ["a", "b"] }, Links.Count: 0 });

    [Fact]
    public void A_ledger_with_somebody_in_no_column_does_not_add_up()
    {
        Assert.True(new NoticeLedger(3, [new(OutboxState.Sent, null, 2), new(OutboxState.Blocked, "x", 1)]).AddsUp);
        Assert.False(new NoticeLedger(4, [new(OutboxState.Sent, null, 2), new(OutboxState.Blocked, "x", 1)]).AddsUp);
    }

    private static Notice Draft() => Notice.Begin(NoticeId.New(), EmployeeId.New(), Now);

    private static NoticeContent Content(string title) => NoticeContent.From(title, "text", null, [], false, null, null, null);
}
