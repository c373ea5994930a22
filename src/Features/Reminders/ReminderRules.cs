using PerfBot.Domain.Calendars;

namespace PerfBot.Features.Reminders;

/// <summary>On which days a task is mentioned, and to whom. Each day is one of the person who hears of it, in their own zone and a working day of theirs.</summary>
internal static class ReminderRules
{
    /// <summary>How many working days later a manager hears once more of somebody who is still late.</summary>
    private const int AgainAfter = 5;

    /// <summary>Whether a task is a reason to write to its actor.</summary>
    /// <param name="offsets">Working days before the last day, as the stage states them.</param>
    /// <param name="dueOn">The last day. Where the actor is off then, the working day before it counts as the last one.</param>
    /// <param name="heardOn">The day on which the task's own card came: it is the first reminder.</param>
    /// <param name="today">The day.</param>
    /// <param name="days">The days that the actor works.</param>
    public static bool IsTime(IReadOnlyList<int> offsets, DateOnly dueOn, DateOnly heardOn, DateOnly today, WorkDays days) =>
        today != heardOn && (today > dueOn || offsets.Contains(days.Between(today, dueOn)));

    /// <summary>The last day on which the actor could have acted without anybody else hearing of it: the deadline, or the first day at work after it.</summary>
    public static DateOnly LastChance(DateOnly dueOn, WorkDays days) => days.After(dueOn, 0);

    /// <summary>Whether a late task is a reason to write to the actor's manager: on the first day after the last chance, and every fifth after that.</summary>
    /// <param name="dueOn">The last day.</param>
    /// <param name="actor">The days that the actor works.</param>
    /// <param name="today">The manager's day.</param>
    /// <param name="manager">The days that the manager works.</param>
    public static bool IsTimeForManager(DateOnly dueOn, WorkDays actor, DateOnly today, WorkDays manager)
    {
        var first = manager.After(LastChance(dueOn, actor).AddDays(1), 0);
        return today >= first && manager.Between(first, today) % AgainAfter == 0;
    }
}
