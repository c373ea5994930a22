using System.Globalization;
using System.Text;
using System.Text.Json;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;

namespace PerfBot.Features.Reviews;

/// <summary>What a page's inputs said: answers that can be kept, problems with the others, and every text as it was typed.</summary>
internal sealed class TypedAnswers
{
    /// <summary>The key of the words about the review as a whole.</summary>
    public const string OverallKey = "*";

    private readonly Dictionary<string, Answer> _answers = [];
    private readonly Dictionary<string, Refusal> _problems = [];
    private readonly Dictionary<string, string> _texts = [];

    private TypedAnswers()
    {
    }

    /// <summary>What can be kept, by line key and by the page's comment key.</summary>
    public IReadOnlyDictionary<string, Answer> Answers => _answers;

    /// <summary>What is wrong, by line key; a problem with the comment stands under the page's comment key.</summary>
    public IReadOnlyDictionary<string, Refusal> Problems => _problems;

    /// <summary>As it was typed, by the same keys.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Reads the inputs of a page. Only inputs that the page has are looked at, whatever else a client sends.</summary>
    public static TypedAnswers Read(FormPage page, StageKind stage, ProgrammeDefinition programme, Assessment before, IDictionary<string, JsonElement>? inputs)
    {
        var typed = new TypedAnswers();
        foreach (var line in page.Lines)
        {
            var asked = FormPages.Asks(stage, line, programme);
            if (asked != Asked.Nothing && Text(inputs, FormLine.InputIdOf(line.Key)) is { } text)
            {
                typed.Read(line, asked, text, before.On(line.Key));
            }
        }

        if (Text(inputs, TaskCard.CommentId) is { } comment)
        {
            typed.ReadComment(page.CommentKey, comment);
        }

        return typed;
    }

    /// <summary>What was typed about the review as a whole; it is not an answer to a line.</summary>
    public static TypedAnswers? Overall(string? comment)
    {
        if (comment is null)
        {
            return null;
        }

        var typed = new TypedAnswers();
        typed._texts[OverallKey] = comment;
        return typed;
    }

    /// <summary>A number as people type it: full-width digits and separators too.</summary>
    public static decimal? Number(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Trim();
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private void Read(ReviewLine line, Asked asked, string text, Answer before)
    {
        _texts[line.Key] = text;
        if (text.Length == 0)
        {
            // An emptied field takes the answer back; that is not a zero.
            _answers[line.Key] = asked == Asked.Rating ? before with { Rating = null } : before with { Points = null };
            return;
        }

        if (Number(text) is not { } number)
        {
            _problems[line.Key] = new NotANumber(text.Length <= 40 ? text : text[..40]);
            return;
        }

        var highest = line.Line.Rule is ScoringRule.Rating rating ? rating.ScaleMax : line.Line.Cap;
        if (number < 0 || number > highest)
        {
            _problems[line.Key] = new OutOfRange(0, highest, number);
        }
        else if (decimal.Round(number, 2) != number)
        {
            _problems[line.Key] = new TooManyDecimals(2, number);
        }
        else
        {
            _answers[line.Key] = asked == Asked.Rating ? before with { Rating = number } : before with { Points = number };
        }
    }

    private void ReadComment(string key, string comment)
    {
        _texts[key] = comment;
        if (comment.Length > Assessment.CommentMaxLength)
        {
            _problems[key] = new TextTooLong(Assessment.CommentMaxLength, comment.Length);
        }
        else
        {
            _answers[key] = new Answer(Comment: comment.Length == 0 ? null : comment);
        }
    }

    private static string? Text(IDictionary<string, JsonElement>? inputs, string id) =>
        inputs is not null && inputs.TryGetValue(id, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;
}
