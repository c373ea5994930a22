using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Reviews;

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    /// <summary>Somebody has to act.</summary>
    Open,

    /// <summary>Handed in.</summary>
    Done,

    /// <summary>Sent back to the stage before; opens again when that is handed in. What was typed is kept.</summary>
    Waiting,

    /// <summary>The deadline passed and the review goes on without it.</summary>
    Skipped,

    /// <summary>Nobody has to act any more.</summary>
    Cancelled,
}

/// <summary>What can happen to a task.</summary>
public enum TaskStep
{
    /// <summary>The actor hands it in, or the deadline does where the programme says so.</summary>
    Submit,

    /// <summary>The actor returns the review to the stage before.</summary>
    SendBack,

    /// <summary>The stage after returned it.</summary>
    Reopen,

    /// <summary>The stage before was handed in again.</summary>
    Resume,

    /// <summary>The deadline passed.</summary>
    Skip,

    /// <summary>The review was closed or excluded meanwhile, or somebody else has to act.</summary>
    Cancel,

    /// <summary>The person whose task was cancelled has to act after all.</summary>
    Renew,
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

/// <summary>The last day was <paramref name="LastDay"/>, and the programme takes nothing after it.</summary>
public sealed record DeadlinePassed(DateOnly LastDay) : Refusal;

/// <summary>A task that was delegated cannot be delegated further.</summary>
public sealed record AlreadyDelegated : Refusal;

/// <summary>What this task asks nobody else can answer.</summary>
public sealed record NotDelegable : Refusal;

/// <summary>The person chosen may not act here: the subject, somebody without the right, or somebody who is asked already.</summary>
public sealed record DelegateUnfit : Refusal;

/// <summary>The new last day is not later than the present one, or too far away.</summary>
public sealed record NewDayUnfit(DateOnly Present) : Refusal;

/// <summary>Neither a person nor a day was chosen.</summary>
public sealed record NothingChosen : Refusal;

/// <summary>Nobody has told PerfBot under which address people reach it, so it cannot offer a file.</summary>
public sealed record NoPublicAddress : Refusal;
