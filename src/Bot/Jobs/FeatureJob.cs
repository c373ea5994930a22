using PerfBot.Bot.Delivery;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using Quartz;

namespace PerfBot.Bot.Jobs;

/// <summary>Runs the use case for <typeparamref name="TRequest"/> as the scheduler. The only job class there is.</summary>
[DisallowConcurrentExecution]
internal sealed class FeatureJob<TRequest>(IHandle<TRequest> handler, ReviewDb db, OutboxSignal outbox) : IJob
    where TRequest : new()
{
    private const int Attempts = 3;

    // Exceptions travel on: Quartz records the failure, and the next run does what is left.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await handler.HandleAsync(new TRequest(), new Caller.Scheduler(), cancellationToken);
                await db.SaveAsync(cancellationToken);
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
