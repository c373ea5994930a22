using Quartz;

namespace PerfBot.Bot.Jobs;

/// <summary>What becomes of runs that were missed while no node was up, or none had a free hand.</summary>
internal enum Missed
{
    /// <summary>One run at once stands for all of them: for work that waits for nobody's clock.</summary>
    RunOnce,

    /// <summary>None is made up for: for work that the next run does in full, and that comes soon enough.</summary>
    Skip,
}

/// <summary>A use case that runs by itself.</summary>
/// <param name="Name">Its name in the scheduler's tables, in logs and metrics. Never renamed: the stored trigger bears it.</param>
/// <param name="Cron">When, as a Quartz expression in the company's time zone: second, minute, hour, day, month, weekday.</param>
/// <param name="Missed">What becomes of runs that were missed.</param>
/// <param name="Why">Why it runs then, why missed runs are treated like that, and why a second run does no harm.</param>
/// <param name="Add">Declares it.</param>
internal sealed record ScheduledJob(string Name, string Cron, Missed Missed, string Why, Action<IQuartzBuilder, ScheduledJob, TimeZoneInfo> Add)
{
    /// <summary>Runs the use case for <typeparamref name="TRequest"/>.</summary>
    public static ScheduledJob Of<TRequest>(string name, string cron, Missed missed, string why)
        where TRequest : new() => new(name, cron, missed, why, Declare<TRequest>);

    private static void Declare<TRequest>(IQuartzBuilder quartz, ScheduledJob job, TimeZoneInfo zone)
        where TRequest : new() => quartz.ScheduleJob<FeatureJob<TRequest>>(
            trigger => trigger.WithIdentity(job.Name).WithCronSchedule(job.Cron, cron => cron
                .InTimeZone(zone)
                .WithMisfireInstruction(job.Missed == Missed.RunOnce ? CronTriggerMisfireInstruction.FireAndProceed : CronTriggerMisfireInstruction.DoNothing)),
            detail => detail.WithIdentity(job.Name).RequestRecovery()); // a node that dies in the middle: another one runs it again
}
