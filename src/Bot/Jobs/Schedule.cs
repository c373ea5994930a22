using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reminders;
using PerfBot.Features.Tasks;
using PerfBot.Store;
using Quartz;

namespace PerfBot.Bot.Jobs;

/// <summary>What runs by itself, one line each. Every one is idempotent: it finds out from the store what is left to do, and saves it in one transaction.</summary>
internal static class Schedule
{
    /// <summary>The scheduler's name in its tables: all nodes share it.</summary>
    public const string Scheduler = "PerfBot";

    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        ScheduledJob.Of<RemindOpenTasks>("remind-open-tasks", "0 0/15 * ? * *", Missed.RunOnce,
            "every quarter of an hour, since people's mornings begin in many zones; one run finds everybody whose morning passed meanwhile; who was reminded today is not reminded again"),
        ScheduledJob.Of<FollowPeople>("follow-people", "30 * * * * ?", Missed.Skip,
            "every minute; it looks at nothing while nobody has changed, also on the command line; the next run sees every change that the missed ones would have; a change is followed once"),
        ScheduledJob.Of<RunSeries>("run-series", "0 5 * * * ?", Missed.RunOnce,
            "every hour; a period's cycle starts once, on its day or as soon after as something runs"),
        ScheduledJob.Of<KeepDeadlines>("keep-deadlines", "30 0/2 * ? * *", Missed.RunOnce,
            "a stage closes within minutes of the actor's midnight; one run finds every deadline that passed meanwhile; what was done about one is not done again"),
        ScheduledJob.Of<Tidy>("tidy", "0 20 3 * * ?", Missed.RunOnce,
            "at night; a server that is off at night tidies when it comes up; what is deleted stays deleted"),
    ];

    public static IServiceCollection AddSchedule(this IServiceCollection services, StoreOptions store, CompanyOptions company)
    {
        TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out var zone); // a zone that nobody knows is refused by its own rule
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o => o.InstanceName = Scheduler);
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(s =>
            {
                JobTables.In(store, s);
                s.UseSystemTextJsonSerializer();
                s.ConfigureStore(o => o.StoreJobDataAsStrings = true);
                s.UseExecutionHistory();
                if (store.MigrateAtStart)
                {
                    s.ProvisionSchema();
                }
            });
            foreach (var job in All)
            {
                job.Add(quartz, job, zone ?? TimeZoneInfo.Utc);
            }
        });
        services.AddQuartzExecutionHistory(o =>
        {
            o.Retention = TimeSpan.FromDays(7);
            o.RetentionByResult[JobRunResult.Failed] = TimeSpan.FromDays(31);
        });

        // A schedule declared in code is stored once; a run that was missed while the process was down is made up for.
        services.Configure<QuartzOptions>(o => o.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        services.AddHostedService<LongWorkPump>();
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddSingleton<IJobBook, JobBook>();
        return services;
    }
}
