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
    // Exceptions travel on: Quartz records the failure, and the trigger's misfire rule decides what happens next.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await handler.HandleAsync(new TRequest(), new Caller.Scheduler(), cancellationToken);
        await db.SaveAsync(cancellationToken);
        outbox.Set();
    }
}
