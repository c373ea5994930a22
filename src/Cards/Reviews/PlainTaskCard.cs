using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Reviews;

/// <summary>One line as a plain card shows it.</summary>
/// <param name="Line">The line.</param>
/// <param name="Actual">What the data gives, ready to read; null where it is not shown.</param>
public sealed record PlainLine(Line Line, string? Actual);

/// <summary>A task that asks for a look and a word: what is asked, what there is to see, a field, and what can be done.</summary>
public sealed record PlainTaskCard : ICard
{
    /// <summary>Lines that are shown; the rest are counted.</summary>
    public const int MaxLines = 20;

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

    /// <summary>The plan's lines, where the stage is about them.</summary>
    public IReadOnlyList<PlainLine> Lines { get; init; } = [];

    /// <summary>The total, where the reader may see one; null where there is none.</summary>
    public decimal? Total { get; init; }

    /// <summary>What people read for the grade.</summary>
    public Bilingual? Grade { get; init; }

    /// <summary>Whether the reader may see a total at all.</summary>
    public bool ShowsTotal { get; init; }

    /// <summary>What others wrote, as far as this stage sees it.</summary>
    public IReadOnlyList<(string Who, string Text)> Comments { get; init; } = [];

    /// <summary>What was saved or typed.</summary>
    public string? Comment { get; init; }

    /// <summary>Why the last click was not carried out.</summary>
    public Refusal? Notice { get; init; }

    /// <summary>What stands saved and differs from what was typed on an earlier version of the card.</summary>
    public IReadOnlyList<UnsavedText> Meanwhile { get; init; } = [];

    /// <summary>Whether the reader may return the review to the stage before.</summary>
    public bool CanReturn { get; init; }

    /// <summary>Whether the reader may give it to somebody else.</summary>
    public bool CanDelegate { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ReviewsTexts(lang);
        var results = new ResultsTexts(lang);
        var name = Subject is null ? lang.Stage(Kind) : new TasksTexts(lang).For(lang.Stage(Kind), Subject);
        var body = new List<Element> { new Title(name, $"{lang.Cycle(Cycle)} · {lang.Due(DueOn, Today)}") };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        UnsavedText.ShowSaved(Meanwhile, body, say, lang);
        if (ReturnReason is not null)
        {
            body.Add(new Callout(say.ReturnedBecause(ReturnReason), Tone.Warning));
        }

        body.Add(new Paragraph(say.Ask(Kind)));
        if (ShowsTotal)
        {
            body.Add(new Figures([(results.Total, Total is { } total ? lang.Number(total) : say.NoTotal, Tone.Accent), (results.Grade, Grade is null ? "–" : lang.Say(Grade), Tone.Default)]));
        }

        AddLines(body, say, results, lang);
        body.AddRange(CommentsCard.Excerpts(Comments, results));
        body.Add(new TextInput(TaskCard.CommentId, say.CommentLabel, Comment, say.ReadBy(Kind), Assessment.CommentMaxLength));
        return new(say.Summary(name), body, Buttons(say, lang));
    }

    private void AddLines(List<Element> body, ReviewsTexts say, ResultsTexts results, Language lang)
    {
        if (Lines.Count == 0)
        {
            return;
        }

        var hasActuals = Lines.Any(l => l.Actual is not null);
        body.Add(new Grid(
            hasActuals ? [results.Line, say.Target, results.Actual] : [results.Line, results.Weight, say.Target],
            [
                .. Lines.Take(MaxLines).Select(l => (IReadOnlyList<string>)(hasActuals
                    ? [lang.Say(l.Line.Name), lang.Target(l.Line) ?? "", l.Actual ?? ""]
                    : [lang.Say(l.Line.Name), lang.Number(l.Line.Weight) + "%", lang.Target(l.Line) ?? ""])),
            ]));
        if (Lines.Count > MaxLines)
        {
            body.Add(new Paragraph(say.MoreLines(Lines.Count - MaxLines), Tone.Subtle));
        }
    }

    private List<Button> Buttons(ReviewsTexts say, Language lang)
    {
        var buttons = new List<Button>
        {
            Button.For(say.DoneButton(Kind), new SubmitTask(Task, Version), ButtonStyle.Primary),
            Button.For(say.Save, new SaveStep(Task, Version, 0, 0)),
        };
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
