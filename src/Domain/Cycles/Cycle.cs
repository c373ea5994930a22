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
}

/// <summary>What can happen to a cycle.</summary>
public enum CycleStep
{
    /// <summary>HR opens the results.</summary>
    OpenResults,

    /// <summary>The last review is closed.</summary>
    Close,
}

/// <summary>Results cannot open: <paramref name="Unfinished"/> reviews are not through HR's stage yet.</summary>
public sealed record ReviewsUnfinished(int Unfinished) : Refusal;

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
    /// <summary>The states and steps of a cycle.</summary>
    public static readonly Transitions<CycleState, CycleStep> Steps = new(
        (CycleState.Running, CycleStep.OpenResults, CycleState.ResultsOpen),
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

    /// <summary>Where it stands.</summary>
    public CycleState State { get; private set; }

    /// <summary>When it was closed; null until then.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The period.</summary>
    public CyclePeriod Period => new(From, To);

    /// <summary>Starts a cycle.</summary>
    public static Cycle Start(CycleId id, ProgrammeId programme, CyclePeriod period, EmployeeId by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(period);
        return new(id, programme, period.From, period.To, by, at);
    }

    /// <summary>Opens the results to their subjects.</summary>
    /// <exception cref="RefusedException"><see cref="ReviewsUnfinished"/> or <see cref="StepNotAllowed"/>.</exception>
    public void OpenResults(int unfinished)
    {
        var next = Steps.Next(State, CycleStep.OpenResults);
        if (unfinished > 0)
        {
            throw new RefusedException(new ReviewsUnfinished(unfinished));
        }

        State = next;
    }

    /// <summary>Closes the cycle once no review is open any more.</summary>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>.</exception>
    public void Close(DateTimeOffset at)
    {
        State = Steps.Next(State, CycleStep.Close);
        ClosedAt = at;
    }
}
