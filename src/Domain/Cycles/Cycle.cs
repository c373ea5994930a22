using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;

namespace PerfBot.Domain.Cycles;

/// <summary>Identifies a <see cref="Cycle"/>.</summary>
public readonly record struct CycleId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static CycleId New() => new(Guid.CreateVersion7());
}

/// <summary>Where a cycle stands.</summary>
public enum CycleState
{
    /// <summary>Reviews are under way; results are not visible to their subjects.</summary>
    Running,

    /// <summary>Employees see their results and acknowledge them.</summary>
    ResultsOpen,

    /// <summary>Every review is closed or excluded.</summary>
    Closed,

    /// <summary>HR has called it off; nobody has to act any more.</summary>
    Cancelled,
}

/// <summary>What can happen to a cycle.</summary>
public enum CycleStep
{
    /// <summary>HR opens the results.</summary>
    OpenResults,

    /// <summary>The last review is closed or excluded.</summary>
    Close,

    /// <summary>HR calls it off.</summary>
    Cancel,
}

/// <summary>Results cannot open: <paramref name="Unfinished"/> reviews are not through HR's stage yet.</summary>
public sealed record ReviewsUnfinished(int Unfinished) : Refusal;

/// <summary>The cycle cannot close: <paramref name="Open"/> reviews are neither closed nor excluded.</summary>
public sealed record ReviewsStillOpen(int Open) : Refusal;

/// <summary>Nobody would take part in the cycle.</summary>
public sealed record NobodyTakesPart : Refusal;

/// <summary>The programme does not exist, or is not the present version any more.</summary>
public sealed record ProgrammeNotFound : Refusal;

/// <summary>What was typed is not a period.</summary>
public sealed record PeriodUnreadable(string Came) : Refusal;

/// <summary>There is no such cycle, or it is not for this person to see; the two look alike on purpose.</summary>
public sealed record CycleNotFound : Refusal;

/// <summary>One run of a programme over a period, with participants.</summary>
public sealed class Cycle
{
    /// <summary>The longest reason for a cancellation, in UTF-16 code units.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>The states and steps of a cycle.</summary>
    public static readonly Transitions<CycleState, CycleStep> Steps = new(
        (CycleState.Running, CycleStep.OpenResults, CycleState.ResultsOpen),
        (CycleState.Running, CycleStep.Close, CycleState.Closed),
        (CycleState.Running, CycleStep.Cancel, CycleState.Cancelled),
        (CycleState.ResultsOpen, CycleStep.Close, CycleState.Closed));

    private Cycle(CycleId id, ProgrammeId programme, DateOnly from, DateOnly to, EmployeeId startedBy, DateTimeOffset startedAt)
    {
        Id = id;
        Programme = programme;
        From = from;
        To = to;
        StartedBy = startedBy;
        StartedAt = startedAt;
    }

    /// <summary>The id.</summary>
    public CycleId Id { get; }

    /// <summary>The programme version it runs; a new version of the programme does not change a running cycle.</summary>
    public ProgrammeId Programme { get; }

    /// <summary>First day of the period, inclusive.</summary>
    public DateOnly From { get; }

    /// <summary>End of the period, exclusive.</summary>
    public DateOnly To { get; }

