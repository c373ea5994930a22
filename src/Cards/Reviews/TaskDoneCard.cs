using PerfBot.Cards.Kit;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Reviews;

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
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new ReviewsTexts(lang);
        var name = Subject is null ? lang.Stage(Kind) : new TasksTexts(lang).For(lang.Stage(Kind), Subject);
        var body = new List<Element>
        {
            new Title(name, lang.Cycle(Cycle)),
            new Callout(say.Done(State, At), State == TaskState.Cancelled ? Tone.Default : Tone.Good),
        };
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
