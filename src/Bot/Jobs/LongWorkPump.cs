using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Delivery;
using PerfBot.Bot.Hosting;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Bot.Jobs;

/// <summary>Does what is too much for one turn, step by step, and lets others have the store between two steps.</summary>
internal sealed partial class LongWorkPump(IServiceScopeFactory scopes, OutboxSignal outbox, TimeProvider time, IHostApplicationLifetime host, ILogger<LongWorkPump> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RoundAsync(stoppingToken))
                {
                    await Task.Delay(Rest, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>A step of each work; false where there was nothing to do, or nothing that could be done.</summary>
    private async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var isAny = false;
        foreach (var work in scope.ServiceProvider.GetServices<ILongWork>())
        {
            isAny |= await StepAsync(work, db, ct);
            db.Forget();
        }

        return isAny;
    }

    private async Task<bool> StepAsync(ILongWork work, ReviewDb db, CancellationToken ct)
    {
        try
        {
            if (!await work.StepAsync(ct))
            {
                return false;
            }

            await db.SaveAsync(ct);
            outbox.Set();
            return true;
        }
        catch (DbUpdateException)
        {
            return true; // another node, or somebody who pressed a button, was faster: look again at what is the case now
        }
        catch (Exception bug) when (bug is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Failed(bug, work.GetType().Name);
            return false; // the others go on
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A step of {Work} failed; it is tried again")]
    private partial void Failed(Exception bug, string work);
}
