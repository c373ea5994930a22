using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;

namespace PerfBot.Domain.Notices;

/// <summary>A notice needs a title and a text.</summary>
public sealed record NoticeIncomplete : Refusal;

/// <summary>An address that people would follow does not begin with https.</summary>
public sealed record AddressNotSafe(string Came) : Refusal;

/// <summary>A button needs both its words and its address.</summary>
public sealed record LinkIncomplete : Refusal;

/// <summary>A question needs two to four answers to choose from.</summary>
public sealed record ChoicesMissing(int Came) : Refusal;

/// <summary>It does not say which answer is right: a number from 1 to <paramref name="Choices"/>.</summary>
public sealed record RightChoiceMissing(int Choices) : Refusal;

/// <summary>A button that leads to a page.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Url">Where to, https.</param>
public sealed record NoticeLink(string Text, string Url);

/// <summary>A question that shows whether the reader has understood.</summary>
/// <param name="Text">The question.</param>
/// <param name="Choices">Two to four answers.</param>
/// <param name="Right">Which one is right, from 0.</param>
public sealed record NoticeQuestion(string Text, IReadOnlyList<string> Choices, int Right);

/// <summary>What a notice says and what it asks for.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">The text, in Markdown of which the safe part is shown.</param>
/// <param name="ImageUrl">A picture, https; null for none.</param>
/// <param name="Links">Buttons that lead to pages, at most <see cref="MaxLinks"/>.</param>
/// <param name="AsksAcknowledgement">Whether readers are asked to confirm that they have read it.</param>
/// <param name="Question">What they have to answer to confirm; null for nothing.</param>
public sealed record NoticeContent(
    string Title, string Text, string? ImageUrl, IReadOnlyList<NoticeLink> Links, bool AsksAcknowledgement, NoticeQuestion? Question)
{
    /// <summary>The longest title, in UTF-16 code units.</summary>
    public const int TitleMaxLength = 120;

    /// <summary>The longest text, in UTF-16 code units: a card must stay below the channel's limit.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>The longest address, in UTF-16 code units.</summary>
    public const int UrlMaxLength = 500;

    /// <summary>The longest words of a button or an answer, in UTF-16 code units.</summary>
    public const int WordsMaxLength = 80;

    /// <summary>The longest question, in UTF-16 code units.</summary>
    public const int QuestionMaxLength = 300;

    /// <summary>The most buttons.</summary>
    public const int MaxLinks = 2;

    /// <summary>The most answers to choose from.</summary>
    public const int MaxChoices = 4;

    /// <summary>Nothing yet.</summary>
    public static readonly NoticeContent Empty = new("", "", null, [], false, null);

    /// <summary>Checks what somebody typed.</summary>
    /// <param name="title">The title.</param>
    /// <param name="text">The text.</param>
    /// <param name="imageUrl">The picture; blank for none.</param>
    /// <param name="links">Buttons; those where both parts are blank are left out.</param>
    /// <param name="asksAcknowledgement">Whether readers confirm. A question asks for it anyway.</param>
    /// <param name="question">The question; blank for none.</param>
    /// <param name="choices">The answers, one a line.</param>
    /// <param name="right">Which one is right, from 1.</param>
    /// <exception cref="RefusedException">
    /// <see cref="NoticeIncomplete"/>, <see cref="TextTooLong"/>, <see cref="AddressNotSafe"/>, <see cref="LinkIncomplete"/>,
    /// <see cref="ChoicesMissing"/> or <see cref="RightChoiceMissing"/>.
    /// </exception>
    public static NoticeContent From(
        string? title, string? text, string? imageUrl, IEnumerable<(string? Text, string? Url)> links, bool asksAcknowledgement, string? question, string? choices, string? right)
    {
        var heading = Limited(title, TitleMaxLength);
        var body = Limited(text, TextMaxLength);
        if (heading.Length == 0 || body.Length == 0)
        {
            throw new RefusedException(new NoticeIncomplete());
        }

        var asked = Asked(question, choices, right);
        return new(
            heading,
            body,
            Address(imageUrl),
            [.. links.Select(l => (Text: Limited(l.Text, WordsMaxLength), Url: Address(l.Url))).Where(l => l.Text.Length > 0 || l.Url is not null).Select(Link)],
            asksAcknowledgement || asked is not null,
            asked);
    }

    private static NoticeLink Link((string Text, string? Url) typed) =>
        typed.Text.Length > 0 && typed.Url is { } url ? new(typed.Text, url) : throw new RefusedException(new LinkIncomplete());

    private static NoticeQuestion? Asked(string? question, string? choices, string? right)
    {
        var text = Limited(question, QuestionMaxLength);
        if (text.Length == 0)
        {
            return null;
        }

        var answers = (choices ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => Limited(c, WordsMaxLength)).ToList();
        if (answers.Count is < 2 or > MaxChoices)
        {
            throw new RefusedException(new ChoicesMissing(answers.Count));
        }

        return int.TryParse(right, out var number) && number >= 1 && number <= answers.Count
            ? new(text, answers, number - 1)
            : throw new RefusedException(new RightChoiceMissing(answers.Count));
    }

    private static string? Address(string? typed)
    {
        var url = Limited(typed, UrlMaxLength);
        return url.Length == 0 ? null
            : Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 ? address.AbsoluteUri
            : throw new RefusedException(new AddressNotSafe(url.Length <= 100 ? url : url[..100]));
    }

    private static string Limited(string? typed, int most)
    {
        var text = (typed ?? "").Trim();
        return text.Length <= most ? text : throw new RefusedException(new TextTooLong(most, text.Length));
    }
}