    /// <summary>The HR person who started it.</summary>
    public EmployeeId StartedBy { get; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>What it is run for.</summary>
    public CycleKind Kind { get; private set; }

    /// <summary>Whom it is for; who joins later and belongs to it takes part.</summary>
    public CycleAudience Audience { get; private set; } = CycleAudience.Everybody;

    /// <summary>Where it stands.</summary>
    public CycleState State { get; private set; }

    /// <summary>Whether reviews are still being opened: a large cycle opens batch by batch.</summary>
    public bool IsOpening { get; private set; }

    /// <summary>Who opened the results; null until then.</summary>
    public EmployeeId? ResultsBy { get; private set; }

    /// <summary>Whether results are still being opened: those of a large cycle open batch by batch.</summary>
    public bool IsOpeningResults { get; private set; }

    /// <summary>How many results were passed over so far because their data has gone missing since they were asked to open; they wait for HR.</summary>
    public int ResultsHeldBack { get; private set; }

    /// <summary>Whether reviews of the cancelled cycle are still being ended: nobody can act in them any more, but not everybody has been told.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>When it was closed or cancelled; null until then.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it was cancelled; null where it was not.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>The period.</summary>
    public CyclePeriod Period => new(From, To);

    /// <summary>Whether people act in it or read their results.</summary>
    public bool IsAlive => State is CycleState.Running or CycleState.ResultsOpen;

    /// <summary>Whether results are open but for some whose data went missing.</summary>
    public bool HoldsBack => State == CycleState.ResultsOpen && !IsOpeningResults && ResultsHeldBack > 0;

    /// <summary>Starts a cycle. A shadow pilot is closed as soon as it starts: nobody acts in it.</summary>
    public static Cycle Start(
        CycleId id, ProgrammeId programme, CyclePeriod period, EmployeeId by, DateTimeOffset at, CycleAudience? audience = null, CycleKind kind = CycleKind.Ordinary)
    {
        ArgumentNullException.ThrowIfNull(period);
        var cycle = new Cycle(id, programme, period.From, period.To, by, at) { Audience = audience ?? CycleAudience.Everybody, Kind = kind };
        if (kind == CycleKind.Shadow)
        {
            cycle.Close(open: 0, at);
        }

        return cycle;
    }

    /// <summary>More reviews will be opened.</summary>
    public void KeepOpening() => IsOpening = true;

    /// <summary>Every review is open.</summary>
    public void Opened() => IsOpening = false;

    /// <summary>Begins to open the results to their subjects; once more for those that were held back.</summary>
    /// <param name="unfinished">Reviews that have not come as far; none are asked about where results are open already.</param>
    /// <param name="by">Who opens them.</param>
    /// <exception cref="RefusedException"><see cref="ReviewsUnfinished"/> or <see cref="StepNotAllowed"/>.</exception>
    public void OpenResults(int unfinished, EmployeeId by)
    {
        if (!HoldsBack)
        {
            var next = Steps.Next(State, CycleStep.OpenResults);
            if (unfinished > 0 || IsOpening)
            {
                throw new RefusedException(new ReviewsUnfinished(unfinished));
            }

            State = next;
        }

        (ResultsBy, IsOpeningResults, ResultsHeldBack) = (by, true, 0);
    }

    /// <summary>A batch of results is open.</summary>
    /// <param name="heldBack">How many were passed over until now.</param>
    /// <param name="isLast">Whether none is left but these.</param>
    public void ResultsOpened(int heldBack, bool isLast) => (ResultsHeldBack, IsOpeningResults) = (heldBack, !isLast);

    /// <summary>Closes the cycle once no review is open any more.</summary>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>.</exception>
    public void Close(DateTimeOffset at) => Close(open: 0, at);

    /// <summary>Closes the cycle.</summary>
    /// <param name="open">Reviews that are neither closed nor excluded.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RefusedException"><see cref="ReviewsStillOpen"/> or <see cref="StepNotAllowed"/>.</exception>
    public void Close(int open, DateTimeOffset at)
    {
        var next = Steps.Next(State, CycleStep.Close);
        if (open > 0 || IsOpening)
        {
            throw new RefusedException(new ReviewsStillOpen(open));
        }

        (State, ClosedAt, IsOpeningResults) = (next, at, false);
    }

    /// <summary>Calls the cycle off.</summary>
    /// <exception cref="RefusedException"><see cref="Reviews.ReasonMissing"/>, <see cref="Reviews.TextTooLong"/> or <see cref="StepNotAllowed"/>.</exception>
    public void Cancel(string? reason, DateTimeOffset at)
    {
        var next = Steps.Next(State, CycleStep.Cancel);
        CancelReason = Reviews.Reasons.Checked(reason, ReasonMaxLength);
        (State, ClosedAt, IsOpening) = (next, at, false);
    }

    /// <summary>A batch of the reviews of the cancelled cycle has ended.</summary>
    /// <param name="isLast">Whether none is left.</param>
    public void Ended(bool isLast) => IsEnding = !isLast;
}
