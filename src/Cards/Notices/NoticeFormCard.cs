using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;

namespace PerfBot.Cards.Notices;

/// <summary>HR writes a notice. Answered by <see cref="SaveNotice"/>.</summary>
/// <param name="Typed">What the fields hold.</param>
/// <param name="IsOut">Whether people have it already.</param>
/// <param name="Problem">Why what was typed was not taken; null at first.</param>
public sealed record NoticeFormCard(SaveNotice Typed, bool IsOut, Refusal? Problem = null) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new NoticeTexts(lang);
        var body = new List<Element> { IsOut ? new Title(say.Change, say.ChangeBelow) : new Title(say.Write, say.WriteBelow) };
        if (Problem is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Problem, lang), Tone.Warning));
        }

        body.AddRange(
        [
            new TextInput("title", say.TitleLabel, Typed.Title, MaxLength: NoticeContent.TitleMaxLength, IsLong: false, IsRequired: true, Missing: say.Missing),
            new TextInput("text", say.TextLabel, Typed.Text, say.TextHint, NoticeContent.TextMaxLength, IsRequired: true, Missing: say.Missing),
            Line("imageUrl", say.ImageLabel, Typed.ImageUrl, NoticeContent.UrlMaxLength),
            Line("linkText1", say.LinkText(1), Typed.LinkText1, NoticeContent.WordsMaxLength),
            Line("linkUrl1", say.LinkUrl(1), Typed.LinkUrl1, NoticeContent.UrlMaxLength),
            Line("linkText2", say.LinkText(2), Typed.LinkText2, NoticeContent.WordsMaxLength),
            Line("linkUrl2", say.LinkUrl(2), Typed.LinkUrl2, NoticeContent.UrlMaxLength),
            new ChoiceInput("confirm", say.ConfirmLabel, [("yes", say.Yes), ("no", say.No)], Typed.Confirm ?? "no"),
            Line("question", say.QuestionLabel, Typed.Question, NoticeContent.QuestionMaxLength),
            new TextInput("choices", say.ChoicesLabel, Typed.Choices, MaxLength: NoticeContent.MaxChoices * (NoticeContent.WordsMaxLength + 2)),
            Line("right", say.RightLabel, Typed.Right, 2),
        ]);
        return new(say.Write, body, [Button.For(IsOut ? say.Replace : say.Next, new SaveNotice(Typed.Notice, Typed.Version), ButtonStyle.Primary)]);
    }

    private static TextInput Line(string id, string label, string? value, int most) => new(id, label, value, MaxLength: most, IsLong: false);
}
