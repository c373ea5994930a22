using System.Text.Json;
using System.Text.Json.Serialization;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Reviews;

/// <summary>What the form asks about a line.</summary>
public enum Asked
{
    /// <summary>Nothing: the data says it.</summary>
    Nothing,

    /// <summary>A rating on the line's scale.</summary>
    Rating,

    /// <summary>Points from 0 to the cap.</summary>
    Points,
}

/// <summary>One line on a page of the form.</summary>
public sealed record FormLine
{
    /// <summary>The line in the review's plan.</summary>
    public required ReviewLine Line { get; init; }

    /// <summary>What is asked.</summary>
    public Asked Asked { get; init; }

    /// <summary>The actual that the data gives; null where there is none or none is needed.</summary>
    public decimal? Actual { get; init; }

    /// <summary>Where the actual stands; null where the line has none by data.</summary>
    public LineState? State { get; init; }

    /// <summary>What was saved or typed, as text.</summary>
    public string? Value { get; init; }

    /// <summary>The subject's own rating, where the reader may see it.</summary>
    public decimal? SelfRating { get; init; }

    /// <summary>What is wrong with the value; null when nothing is.</summary>
    public Refusal? Problem { get; init; }

    /// <summary>The id of the line's input.</summary>
    public string InputId => InputIdOf(Line.Key);

    /// <summary>The id of the input of a line.</summary>
    public static string InputIdOf(string key) => $"line-{key}";
}

/// <summary>A page of the form that a person fills in for a task: one section at a time, or the last look before handing in.</summary>
public sealed record TaskCard : ICard
{
    /// <summary>The id of the comment's input.</summary>
    public const string CommentId = "comment";

    /// <summary>The task.</summary>
    public required Guid Task { get; init; }

    /// <summary>The version that this card shows.</summary>
    public required int Version { get; init; }

    /// <summary>The stage.</summary>
    public required StageKind Kind { get; init; }

    /// <summary>The cycle.</summary>
    public required CycleName Cycle { get; init; }

    /// <summary>Whose review; null for the reader's own.</summary>
    public string? Subject { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The reader's present day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Why it was returned; null when it was not.</summary>
    public string? ReturnReason { get; init; }

    /// <summary>The page, from 0.</summary>
    public required int Page { get; init; }

    /// <summary>How many pages; the last one is for checking and handing in.</summary>
    public required int Pages { get; init; }

    /// <summary>The section's name; null on the last page.</summary>
    public string? Section { get; init; }

    /// <summary>The lines of this page; on the last page, all lines that ask for something.</summary>
    public required IReadOnlyList<FormLine> Lines { get; init; }

    /// <summary>The comment that was saved or typed for this page.</summary>
    public string? Comment { get; init; }

    /// <summary>What the subject wrote on this page; null where there is nothing or the reader may not see it.</summary>
    public string? SubjectComment { get; init; }

    /// <summary>What the total would be as things stand; null where the reader may not see it.</summary>
    public decimal? PreviewTotal { get; init; }

    /// <summary>Something to say first: why the last click was not carried out.</summary>
    public Refusal? Notice { get; init; }

    /// <summary>What stands saved and differs from what was typed on an earlier version of the card.</summary>
    public IReadOnlyList<UnsavedText> Meanwhile { get; init; } = [];

    /// <summary>Whether the reader may return the review to the stage before.</summary>
    public bool CanReturn { get; init; }

    /// <summary>Whether the reader may give the task to somebody else.</summary>
    public bool CanDelegate { get; init; }

    /// <summary>On the last page, what others wrote, as far as this stage sees it.</summary>
    public IReadOnlyList<(string Who, string Text)> Comments { get; init; } = [];

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ReviewsTexts(lang);
        var name = Subject is null ? lang.Stage(Kind) : new TasksTexts(lang).For(lang.Stage(Kind), Subject);
        var body = new List<Element> { new Title(name, $"{lang.Cycle(Cycle)} · {lang.Due(DueOn, Today)} · {say.Step(Page + 1, Pages)}") };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        UnsavedText.ShowSaved(Meanwhile, body, say, lang);
        if (ReturnReason is not null)
        {
            body.Add(new Callout(say.ReturnedBecause(ReturnReason), Tone.Warning));
        }

        if (Page + 1 < Pages)
        {
            AddSection(body, say, lang);
        }
        else
        {
            AddLastLook(body, say, lang);
        }

        return new(say.Summary(name), body, Buttons(say, lang));
    }

