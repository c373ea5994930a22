using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Features.Kernel;

/// <summary>Who may ask for something. Whose data it then is about, the use case checks by itself.</summary>
/// <param name="Action">The action's name, as the table and the audit log write it.</param>
/// <param name="Roles">Any one of these suffices.</param>
/// <param name="Scheduler">Whether the scheduler may.</param>
public sealed record Policy(string Action, Roles Roles, bool Scheduler = false)
{
    /// <summary>Lets <paramref name="caller"/> through.</summary>
    /// <exception cref="RefusedException"><see cref="NotAllowed"/>.</exception>
    public void Check(Caller caller)
    {
        var allowed = caller is Caller.Human human ? human.Who.Is(Roles) : Scheduler;
        if (!allowed)
        {
            throw new RefusedException(new NotAllowed(Action));
        }
    }
}

/// <summary>The table of rights: every action and who may ask for it.</summary>
public static class Rights
{
    /// <summary>Help, language, own tasks, own results.</summary>
    public static readonly Policy UseBot = new("bot.use", Roles.Employee);

    /// <summary>Open and fill in a task. The task has to be the caller's own.</summary>
    public static readonly Policy DoTask = new("task.do", Roles.Employee);

    /// <summary>See the own result and acknowledge it.</summary>
    public static readonly Policy SeeOwnResult = new("result.own", Roles.Employee);

    /// <summary>See the people who report to the caller.</summary>
    public static readonly Policy SeeTeam = new("team.see", Roles.Manager);

    /// <summary>Prepare and start a cycle for the people in one's scope.</summary>
    public static readonly Policy StartCycle = new("cycle.start", Roles.Hr);

    /// <summary>See how far cycles are.</summary>
    public static readonly Policy SeeProgress = new("cycle.progress", Roles.Hr | Roles.Auditor);

    /// <summary>Remind people of open tasks.</summary>
    public static readonly Policy Nudge = new("cycle.nudge", Roles.Hr);

    /// <summary>Say who acts in a task, and until when.</summary>
    public static readonly Policy ChangeTasks = new("task.change", Roles.Hr);

    /// <summary>Take the progress of a cycle away as a file.</summary>
    public static readonly Policy ExportProgress = new("cycle.export", Roles.Hr);

    /// <summary>Decide about a line without data: as HR of the review, or as whoever checks it in HR's place.</summary>
    public static readonly Policy DecideLine = new("review.decide-line", Roles.Employee);

    /// <summary>Open the results of a cycle, close it.</summary>
    public static readonly Policy OpenResults = new("cycle.open-results", Roles.Hr);

    /// <summary>Import people and readings.</summary>
    public static readonly Policy Import = new("data.import", Roles.Hr);

    /// <summary>Look into the indicator library.</summary>
    public static readonly Policy SeeIndicators = new("indicator.see", Roles.Hr);

    /// <summary>Copy and change indicators. They hold for everybody: HR for the whole company.</summary>
    public static readonly Policy ChangeIndicators = new("indicator.change", Roles.Hr);

    /// <summary>Look into programmes and take them away as files.</summary>
    public static readonly Policy SeeProgrammes = new("programme.see", Roles.Hr);

    /// <summary>Make, change and publish programmes. They hold for everybody: HR for the whole company.</summary>
    public static readonly Policy ChangeProgrammes = new("programme.change", Roles.Hr);

    /// <summary>Say who an unknown account is.</summary>
    public static readonly Policy LinkPeople = new("people.link", Roles.Hr);

    /// <summary>See what runs by itself and how it went.</summary>
    public static readonly Policy SeeJobs = new("jobs.see", Roles.Hr | Roles.Admin);

    /// <summary>Write, send and follow notices to the people in one's scope.</summary>
    public static readonly Policy SendNotices = new("notice.send", Roles.Hr);

    /// <summary>Read a notice and confirm it. It has to be meant for the caller.</summary>
    public static readonly Policy ReadNotices = new("notice.read", Roles.Employee);

    /// <summary>See who cannot be reached, and have it tried again.</summary>
    public static readonly Policy SeeDelivery = new("delivery.see", Roles.Hr);

    /// <summary>See the working calendar, enter the own leave, let the own reminders wait. As HR also the leave of people in one's scope.</summary>
    public static readonly Policy UseCalendar = new("calendar.use", Roles.Employee);

    /// <summary>Cancel and close cycles, take people out of them.</summary>
    public static readonly Policy EndCycle = new("cycle.end", Roles.Hr);

    /// <summary>Bring running cycles in line with changes of people.</summary>
    public static readonly Policy FollowPeople = new("cycle.follow-people", Roles.None, Scheduler: true);

    /// <summary>Start the cycles that come back.</summary>
    public static readonly Policy RunSeries = new("cycle.run-series", Roles.None, Scheduler: true);

    /// <summary>Send the daily reminders.</summary>
    public static readonly Policy Remind = new("tasks.remind", Roles.None, Scheduler: true);

    /// <summary>Apply what programmes say about late tasks.</summary>
    public static readonly Policy KeepDeadlines = new("tasks.keep-deadlines", Roles.None, Scheduler: true);

    /// <summary>Delete what has been kept long enough.</summary>
    public static readonly Policy Tidy = new("store.tidy", Roles.None, Scheduler: true);

    /// <summary>Every row.</summary>
    public static IReadOnlyList<Policy> All { get; } =
    [
        UseBot, DoTask, SeeOwnResult, SeeTeam, StartCycle, SeeProgress, Nudge, ChangeTasks, ExportProgress, DecideLine, OpenResults, Import, SeeIndicators, ChangeIndicators, SeeProgrammes, ChangeProgrammes, LinkPeople,
        UseCalendar, EndCycle, FollowPeople, RunSeries, SendNotices, ReadNotices, SeeDelivery, SeeJobs, Remind, KeepDeadlines, Tidy,
    ];
}
