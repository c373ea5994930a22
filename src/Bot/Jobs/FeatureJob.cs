using System.Diagnostics;
using PerfBot.Bot.Delivery;
using PerfBot.Bot.Telemetry;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using Quartz;

namespace PerfBot.Bot.Jobs;

/// <summary>Runs the use case for <typeparamref name="TRequest"/> as the scheduler. The only job class there is.</summary>
[DisallowConcurrentExecution]
internal sealed class FeatureJob<TRequest>(IHandle<TRequest> handler, ReviewDb db, OutboxSignal outbox, BotMeters meters) : IJob
    where TRequest : new()
{
    private const int Attempts = 3;

    // Exceptions travel on: Quartz records the failure, and the next run does what is left.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (began, outcome) = (Stopwatch.GetTimestamp(), "failed");
        using var span = BotMeters.Source.StartActivity("job");
        span?.SetTag("job", context.JobDetail.Key.Name);
        try
        {
            await RunAsync(cancellationToken);
            outcome = "well";
        }
        finally
        {
            meters.Job(context.JobDetail.Key.Name, outcome, Stopwatch.GetElapsedTime(began));
        }
    }

    /// <summary>Does the work, saves it, and wakes the outbox.</summary>
    internal async Task RunAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await handler.HandleAsync(new TRequest(), new Caller.Scheduler(), ct);
                await db.SaveAsync(ct);
                outbox.Set();
                return;
            }
            catch (Exception conflict) when (attempt < Attempts && ReviewDb.MayPass(conflict))
            {
                db.Forget(); // people went on while it looked: it looks again
            }
        }
    }
}
