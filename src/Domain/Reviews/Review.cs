using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;

namespace PerfBot.Domain.Reviews;

/// <summary>Identifies a <see cref="Review"/>.</summary>
public readonly record struct ReviewId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static ReviewId New() => new(Guid.CreateVersion7());
}

/// <summary>There is no such review, or it is not for this person to see; the two look alike on purpose.</summary>
public sealed record ReviewNotFound : Refusal;

/// <summary>There is no such line in the plan.</summary>
public sealed record LineNotFound : Refusal;

/// <summary>What a person with the right decided about a line whose data does not say it.</summary>
/// <param name="Actual">The actual that counts; null when the line is not applicable.</param>
/// <param name="Reason">Why; always given.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
public sealed record LineDecision(decimal? Actual, string Reason, EmployeeId By, DateTimeOffset At);

/// <summary>One employee's passage through the stages of a cycle (考核).</summary>
public sealed class Review
{
    private Review(ReviewId id, CycleId cycle, EmployeeId employee, DateTimeOffset openedAt)
    {
        Id = id;
        Cycle = cycle;
        Employee = employee;
        OpenedAt = openedAt;
    }

    /// <summary>The id.</summary>
    public ReviewId Id { get; }

    /// <summary>The cycle.</summary>
    public CycleId Cycle { get; }

    /// <summary>The subject.</summary>
    public EmployeeId Employee { get; }

    /// <summary>Who manages the subject in this review; null where there is nobody.</summary>
    public EmployeeId? Manager { get; private set; }

    /// <summary>The subject's department when the cycle started; progress is counted by it.</summary>
    public DepartmentId? Department { get; private set; }

    /// <summary>What the subject is measured on.</summary>
    public ReviewPlan Plan { get; private set; } = new([]);

    /// <summary>Lines that a person decided about, by line key.</summary>
    public IReadOnlyDictionary<string, LineDecision> Decisions { get; private set; } = new Dictionary<string, LineDecision>();

    /// <summary>The stage it stands in; null when it is closed.</summary>
    public StageKind? Stage { get; private set; }

    /// <summary>When it opened.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>When it closed; null until then.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it takes no part in the cycle any more; null where it does.</summary>
    public string? ExcludedBecause { get; private set; }

    /// <summary>Counts the changes; the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Opens a review before its first stage.</summary>
    public static Review Open(CycleId cycle, EmployeeId employee, EmployeeId? manager, DepartmentId? department, ReviewPlan plan, DateTimeOffset at) =>
        new(ReviewId.New(), cycle, employee, at) { Manager = manager, Department = department, Plan = plan, Version = 1 };

    /// <summary>Moves to a stage.</summary>
    public void Enter(StageKind stage)
    {
        Stage = stage;
        Version++;
    }

    /// <summary>Somebody acted in a stage of several people. Counted, so that of two who act at once one looks again whether the stage is complete.</summary>
    public void Touch() => Version++;

    /// <summary>The last stage is complete.</summary>
    public void Close(DateTimeOffset at)
    {
        (Stage, ClosedAt) = (null, at);
        Version++;
    }

    /// <summary>Takes the review out of the cycle. Whoever calls cancels its tasks.</summary>
    /// <exception cref="RefusedException"><see cref="ReasonMissing"/>, <see cref="TextTooLong"/>, or <see cref="ReviewNotOpen"/> where it is closed or excluded already.</exception>
    public void Exclude(string? reason, DateTimeOffset at)
    {
        if (ClosedAt is not null)
        {
            throw new RefusedException(new ReviewNotOpen());
        }

        ExcludedBecause = Reasons.Checked(reason, ReviewTask.ReasonMaxLength);
        Close(at);
    }

    /// <summary>Somebody else manages the subject from now on.</summary>
    public void HandTo(EmployeeId? manager)
    {
        Manager = manager;
        Version++;
    }

    /// <summary>The subject works in another department from now on.</summary>
    public void MoveTo(DepartmentId? department)
    {
        Department = department;
        Version++;
    }

    /// <summary>The subject is measured on another plan. Lines of the earlier one keep their keys.</summary>
    public void Replan(ReviewPlan plan)
    {
        Plan = plan;
        Version++;
    }

    /// <summary>Decides about a line whose data is missing or wrong.</summary>
    /// <exception cref="RefusedException"><see cref="LineNotFound"/>, <see cref="ReasonMissing"/> or <see cref="TextTooLong"/>.</exception>
    public void Decide(string lineKey, LineDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (!Plan.Lines().Any(l => l.Key == lineKey))
        {
            throw new RefusedException(new LineNotFound());
        }

        if (string.IsNullOrWhiteSpace(decision.Reason))
        {
            throw new RefusedException(new ReasonMissing());
        }

        if (decision.Reason.Length > ReviewTask.ReasonMaxLength)
        {
            throw new RefusedException(new TextTooLong(ReviewTask.ReasonMaxLength, decision.Reason.Length));
        }

        Decisions = new Dictionary<string, LineDecision>(Decisions) { [lineKey] = decision };
        Version++;
    }
}
