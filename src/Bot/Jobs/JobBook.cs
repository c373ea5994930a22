using PerfBot.Features.Kernel;
using Quartz;
using Quartz.Extensibility;

namespace PerfBot.Bot.Jobs;

/// <summary>Reads the scheduler's tables, which all nodes write.</summary>
internal sealed class JobBook(ISchedulerFactory schedulers, IExecutionHistoryStore history) : IJobBook
{
    public async Task<IReadOnlyList<JobRecord>> ReadAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var records = new List<JobRecord>();
        foreach (var job in Schedule.All)
        {
            var due = (await scheduler.GetTrigger(new TriggerKey(job.Name), ct))?.NextFireTimeUtc;
            var last = await history.GetJobRunStatus(Schedule.Scheduler, new JobKey(job.Name), ct);
            records.Add(new(
                job.Name,
                last?.LastFiredAtUtc,
                last is null ? null : last.LastResult == JobRunResult.Succeeded,
                last?.LastDuration,
                last?.ConsecutiveFailures ?? 0,
                last?.LastSchedulerInstanceId,
                last?.LastFailureMessage,
                due));
        }

        return records;
    }
}
