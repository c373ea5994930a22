namespace PerfBot.Domain.Indicators;

/// <summary>What is questionable about a goal, with the words that show it.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Words">The words of the goal that it rests on, as they were written; empty where it is something that is not there.</param>
public sealed record GoalRemark(GoalFault Kind, string Words);

/// <summary>Why a goal is questionable.</summary>
public enum GoalFault
{
    /// <summary>It says "more" or "better" and not how much: 提高销售业绩.</summary>
    Vague,

    /// <summary>It counts being there or reporting, not what comes of the work: 按时打卡, 每周写周报.</summary>
    Unrelated,

    /// <summary>It names no figure by which anybody could tell whether it was met.</summary>
    NoFigure,
}
