using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;

namespace PerfBot.Cards.Cycles;

/// <summary>One cycle in a list.</summary>
public sealed record CycleRow(Guid Id, CycleName Name, CycleKind Kind, CycleState State);

/// <summary>All cycles that HR may see, the newest first, each one tap from what can be done with it.</summary>
/// <param name="Cycles">At most <see cref="MaxRows"/> are shown.</param>
/// <param name="More">How many older ones there are.</param>
public sealed record CyclesCard(IReadOnlyList<CycleRow> Cycles, int More) : ICard
{
    /// <summary>More would not fit into one message.</summary>
    public const int MaxRows = 15;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var (say, run) = (new CyclesTexts(lang), new RunningTexts(lang));
        var body = new List<Element> { new Title(run.Cycles, Cycles.Count == 0 ? say.NoCycle : null) };
        body.AddRange(Cycles.Select(c => new Row(
            lang.Cycle(c.Name), c.Kind == CycleKind.Ordinary ? null : say.Kind(c.Kind), say.State(c.State), Tone.Subtle, [Button.To(run.Open, new ShowCycle(c.Id))])));
        if (More > 0)
        {
            body.Add(new Paragraph(run.Older(More), Tone.Subtle));
        }

        return new(run.Cycles, body, [Button.To(say.StartTitle, new PrepareCycle(), ButtonStyle.Primary), Button.To(run.Series, new ShowSeries())]);
    }
}

/// <summary>One cycle, and everything that HR can do with it.</summary>
public sealed record CycleCard : ICard
{
    /// <summary>The cycle.</summary>
    public required CycleRow Cycle { get; init; }

    /// <summary>How many reviews there are, how many are closed, and how many of these are excluded.</summary>
    public required (int All, int Closed, int Excluded) Reviews { get; init; }

    /// <summary>How many changes of people there were.</summary>
    public int Changes { get; init; }

    /// <summary>Why it was cancelled; null where it was not.</summary>
    public string? CancelReason { get; init; }

    /// <summary>Whether the reader may act, not only look.</summary>
    public bool CanAct { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var (say, run) = (new CyclesTexts(lang), new RunningTexts(lang));
        var id = Cycle.Id;
        var body = new List<Element>
        {
            new Title(lang.Cycle(Cycle.Name), Language.Parts(Cycle.Kind == CycleKind.Ordinary ? [say.State(Cycle.State)] : [say.Kind(Cycle.Kind), say.State(Cycle.State)])),
        };
        if (CancelReason is { } reason)
        {
            body.Add(new Callout(run.CancelledBecause(reason), Tone.Warning));
        }

        if (Cycle.Kind != CycleKind.Shadow)
        {
            body.Add(new Facts([(run.Reviews, $"{Reviews.All}"), (run.ClosedReviews, $"{Reviews.Closed - Reviews.Excluded}"), (run.ExcludedReviews, $"{Reviews.Excluded}"), (run.PeopleChanges, $"{Changes}")]));
        }

        return new(run.Cycles, body, [.. Buttons(id, say, run)]);
    }

    private IEnumerable<Button> Buttons(Guid id, CyclesTexts say, RunningTexts run)
    {
        if (Cycle.Kind == CycleKind.Shadow)
        {
            yield return Button.To(run.Report, new ShowShadowReport(id), ButtonStyle.Primary);
        }
        else
        {
            yield return Button.To(say.ProgressTitle, new ShowProgress(id), ButtonStyle.Primary);
            yield return Button.To(run.PeopleChanges, new ShowChanges(id));
        }

        if (CanAct && Cycle.State is CycleState.Running or CycleState.ResultsOpen)
        {
            yield return Button.To(run.Close, new ShowCloseChecklist(id));
        }

        if (CanAct && Cycle.State == CycleState.Running)
        {
            yield return Button.To(run.Cancel, new AskCancelCycle(id));
        }

        if (CanAct)
        {
            yield return Button.To(run.Clone, new CloneCycle(id));
        }
    }
}

/// <summary>Asks for all cycles.</summary>
public sealed record ShowCycles : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.list";
}

/// <summary>Asks what can be done with a cycle.</summary>
public sealed record ShowCycle(Guid Cycle) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.show";
}

/// <summary>Asks to start a cycle like another one, a period later.</summary>
public sealed record CloneCycle(Guid Cycle) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.clone";
}
