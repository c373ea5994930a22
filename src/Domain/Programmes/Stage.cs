using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Programmes;

/// <summary>What a stage of a review is for. A programme has each kind at most once, so that a kind names a stage.</summary>
public enum StageKind
{
    /// <summary>Somebody writes down what the plan is to be (计划制定).</summary>
    SetPlan,

    /// <summary>Somebody agrees to the plan (计划确认).</summary>
    AgreePlan,

    /// <summary>A talk in the middle of the period (中期反馈).</summary>
    CheckIn,

    /// <summary>Somebody confirms the data that lines are measured on (数据确认).</summary>
    ConfirmData,

    /// <summary>The subject assesses themselves (员工自评).</summary>
    SelfReview,

    /// <summary>People around the subject say how they see them (360 评价).</summary>
    RaterFeedback,

    /// <summary>The manager scores (部门负责人评分).</summary>
    ManagerReview,

    /// <summary>Somebody above the manager looks at the scores, or scores as well (上级复核).</summary>
    SecondReview,

    /// <summary>HR checks data and scores (HR审核).</summary>
    HrReview,

    /// <summary>Scores are compared with those of others (校准).</summary>
    Calibration,

    /// <summary>HR opens the results of the whole cycle together (结果反馈).</summary>
    OpenResult,

    /// <summary>Somebody talks with the subject about the result (绩效面谈).</summary>
    Interview,

    /// <summary>The subject has read the result.</summary>
    Acknowledge,

    /// <summary>The subject may object to the result (异议).</summary>
    Appeal,

    /// <summary>What follows from the result is arranged (后续跟进).</summary>
    FollowUp,
}

/// <summary>Who acts in a stage. One that resolves to nobody, or to the subject where that is improper, falls to the next in line: see <see cref="ActorLine"/>.</summary>
public enum Actor
{
    /// <summary>The employee under review.</summary>
    Subject,

    /// <summary>The manager of the subject's main assignment.</summary>
    Manager,

    /// <summary>The manager's manager.</summary>
    SecondManager,

    /// <summary>Who leads the subject's department: the person in it whose own manager is outside it, or who has none.</summary>
    DepartmentHead,

    /// <summary>An HR person whose scope holds the subject.</summary>
    Hr,

    /// <summary>The person of <see cref="Stage.People"/>.</summary>
    Named,

    /// <summary>The people of <see cref="Stage.Groups"/>, each with a task of their own.</summary>
    Raters,

    /// <summary>All people of <see cref="Stage.People"/>, each with a task of their own.</summary>
    Committee,
}

/// <summary>What happens when a task is overdue.</summary>
public enum OverdueRule
{
    /// <summary>The actor is reminded every working day until it is done.</summary>
    Remind,

    /// <summary>As <see cref="Remind"/>, and <see cref="Stage.EscalateTo"/> is told, once.</summary>
    Escalate,

    /// <summary>What has been saved counts as handed in.</summary>
    AutoComplete,

    /// <summary>The review goes on without it; what has been saved is kept and does not count as handed in.</summary>
    Skip,

    /// <summary>It cannot be handed in any more until HR gives more time; saving still works.</summary>
    Block,
}

/// <summary>One step of a programme: data, not code.</summary>
public sealed record Stage
{
    /// <summary>The most people that a stage names.</summary>
    public const int MaxPeople = 20;

    /// <summary>The most raters that are asked in one group.</summary>
    public const int MaxRatersPerGroup = 8;

    /// <summary>The longest wait and the earliest reminder, in working days: about a year.</summary>
    public const int LongestWait = 250;

    /// <summary>What it is for.</summary>
    public required StageKind Kind { get; init; }

    /// <summary>Who acts.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The company's numbers (工号) of the people of <see cref="Actor.Named"/> (one) and <see cref="Actor.Committee"/> (up to <see cref="MaxPeople"/>).</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The groups of <see cref="Actor.Raters"/>; of each at most <see cref="MaxRatersPerGroup"/> people are asked.</summary>
    public IReadOnlyList<RaterGroup> Groups { get; init; } = [];

    /// <summary>Working days from the opening of the stage to its last day; 0 is the same day. Default 5; 0 to <see cref="LongestWait"/>. Not used where <see cref="DueOn"/> is set.</summary>
    public int DueAfterWorkingDays { get; init; } = 5;

    /// <summary>A fixed last day, the same for everybody; null counts working days. A stage that opens later is due on the day it opens.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When reminders go out: working days before the last day. Default 3, 1 and 0 (the day itself).</summary>
    public IReadOnlyList<int> Reminders { get; init; } = [3, 1, 0];

    /// <summary>What happens when it is late. Default <see cref="OverdueRule.Remind"/>.</summary>
    public OverdueRule WhenOverdue { get; init; }

    /// <summary>Who is told with <see cref="OverdueRule.Escalate"/>; null otherwise.</summary>
    public Actor? EscalateTo { get; init; }

    /// <summary>Which earlier stages' assessments the actor sees; their own is always seen.</summary>
    public IReadOnlyList<StageKind> Sees { get; init; } = [];

    /// <summary>Whether it opens for the whole cycle at once, when the last review has come so far. Default false. Results always open together.</summary>
    public bool Together { get; init; }
}
