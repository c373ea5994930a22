namespace PerfBot.Domain.Programmes;

/// <summary>What a stage of a review is for.</summary>
public enum StageKind
{
    /// <summary>The subject assesses themselves (员工自评).</summary>
    SelfReview,

    /// <summary>The manager scores (部门负责人评分).</summary>
    ManagerReview,

    /// <summary>HR checks data and scores (HR审核).</summary>
    HrReview,

    /// <summary>HR opens the results of the whole cycle together (结果反馈).</summary>
    OpenResult,

    /// <summary>The subject has read the result.</summary>
    Acknowledge,
}

/// <summary>Who acts in a stage. One that resolves to nobody, or to the subject where that is improper, falls to the next in line.</summary>
public enum Actor
{
    /// <summary>The employee under review.</summary>
    Subject,

    /// <summary>The manager of the subject's main assignment.</summary>
    Manager,

    /// <summary>An HR person whose scope holds the subject.</summary>
    Hr,
}

/// <summary>What happens when a task is overdue.</summary>
public enum OverdueRule
{
    /// <summary>The actor is reminded every working day until it is done.</summary>
    Remind,
}

/// <summary>One step of a programme: data, not code.</summary>
public sealed record Stage
{
    /// <summary>What it is for.</summary>
    public required StageKind Kind { get; init; }

    /// <summary>Who acts.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Working days from the opening of the stage to its last day; 0 is the same day. Default 5; 0 to 250.</summary>
    public int DueAfterWorkingDays { get; init; } = 5;

    /// <summary>When reminders go out: working days before the last day. Default 3, 1 and 0 (the day itself).</summary>
    public IReadOnlyList<int> Reminders { get; init; } = [3, 1, 0];

    /// <summary>What happens when it is late. Default <see cref="OverdueRule.Remind"/>.</summary>
    public OverdueRule WhenOverdue { get; init; }

    /// <summary>Which earlier stages' assessments the actor sees; their own is always seen.</summary>
    public IReadOnlyList<StageKind> Sees { get; init; } = [];
}
