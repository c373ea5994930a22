using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;

namespace PerfBot.Cards.Notices;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Content">What it says.</param>
public sealed record NoticeCard(Guid Notice, NoticeContent Content) : ICard
{
    /// <summary>Whether its writer looks at it alone.</summary>
    public bool IsTest { get; init; }

    /// <summary>Whether it was recalled.</summary>
    public bool IsRecalled { get; init; }

    /// <summary>When the reader confirmed, in their zone; null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Whether the answer just given was wrong.</summary>
    public bool IsWrong { get; init; }

    /// <summary>Why the button did nothing; null otherwise.</summary>
    public Refusal? Problem { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new NoticeTexts(lang);
        if (IsRecalled)
        {
            return new(say.Recalled, [new Title(Content.Title), new Callout(say.Recalled, Tone.Default)], []);
        }

        var body = Body(Content);
        if (IsTest)
        {
            body.Insert(0, new Callout(say.IsTest, Tone.Accent));
        }

        return ConfirmedAt is { } at
            ? new(Content.Title, [.. body, new Callout(say.Confirmed(say.Instant(at)), Tone.Good)], [])
            : new(Content.Title, [.. body, .. Asked(lang, say)], Content.AsksAcknowledgement && !IsTest ? [Press(say)] : []);
    }

    /// <summary>What readers see of any notice.</summary>
    internal static List<Element> Body(NoticeContent content)
    {
        var body = new List<Element> { new Title(content.Title) };
        if (content.ImageUrl is { } url)
        {
            body.Add(new Picture(url, content.Title));
        }

        body.Add(new RichText(content.Text));
        if (content.Links.Count > 0)
        {
            body.Add(new Links([.. content.Links.Select(l => (l.Text, l.Url))]));
        }

        return body;
    }

    private IEnumerable<Element> Asked(Language lang, NoticeTexts say)
    {
        if (IsWrong)
        {
            yield return new Callout(say.WrongAnswer, Tone.Warning);
        }

        if (Problem is not null)
        {
            yield return new Callout(Refusals.RefusalTexts.Of(Problem, lang), Tone.Warning);
        }

        if (Content.Question is { } question)
        {
            yield return new ChoiceInput("choice", question.Text, [.. question.Choices.Select((c, i) => ($"{i}", c))], IsExpanded: true, IsRequired: !IsTest, Missing: say.ChooseAnswer);
        }
    }

    private Button Press(NoticeTexts say) => Button.For(Content.Question is null ? say.Confirm : say.Answer, new ConfirmNotice(Notice), ButtonStyle.Primary);
}

/// <summary>Reminds a reader who has not confirmed.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Title">Its title.</param>
public sealed record NoticeReminderCard(Guid Notice, string Title) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new NoticeTexts(lang);
        return new(say.Reminder, [new Title(say.Reminder, Title), new Paragraph(say.ReminderBelow)], [Button.To(say.Read, new ShowNotice(Notice), ButtonStyle.Primary)]);
    }
}
