using Microsoft.Data.Sqlite;
using PerfBot.Features.Reminders;
using PerfBot.Features.Tasks;
using PerfBot.Store;
using Quartz;

namespace PerfBot.Bot.Jobs;

/// <summary>What runs by itself, one line each.</summary>
internal static class Schedule
{
    public static IServiceCollection AddSchedule(this IServiceCollection services, StoreOptions store)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o => o.InstanceName = "PerfBot");
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(s =>
            {
                s.UseSqlite(SqliteFactory.Instance, $"Data Source={store.SqliteFile};Default Timeout=30");
                s.UseSystemTextJsonSerializer();
                s.ConfigureStore(o => o.StoreJobDataAsStrings = true);
                s.ProvisionSchema();
            });

            // Every quarter of an hour, since people's mornings begin in many zones; who was reminded today is not reminded again.
            quartz.ScheduleJob<FeatureJob<RemindOpenTasks>>(t => t.WithIdentity("remind-open-tasks")
                .WithCronSchedule("0 0/15 * ? * MON-SUN", c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));

            // A stage closes within minutes of the actor's midnight.
            quartz.ScheduleJob<FeatureJob<KeepDeadlines>>(t => t.WithIdentity("keep-deadlines")
                .WithCronSchedule("30 0/2 * ? * *", c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            quartz.ScheduleJob<FeatureJob<Tidy>>(t => t.WithIdentity("tidy")
                .WithCronSchedule("0 20 3 * * ?", c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
        });

        // A schedule declared in code is stored once; a run that was missed while the process was down is made up for.
        services.Configure<QuartzOptions>(o => o.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}
