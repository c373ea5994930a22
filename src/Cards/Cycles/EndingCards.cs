using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Cycles;

/// <summary>Asks for the reason before a cycle is called off. Answered by <see cref="CancelCycle"/>.</summary>
/// <param name="Id">The cycle.</param>
/// <param name="Cycle">Its name.</param>
/// <param name="People">How many people have something to do in it, and are told.</param>
public sealed record CancelCycleCard(Guid Id, CycleName Cycle, int People) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var run = new RunningTexts(lang);
        return new(
            run.Cancel,
            [
                new Title(run.Cancel, lang.Cycle(Cycle)),
                new Callout(run.WhoIsTold(People), Tone.Warning),
                new TextInput("reason", run.Reason, MaxLength: Domain.Cycles.Cycle.ReasonMaxLength, IsRequired: true, Missing: run.GiveReason),
            ],
            [Button.For(run.CancelNow, new CancelCycle(Id, null), ButtonStyle.Destructive), Button.To(run.Back, new ShowCycle(Id))]);
    }
}

/// <summary>A review that keeps a cycle from closing.</summary>
/// <param name="Review">The review.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="WaitsFor">Who has to act; null where nobody has.</param>
public sealed record OpenReviewRow(Guid Review, string Subject, StageKind? Stage, string? WaitsFor);

/// <summary>What is open before a cycle can close: every review is closed, or excluded with a reason. Answered by <see cref="CloseCycle"/>.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Reviews">How many reviews there are, how many are closed, and how many of these are excluded.</param>
/// <param name="Open">The first open reviews.</param>
/// <param name="IsMine">Whether all reviews lie in the reader's scope: only then may the reader close the cycle.</param>
public sealed record CloseCycleCard(CycleRow Cycle, (int All, int Closed, int Excluded) Reviews, IReadOnlyList<OpenReviewRow> Open, bool IsMine) : ICard
{
    /// <summary>Open reviews that are listed; the rest follow as these are done.</summary>
    public const int MaxRows = 10;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var (say, run) = (new CyclesTexts(lang), new RunningTexts(lang));
        var open = Reviews.All - Reviews.Closed;
        var body = new List<Element>
        {
            new Title(run.Close, lang.Cycle(Cycle.Name)),
            new Facts([(run.ClosedReviews, $"{Reviews.Closed - Reviews.Excluded}"), (run.ExcludedReviews, $"{Reviews.Excluded}"), (run.OpenReviews, $"{open}")]),
            Cycle.State is CycleState.Closed or CycleState.Cancelled ? new Callout(say.State(Cycle.State), Tone.Good)
                : open == 0 ? new Callout(IsMine ? run.ReadyToClose : run.NotYoursToClose, IsMine ? Tone.Good : Tone.Warning)
                : new Callout(run.StillOpen(open), Tone.Warning),
        };
        body.AddRange(Open.Take(MaxRows).Select(o => new Row(
            o.Subject, o.Stage is { } stage ? lang.Stage(stage) : null, o.WaitsFor is { } who ? run.WaitsFor(who) : null, Tone.Subtle, [Button.To(run.Exclude, new AskExcludeReview(o.Review))])));
        if (open > Open.Count)
        {
            body.Add(new Paragraph(run.MoreOpen(open - Open.Count), Tone.Subtle));
        }

        var buttons = new List<Button>();
        if (open == 0 && IsMine && Cycle.State is CycleState.Running or CycleState.ResultsOpen)
        {
            buttons.Add(Button.For(run.CloseNow, new CloseCycle(Cycle.Id), ButtonStyle.Primary));
        }

        buttons.Add(Button.To(say.ProgressTitle, new ShowProgress(Cycle.Id)));
        buttons.Add(Button.To(run.Back, new ShowCycle(Cycle.Id)));
        return new(run.Close, body, buttons);
    }
}

/// <summary>Asks for the reason before a review is taken out of its cycle. Answered by <see cref="ExcludeReview"/>.</summary>
/// <param name="Review">The review.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="Cycle">The cycle.</param>
/// <param name="CycleId">Its id.</param>
public sealed record ExcludeReviewCard(Guid Review, string Subject, CycleName Cycle, Guid CycleId) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var run = new RunningTexts(lang);
        return new(
            run.Exclude,
            [
                new Title(run.ExcludeWhom(Subject), lang.Cycle(Cycle)),
                new Paragraph(run.ExcludeMeans),
                new TextInput("reason", run.Reason, MaxLength: ReviewTask.ReasonMaxLength, IsRequired: true, Missing: run.GiveReason),
            ],
            [Button.For(run.ExcludeNow, new ExcludeReview(Review, null), ButtonStyle.Destructive), Button.To(run.Back, new ShowCloseChecklist(CycleId))]);
    }
}

/// <summary>What a card in the chat turns into when nobody has to act on it any more, and what people are told once.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="IsCancelled">Whether the whole cycle was called off; otherwise the task went to somebody else.</param>
/// <param name="Reason">Why; null where nobody says.</param>
public sealed record CycleNewsCard(CycleName Cycle, bool IsCancelled, string? Reason) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var run = new RunningTexts(lang);
        var body = new List<Element> { new Title(lang.Cycle(Cycle)), new Callout(IsCancelled ? run.WasCancelled : run.NotYours, Tone.Warning) };
        if (Reason is not null)
        {
            body.Add(new Paragraph(run.Because(Reason)));
        }

        return new(IsCancelled ? run.WasCancelled : run.NotYours, body, [Button.To(run.MyTasks, new Tasks.ShowMyTasks())]);
    }
}

/// <summary>Asks once more before a cycle is called off.</summary>
public sealed record AskCancelCycle(Guid Cycle) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.ask-cancel";
}

/// <summary>Calls a cycle off.</summary>
public sealed record CancelCycle(Guid Cycle, string? Reason) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "cycle.cancel";
}

/// <summary>Asks what keeps a cycle from closing.</summary>
/// <param name="Cycle">The cycle; null for the latest that is not closed.</param>
public sealed record ShowCloseChecklist(Guid? Cycle = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.checklist";
}

/// <summary>Closes a cycle.</summary>
public sealed record CloseCycle(Guid Cycle) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "cycle.close";
}

/// <summary>Asks once more before a review is taken out.</summary>
public sealed record AskExcludeReview(Guid Review) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.ask-exclude";
}

/// <summary>Takes a review out of its cycle.</summary>
public sealed record ExcludeReview(Guid Review, string? Reason) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "cycle.exclude";
}

/// <summary>Tells a participant what became of a cycle or of a task in it.</summary>
public sealed record ShowCycleNews(Guid Cycle) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.news";
}
