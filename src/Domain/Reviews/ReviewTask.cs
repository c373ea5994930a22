using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;

namespace PerfBot.Domain.Reviews;

/// <summary>Identifies a <see cref="ReviewTask"/>.</summary>
public readonly record struct TaskId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static TaskId New() => new(Guid.CreateVersion7());
}

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    /// <summary>Somebody has to act.</summary>
    Open,

    /// <summary>Handed in.</summary>
    Done,

    /// <summary>Sent back to the stage before; opens again when that is handed in. What was typed is kept.</summary>
    Waiting,

    /// <summary>Nobody has to act any more.</summary>
    Cancelled,
}

/// <summary>What can happen to a task.</summary>
public enum TaskStep
{
    /// <summary>The actor hands it in.</summary>
    Submit,

    /// <summary>The actor returns the review to the stage before.</summary>
    SendBack,

    /// <summary>The stage after returned it.</summary>
    Reopen,

    /// <summary>The stage before was handed in again.</summary>
    Resume,

    /// <summary>The review was closed or excluded meanwhile.</summary>
    Cancel,
}

/// <summary>There is no such task, or it is not this person's; the two look alike on purpose.</summary>
public sealed record TaskNotFound : Refusal;

/// <summary>The card shows an earlier version than the one that is stored; <paramref name="State"/> is what is the case now.</summary>
public sealed record CardOutdated(TaskState State) : Refusal;

/// <summary>A return needs a reason.</summary>
public sealed record ReasonMissing : Refusal;

/// <summary>The text is too long.</summary>
/// <param name="MaxLength">The most that fits, in UTF-16 code units.</param>
/// <param name="Length">What came.</param>
public sealed record TextTooLong(int MaxLength, int Length) : Refusal;

/// <summary>What one person has to do for one review in one stage (待办).</summary>
public sealed class ReviewTask
{
    /// <summary>The longest reason for a return, in UTF-16 code units.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>The states and steps of a task.</summary>
    public static readonly Transitions<TaskState, TaskStep> Steps = new(
        (TaskState.Open, TaskStep.Submit, TaskState.Done),
        (TaskState.Open, TaskStep.SendBack, TaskState.Waiting),
        (TaskState.Done, TaskStep.Reopen, TaskState.Open),
        (TaskState.Waiting, TaskStep.Resume, TaskState.Open),
        (TaskState.Open, TaskStep.Cancel, TaskState.Cancelled),
        (TaskState.Waiting, TaskStep.Cancel, TaskState.Cancelled));

    private ReviewTask(TaskId id, ReviewId review, CycleId cycle, StageKind kind, EmployeeId assignee, EmployeeId subject)
    {
        Id = id;
        Review = review;
        Cycle = cycle;
        Kind = kind;
        Assignee = assignee;
        Subject = subject;
    }

    /// <summary>The id.</summary>
    public TaskId Id { get; }

    /// <summary>The review it belongs to.</summary>
    public ReviewId Review { get; }

    /// <summary>The cycle, kept here because lists of tasks are asked for by cycle.</summary>
    public CycleId Cycle { get; }

    /// <summary>The stage.</summary>
    public StageKind Kind { get; }

    /// <summary>Who has to act.</summary>
    public EmployeeId Assignee { get; private set; }

    /// <summary>Whose review it is.</summary>
    public EmployeeId Subject { get; }

    /// <summary>Where it stands.</summary>
    public TaskState State { get; private set; }

    /// <summary>The last day, inclusive, in the actor's own zone.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When it opened, or opened again.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was handed in; null while it is not.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Why the stage after returned it; null when it was not.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>When HR last nudged the actor; null when never.</summary>
    public DateTimeOffset? NudgedAt { get; private set; }

    /// <summary>What has been said so far.</summary>
    public Assessment Said { get; private set; } = Assessment.Empty;

    /// <summary>Counts the changes. A card carries the version that it showed, and is refused when it is not the present one.</summary>
    public int Version { get; private set; }

    /// <summary>Opens a task.</summary>
    public static ReviewTask Open(Review review, StageKind kind, EmployeeId assignee, DateOnly dueOn, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(review);
        return new(TaskId.New(), review.Id, review.Cycle, kind, assignee, review.Employee) { DueOn = dueOn, OpenedAt = now, Version = 1 };
    }

    /// <summary>Keeps what was said in one step.</summary>
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/> or <see cref="CardOutdated"/>.</exception>
    public void Save(EmployeeId by, int version, Assessment said)
    {
        Guard(by, version);
        Said = said;
        Version++;
    }

    /// <summary>Hands the task in. The answers have been checked before.</summary>
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/> or <see cref="CardOutdated"/>.</exception>
    public void Submit(EmployeeId by, int version, DateTimeOffset now)
    {
        Guard(by, version);
        Take(TaskStep.Submit);
        DoneAt = now;
    }

    /// <summary>Returns the review to the stage before; this task waits.</summary>
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/> or <see cref="CardOutdated"/>.</exception>
    public void SendBack(EmployeeId by, int version)
    {
        Guard(by, version);
        Take(TaskStep.SendBack);
    }

    /// <summary>Opens a task again that the stage after returned.</summary>
    public void Reopen(string reason, DateOnly dueOn, DateTimeOffset now)
    {
        Take(TaskStep.Reopen);
        (ReturnReason, DueOn, OpenedAt, DoneAt) = (reason, dueOn, now, null);
    }

    /// <summary>Opens a waiting task again; what its actor had said is still there.</summary>
    public void Resume(DateOnly dueOn, DateTimeOffset now)
    {
        Take(TaskStep.Resume);
        (DueOn, OpenedAt) = (dueOn, now);
    }

    /// <summary>Somebody else has to act from now on: HR says so, or the line of reporting has changed.</summary>
    /// <exception cref="RefusedException"><see cref="CardOutdated"/>, when nobody has to act any more.</exception>
    public void Reassign(EmployeeId to)
    {
        if (State is not (TaskState.Open or TaskState.Waiting))
        {
            throw new RefusedException(new CardOutdated(State));
        }

        Assignee = to;
        Version++;
    }

    /// <summary>Nobody has to act any more.</summary>
    public void Cancel() => Take(TaskStep.Cancel);

    /// <summary>HR asks the actor to act; a nudge within <paramref name="pause"/> of the last one changes nothing and answers false.</summary>
    public bool Nudge(DateTimeOffset now, TimeSpan pause)
    {
        if (State != TaskState.Open || now - NudgedAt < pause)
        {
            return false;
        }

        NudgedAt = now;
        return true;
    }

    private void Take(TaskStep step)
    {
        State = Steps.Next(State, step);
        Version++;
    }

    private void Guard(EmployeeId by, int version)
    {
        if (by != Assignee)
        {
            throw new RefusedException(new TaskNotFound());
        }

        if (State != TaskState.Open || version != Version)
        {
            throw new RefusedException(new CardOutdated(State));
        }
    }
}
