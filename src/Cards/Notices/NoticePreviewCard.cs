using PerfBot.Cards.Kit;
using PerfBot.Domain.Notices;

namespace PerfBot.Cards.Notices;

/// <summary>The real card with its readers, before it goes out.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Version">Its version.</param>
/// <param name="Content">What it says.</param>
public sealed record NoticePreviewCard(Guid Notice, int Version, NoticeContent Content) : ICard
{
    /// <summary>Departments that are listed.</summary>
    public const int MostDepartments = 12;

    /// <summary>Unknown entries that are named.</summary>
    public const int MostUnknown = 10;

    /// <summary>Where it stands: a draft, or scheduled.</summary>
    public NoticeState State { get; init; }

    /// <summary>How its readers are chosen.</summary>
    public AudienceKind Kind { get; init; }

    /// <summary>How many get it in each department; null for none.</summary>
    public IReadOnlyList<(string? Department, int Count)> Readers { get; init; } = [];

    /// <summary>People of a list outside HR's scope.</summary>
    public int NotInScope { get; init; }

    /// <summary>Entries of a list that name nobody or several.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The day and the time on each reader's clock; null for at once.</summary>
    public (DateOnly Day, TimeOnly Time)? SendAt { get; init; }

    /// <summary>Whether a test was just sent.</summary>
    public bool TestSent { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new NoticeTexts(lang);
        var count = Readers.Sum(r => r.Count);
        var body = new List<Element> { new Title(say.PreviewTitle, State == NoticeState.Scheduled ? say.State(State) : say.PreviewBelow) };
        if (TestSent)
        {
            body.Add(new Callout(say.TestSent, Tone.Good));
        }

        var shown = NoticeCard.Body(Content);
        if (Content.Question is { } question)
        {
            shown.Add(new Paragraph(question.Text, Strong: true));
            shown.AddRange(question.Choices.Select((c, i) => new Paragraph($"{(i == question.Right ? "✓" : "○")} {c}")));
        }
        else if (Content.AsksAcknowledgement)
        {
            shown.Add(new Paragraph($"[ {say.Confirm} ]", Tone.Accent));
        }

        body.Add(new Group(shown));
        body.Add(new Group(
        [
            new Paragraph(say.Kind(Kind), Strong: true),
            .. Readers.Take(MostDepartments).Select(r => new Paragraph($"{r.Department ?? "–"}: {r.Count}", Tone.Subtle)),
            .. Readers.Count > MostDepartments ? [new Paragraph($"… {Readers.Skip(MostDepartments).Sum(r => r.Count)}", Tone.Subtle)] : Array.Empty<Element>(),
        ]));
        if (SendAt is { } at)
        {
            body.Add(new Paragraph(say.GoesOut(say.Wall(at.Day, at.Time))));
        }

        if (Unknown.Count > 0)
        {
            body.Add(new Callout(say.Unknown([.. Unknown.Take(MostUnknown)], Unknown.Count), Tone.Warning));
        }

        if (NotInScope > 0)
        {
            body.Add(new Callout(say.NotInScope(NotInScope), Tone.Warning));
        }

        if (count == 0)
        {
            body.Add(new Callout(say.Nobody, Tone.Warning));
        }

        return new(say.PreviewTitle, body, State == NoticeState.Scheduled ? [Button.For(say.Unschedule, new UnscheduleNotice(Notice)), Button.For(say.Test, new TestNotice(Notice))] : Buttons(say, count));
    }

    private List<Button> Buttons(NoticeTexts say, int count)
    {
        var buttons = new List<Button>();
        if (count > 0)
        {
            buttons.Add(Button.For(SendAt is null ? say.SendNow(count) : say.Schedule, new ReleaseNotice(Notice, Version), ButtonStyle.Primary));
        }

        buttons.AddRange(
        [
            Button.For(say.Test, new TestNotice(Notice)),
            Button.To(say.EditText, new WriteNotice(Notice)),
            Button.To(say.EditWho, new ShowNoticeAudience(Notice)),
            Button.For(say.Discard, new DiscardNotice(Notice), ButtonStyle.Destructive),
        ]);
        return buttons;
    }
}
