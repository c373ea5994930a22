using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Delivery;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Bot.Jobs;

/// <summary>Does what is too much for one turn, step by step, and lets others have the store between two steps.</summary>
internal sealed partial class LongWorkPump(IServiceScopeFactory scopes, OutboxSignal outbox, TimeProvider time, ILogger<LongWorkPump> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await StepAsync(stoppingToken))
                {
                }

                await Task.Delay(Rest, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbUpdateException)
            {
                // Another node, or somebody who pressed a button, was faster: look again at what is the case now.
            }
            catch (Exception bug)
            {
                Failed(bug);
                await Task.Delay(Rest * 5, time, CancellationToken.None);
            }
        }
    }

    private async Task<bool> StepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        foreach (var work in scope.ServiceProvider.GetServices<ILongWork>())
        {
            if (await work.StepAsync(ct))
            {
                await db.SaveAsync(ct);
                outbox.Set();
                return true;
            }

            db.Forget();
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A step of long work failed; it is tried again")]
    private partial void Failed(Exception bug);
}
