using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Delivery;

/// <summary>Somebody to whom messages do not get through.</summary>
/// <param name="Name">Who.</param>
/// <param name="Department">Where; null for nowhere.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Count">How many messages.</param>
public sealed record Unreachable(string Name, string? Department, string? Reason, int Count);

/// <summary>Who cannot be reached, why, and what to do about it.</summary>
/// <param name="People">One page of them.</param>
/// <param name="All">How many there are in all.</param>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Notice">The notice it is about; null for all messages.</param>
public sealed record UnreachableCard(IReadOnlyList<Unreachable> People, int All, int Page, Guid? Notice) : ICard
{
    /// <summary>People on a page.</summary>
    public const int PageSize = 15;

    /// <summary>Why nothing is delivered at all at present; null when it is.</summary>
    public string? Stopped { get; init; }

    /// <summary>How many messages were just released again; null where that was not asked for.</summary>
    public int? Retried { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new DeliveryTexts(lang);
        var body = new List<Element> { new Title(say.Title, All == 0 ? say.Everybody : say.Below(All)) };
        if (Stopped is not null)
        {
            body.Add(new Callout(say.Stopped(Stopped), Tone.Attention));
        }

        if (Retried is { } retried)
        {
            body.Add(new Callout(say.Retried(retried), Tone.Good));
        }

        body.AddRange(People.Select(p => new Row(p.Name, $"{(p.Department is null ? "" : $"{p.Department} · ")}{say.Remedy(p.Reason)}", say.Reason(p.Reason), Tone.Attention, [])));
        var rest = All - (Page * PageSize) - People.Count;
        if (rest > 0)
        {
            body.Add(new Paragraph(say.More(rest), Tone.Subtle));
        }

        var buttons = new List<Button>();
        if (rest > 0)
        {
            buttons.Add(Button.To(say.Next, new ShowUnreachable(Notice, Page + 1)));
        }

        if (All > 0 && Notice is null)
        {
            buttons.Add(Button.For(say.Retry, new RetryUnreachable()));
        }

        buttons.Add(Button.To(say.Refresh, new ShowUnreachable(Notice, Page)));
        return new(say.Title, body, buttons);
    }
}

/// <summary>Asks who cannot be reached.</summary>
/// <param name="Notice">By this notice; null for messages of any kind.</param>
/// <param name="Page">From 0.</param>
public sealed record ShowUnreachable(Guid? Notice = null, int Page = 0) : IShow
{
    /// <inheritdoc />
    public static string Verb => "delivery.unreachable";
}

/// <summary>Tries the cards again that did not get through. Notices have a resend of their own.</summary>
public sealed record RetryUnreachable : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "delivery.retry";
}
