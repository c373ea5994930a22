using PerfBot.Cards.Delivery;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;

namespace PerfBot.Cards.Notices;

/// <summary>What became of a notice, in numbers that add up.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Title">Its title.</param>
/// <param name="Ledger">The numbers.</param>
public sealed record NoticeLedgerCard(Guid Notice, string Title, NoticeLedger Ledger) : ICard
{
    /// <summary>Where it stands.</summary>
    public NoticeState State { get; init; }

    /// <summary>Which version readers see.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Whether everybody stands in the ledger yet.</summary>
    public bool IsSpread { get; init; } = true;

    /// <summary>How many readers confirmed; null where nobody is asked to.</summary>
    public int? Confirmed { get; init; }

    /// <summary>How many of them gave a wrong answer first.</summary>
    public int WrongFirst { get; init; }

    /// <summary>What the last click did, in words of the card; null for nothing.</summary>
    public LedgerNews? News { get; init; }

    /// <summary>Why nothing is delivered at all at present; null when it is.</summary>
    public string? Stopped { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var (say, why) = (new NoticeTexts(lang), new DeliveryTexts(lang));
        var state = Revision > 1 && State == NoticeState.Released ? $"{say.State(State)} · {say.Replaced(Revision)}" : say.State(State);
        var body = new List<Element> { new Title(Title, state) };
        if (News is { } news)
        {
            body.Add(new Callout(Words(news, say), Tone.Good));
        }

        if (Stopped is not null)
        {
            body.Add(new Callout(why.Stopped(Stopped), Tone.Attention));
        }

        if (!IsSpread)
        {
            body.Add(new Paragraph(say.Spreading, Tone.Subtle));
        }

        body.Add(new Facts(
        [
            (say.Targeted, $"{Ledger.Targeted}"), (say.Sent, $"{Ledger.Sent}"), (say.Uncertain, $"{Ledger.Uncertain}"), (say.Failed, $"{Ledger.Failed}"),
            (say.Excluded, $"{Ledger.Excluded}"), (say.Pending, $"{Ledger.Pending}"), (say.Superseded, $"{Ledger.Superseded}"),
            .. Confirmed is { } confirmed ? [(say.ConfirmedLabel, say.ConfirmedOf(confirmed, Ledger.Sent))] : Array.Empty<(string, string)>(),
        ]));
        if (Ledger.Uncertain > 0)
        {
            body.Add(new Paragraph(say.UncertainMeans, Tone.Subtle));
        }

        if (WrongFirst > 0)
        {
            body.Add(new Paragraph(say.WrongFirst(WrongFirst), Tone.Subtle));
        }

        foreach (var line in Ledger.Lines.Where(l => l.State is not (OutboxState.Sent or OutboxState.Pending or OutboxState.Ambiguous or OutboxState.Superseded)).Take(8))
        {
            body.Add(new Row(why.Reason(line.Reason), why.Remedy(line.Reason), $"{line.Count}", line.State == OutboxState.Excluded ? Tone.Default : Tone.Attention, []));
        }

        if (Ledger.Failed > 0)
        {
            body.Add(new Row(say.WhoFailed, null, null, Tone.Default, [Button.To(say.Open, new ShowUnreachable(Notice))]));
        }

        return new(say.Notices, body, Buttons(say));
    }

    private List<Button> Buttons(NoticeTexts say)
    {
        var buttons = new List<Button> { Button.To(say.Refresh, new ShowNoticeLedger(Notice)) };
        if (State == NoticeState.Released)
        {
            if (Ledger.Failed > 0)
            {
                buttons.Add(Button.For(say.Resend(Ledger.Failed), new ResendNotice(Notice)));
            }

            if (Confirmed is { } confirmed && confirmed < Ledger.Sent)
            {
                buttons.Add(Button.For(say.Remind(Ledger.Sent - confirmed), new RemindNotice(Notice)));
            }

            buttons.Add(Button.To(say.EditText, new WriteNotice(Notice)));
            buttons.Add(Button.To(say.Recall, new AskRecallNotice(Notice), ButtonStyle.Destructive));
        }

        buttons.Add(Button.For(say.Export, new ExportNotice(Notice)));
        return buttons;
    }

    private static string Words(LedgerNews news, NoticeTexts say) => news.What switch
    {
        LedgerEvent.Resent => say.Resent(news.Count),
        LedgerEvent.Reminded => say.Reminded(news.Count),
        _ => say.FileComes,
    };
}

/// <summary>What a click on a ledger did.</summary>
public enum LedgerEvent
{
    /// <summary>It goes out again to those whom it did not reach.</summary>
    Resent,

    /// <summary>Readers are reminded.</summary>
    Reminded,

    /// <summary>The file is on its way.</summary>
    Exported,
}

/// <summary>What a click did.</summary>
/// <param name="What">What.</param>
/// <param name="Count">For how many people.</param>
public sealed record LedgerNews(LedgerEvent What, int Count);

/// <summary>Asks once more before a notice is recalled.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Title">Its title.</param>
public sealed record RecallNoticeCard(Guid Notice, string Title) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new NoticeTexts(lang);
        return new(
            say.AskRecall,
            [new Title(say.AskRecall, Title), new Paragraph(say.AskRecallBelow)],
            [Button.For(say.Recall, new RecallNotice(Notice), ButtonStyle.Destructive), Button.To(say.Refresh, new ShowNoticeLedger(Notice))]);
    }
}