    private void AddSection(List<Element> body, ReviewsTexts say, Language lang)
    {
        body.Add(new Heading(Section!));
        if (say.AskedOn(Kind, Lines) is { } asked)
        {
            body.Add(new Paragraph(asked));
        }

        foreach (var line in Lines)
        {
            // The name once: as the field's label, or as a heading where there is no field.
            var facts = new Paragraph(say.LineFacts(line), Tone.Subtle);
            body.Add(new Group(line.Asked == Asked.Nothing ? [new Paragraph(lang.Say(line.Line.Line.Name), Strong: true), facts] : [.. Input(line, say, lang), facts]));
        }

        if (SubjectComment is not null)
        {
            body.Add(new Callout(say.SubjectWrote(SubjectComment), Tone.Default));
        }

        body.Add(new TextInput(CommentId, say.CommentLabel, Comment, say.CommentHint(Kind), Assessment.CommentMaxLength));
    }

    private static IEnumerable<Element> Input(FormLine line, ReviewsTexts say, Language lang)
    {
        switch (line.Asked)
        {
            case Asked.Rating when line.Line.Line.Rule is ScoringRule.Rating { ScaleMax: <= 10 } rating && rating.ScaleMax == decimal.Truncate(rating.ScaleMax):
                var choices = Enumerable.Range(0, (int)rating.ScaleMax + 1).Reverse()
                    .Select(i => ($"{i}", say.RatingChoice(i, (int)rating.ScaleMax))).ToList();
                yield return new ChoiceInput(line.InputId, lang.Say(line.Line.Line.Name), choices, line.Value, Placeholder: say.ChooseRating);
                break;
            case Asked.Rating when line.Line.Line.Rule is ScoringRule.Rating rating:
                yield return new NumberInput(line.InputId, lang.Say(line.Line.Line.Name), line.Value, say.RangeHint(rating.ScaleMax));
                break;
            case Asked.Points:
                yield return new NumberInput(line.InputId, lang.Say(line.Line.Line.Name), line.Value, say.RangeHint(line.Line.Line.Cap));
                break;
            default:
                break;
        }

        if (line.Problem is not null)
        {
            yield return new Paragraph(Refusals.RefusalTexts.Of(line.Problem, lang), Tone.Attention);
        }
    }

    private void AddLastLook(List<Element> body, ReviewsTexts say, Language lang)
    {
        body.Add(new Heading(say.LastLook));
        if (Lines.Count > 0)
        {
            body.Add(new Facts([.. Lines.Select(l => (lang.Say(l.Line.Line.Name), l.Value is null ? say.NotAnswered : say.Answered(l)))]));
        }

        if (PreviewTotal is { } total)
        {
            body.Add(new Paragraph(say.Preview(total), Tone.Accent));
        }

        body.AddRange(Results.CommentsCard.Excerpts(Comments, new Results.ResultsTexts(lang)));
        body.Add(new TextInput(CommentId, say.OverallLabel, Comment, say.OverallHint(Kind), Assessment.CommentMaxLength));
    }

    private List<Button> Buttons(ReviewsTexts say, Language lang)
    {
        var buttons = new List<Button>();
        if (Page + 1 < Pages)
        {
            buttons.Add(Button.For(say.SaveAndNext, new SaveStep(Task, Version, Page, Page + 1), ButtonStyle.Primary));
        }
        else
        {
            buttons.Add(Button.For(say.Submit, new SubmitTask(Task, Version), ButtonStyle.Primary));
        }

        if (Page > 0)
        {
            buttons.Add(Button.For(say.SaveAndBack, new SaveStep(Task, Version, Page, Page - 1)));
        }

        if (CanReturn)
        {
            buttons.Add(Button.To(say.Return, new AskReturn(Task)));
        }

        if (CanDelegate)
        {
            buttons.Add(Button.To(new TasksTexts(lang).Delegate, new AskDelegation(Task)));
        }

        return buttons;
    }
}

/// <summary>Opens a task where its actor stopped.</summary>
/// <param name="Task">The task.</param>
/// <param name="Page">A page of the form; null for the first one that is not answered.</param>
public sealed record OpenTask(Guid Task, int? Page = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "task.open";
}

/// <summary>Keeps one page and shows another.</summary>
/// <param name="Task">The task.</param>
/// <param name="Version">The version that the card showed.</param>
/// <param name="Page">The page that was filled in.</param>
/// <param name="To">The page to show next.</param>
public sealed record SaveStep(Guid Task, int Version, int Page, int To) : ISubmit, ITakesInputs
{
    /// <inheritdoc />
    public static string Verb => "task.save";

    /// <inheritdoc />
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Inputs { get; init; }
}

/// <summary>Hands a task in.</summary>
/// <param name="Task">The task.</param>
/// <param name="Version">The version that the card showed.</param>
/// <param name="Comment">About the review as a whole.</param>
public sealed record SubmitTask(Guid Task, int Version, string? Comment = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "task.submit";
}
