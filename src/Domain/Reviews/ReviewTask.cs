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
        (TaskState.Open, TaskStep.Skip, TaskState.Skipped),
        (TaskState.Skipped, TaskStep.Reopen, TaskState.Open),
        (TaskState.Open, TaskStep.Cancel, TaskState.Cancelled),
        (TaskState.Waiting, TaskStep.Cancel, TaskState.Cancelled),
        (TaskState.Cancelled, TaskStep.Renew, TaskState.Open));

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

    /// <summary>Who delegated it to the present assignee, and may take it back; null when nobody did.</summary>
    public EmployeeId? DelegatedBy { get; private set; }

    /// <summary>When the programme's rule for late tasks was applied; null before.</summary>
    public DateTimeOffset? LateAt { get; private set; }

    /// <summary>Who was told that it is late; null when nobody was.</summary>
    public EmployeeId? EscalatedTo { get; private set; }

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

    /// <summary>The same task once more, so that one of the two can be changed.</summary>
    public ReviewTask Copy() => (ReviewTask)MemberwiseClone(); // nothing that it holds ever changes

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

    /// <summary>The deadline hands in what has been saved.</summary>
    public void Complete(DateTimeOffset now)
    {
        Take(TaskStep.Submit);
        (DoneAt, LateAt) = (now, now);
    }

    /// <summary>The deadline passed and the review goes on without it.</summary>
    public void Skip(DateTimeOffset now)
    {
        Take(TaskStep.Skip);
        LateAt = now;
    }

    /// <summary>The rule for late tasks was applied and changed nothing but who knows.</summary>
    public void Escalate(EmployeeId? to, DateTimeOffset now) => (LateAt, EscalatedTo) = (now, to);

    /// <summary>Opens a task again that the stage after returned.</summary>
    public void Reopen(string reason, DateOnly dueOn, DateTimeOffset now)
    {
        Take(TaskStep.Reopen);
        Restart(dueOn, now);
        ReturnReason = reason;
    }

    /// <summary>Opens a waiting task again; what its actor had said is still there.</summary>
    public void Resume(DateOnly dueOn, DateTimeOffset now)
    {
        Take(TaskStep.Resume);
        Restart(dueOn, now);
    }

    /// <summary>Nobody has to act any more.</summary>
    public void Cancel() => Take(TaskStep.Cancel);

    /// <summary>The same person has to act after all.</summary>
    public void Renew(DateOnly dueOn, DateTimeOffset now)
    {
        Take(TaskStep.Renew);
        Restart(dueOn, now);
        DelegatedBy = null;
    }

    /// <summary>The actor hands the task to somebody else. What has been saved goes along. Whether that person may act has been checked before.</summary>
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/>, <see cref="CardOutdated"/> or <see cref="AlreadyDelegated"/>.</exception>
    public void Delegate(EmployeeId by, EmployeeId to, int version)
    {
        Guard(by, version);
        if (DelegatedBy is not null)
        {
            throw new RefusedException(new AlreadyDelegated());
        }

        (Assignee, DelegatedBy) = (to, by);
        Version++;
    }

    /// <summary>Who delegated it acts again. What the other one saved stays.</summary>
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/> or <see cref="CardOutdated"/>.</exception>
    public void TakeBack(EmployeeId by)
    {
        if (by != DelegatedBy)
        {
            throw new RefusedException(new TaskNotFound());
        }

        if (State is not (TaskState.Open or TaskState.Waiting))
        {
            throw new RefusedException(new CardOutdated(State));
        }

        (Assignee, DelegatedBy) = (by, null);
        Version++;
    }

    /// <summary>Somebody else has to act from now on: HR says so, or the line of reporting has changed.</summary>
    /// <exception cref="RefusedException"><see cref="CardOutdated"/>, when nobody has to act any more.</exception>
    public void Reassign(EmployeeId to)
    {
        if (State is not (TaskState.Open or TaskState.Waiting))
        {
            throw new RefusedException(new CardOutdated(State));
        }

        (Assignee, DelegatedBy) = (to, null);
        Version++;
    }

    /// <summary>HR gives more time.</summary>
    /// <exception cref="RefusedException"><see cref="CardOutdated"/> or <see cref="NewDayUnfit"/>.</exception>
    public void Extend(DateOnly dueOn, DateOnly today)
    {
        if (State != TaskState.Open)
        {
            throw new RefusedException(new CardOutdated(State));
        }

        if (dueOn < today || dueOn <= DueOn || dueOn > today.AddYears(1))
        {
            throw new RefusedException(new NewDayUnfit(DueOn));
        }

        (DueOn, LateAt, EscalatedTo) = (dueOn, null, null);
        Version++;
    }

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

    private void Restart(DateOnly dueOn, DateTimeOffset now) =>
        (DueOn, OpenedAt, DoneAt, LateAt, EscalatedTo, NudgedAt) = (dueOn, now, null, null, null, null);

    private void Take(TaskStep step)
    {
        State = Steps.Next(State, step);
        Version++;
    }

    private void Guard(EmployeeId by, int version)
    {
        if (by != Assignee && by != DelegatedBy)
        {
            throw new RefusedException(new TaskNotFound());
        }

        if (State != TaskState.Open || version != Version || by != Assignee)
        {
            throw new RefusedException(new CardOutdated(State));
        }
    }
}
