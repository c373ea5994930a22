using PerfBot.Cards.Kit;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Reviews;

/// <summary>A text that somebody typed and that could not be saved, or one that stands saved where another was typed.</summary>
/// <param name="Line">The line it was about; null for a comment.</param>
/// <param name="Text">As it was typed.</param>
public sealed record UnsavedText(Bilingual? Line, string Text)
{
    internal static void Show(IReadOnlyList<UnsavedText> texts, List<Element> body, ReviewsTexts say, Language lang) => Show(texts, say.Unsaved, body, lang);

    /// <summary>What stands saved and differs from what was typed on an earlier version of the card.</summary>
    internal static void ShowSaved(IReadOnlyList<UnsavedText> texts, List<Element> body, ReviewsTexts say, Language lang) => Show(texts, say.SavedMeanwhile, body, lang);

    private static void Show(IReadOnlyList<UnsavedText> texts, string heading, List<Element> body, Language lang)
    {
        if (texts.Count > 0)
        {
            body.Add(new Paragraph(heading, Tone.Warning));
            body.AddRange(texts.Select(t => new Paragraph(t.Line is null ? t.Text : lang.Say($"{lang.Say(t.Line)}: {t.Text}", $"{lang.Say(t.Line)}：{t.Text}"))));
        }
    }
}

/// <summary>What became of a task that needs nothing more from this person.</summary>
/// <param name="Kind">The stage.</param>
/// <param name="Subject">Whose review; null for the reader's own.</param>
/// <param name="Cycle">The cycle.</param>
/// <param name="State">Where the task stands.</param>
/// <param name="At">When it was handed in, in the reader's zone; null otherwise.</param>
/// <param name="NextTask">Another open task of the same stage to go on with, or null.</param>
/// <param name="Left">How many such tasks are left.</param>
public sealed record TaskDoneCard(StageKind Kind, string? Subject, CycleName Cycle, TaskState State, DateTimeOffset? At, Guid? NextTask = null, int Left = 0) : ICard
{
    /// <summary>What was typed on an earlier version of the card and could not be saved: shown, so that it is not lost.</summary>
    public IReadOnlyList<UnsavedText> Unsaved { get; init; } = [];

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new ReviewsTexts(lang);
        var name = Subject is null ? lang.Stage(Kind) : new TasksTexts(lang).For(lang.Stage(Kind), Subject);
        var body = new List<Element>
        {
            new Title(name, lang.Cycle(Cycle)),
            new Callout(say.Done(State, At), State is TaskState.Cancelled or TaskState.Skipped ? Tone.Default : Tone.Good),
        };
        UnsavedText.Show(Unsaved, body, say, lang);
        if (State == TaskState.Done)
        {
            body.Add(new Paragraph(say.Afterwards(Kind), Tone.Subtle));
        }

        var buttons = new List<Button>();
        if (NextTask is { } next)
        {
            buttons.Add(Button.To(say.NextOne(Left), new OpenTask(next), ButtonStyle.Primary));
        }

        buttons.Add(Button.To(new TasksTexts(lang).Title, new ShowMyTasks()));
        return new(name, body, buttons);
    }
}
