using PerfBot.Cards.Kit;
using PerfBot.Domain.Notices;

namespace PerfBot.Cards.Notices;

/// <summary>The notices of late, the newest first.</summary>
/// <param name="Items">What they are called, where they stand, and since when in the reader's zone.</param>
public sealed record NoticesCard(IReadOnlyList<(Guid Id, string Title, NoticeState State, DateTimeOffset At)> Items) : ICard
{
    /// <summary>How many are listed.</summary>
    public const int Most = 10;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new NoticeTexts(lang);
        var body = new List<Element> { new Title(say.Notices, Items.Count == 0 ? say.NoNotices : null) };
        body.AddRange(Items.Select(i => new Row(i.Title.Length > 0 ? i.Title : "…", $"{say.State(i.State)} · {say.Instant(i.At)}", null, Tone.Default, [Look(i, say)])));
        return new(say.Notices, body, [Button.To(say.NewNotice, new WriteNotice(), ButtonStyle.Primary)]);
    }

    private static Button Look((Guid Id, string Title, NoticeState State, DateTimeOffset At) item, NoticeTexts say) =>
        item.State is NoticeState.Draft or NoticeState.Scheduled
            ? Button.To(say.Open, new ShowNoticePreview(item.Id))
            : Button.To(say.Open, new ShowNoticeLedger(item.Id));
}
