using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Delivery;
using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Bot.Jobs;

/// <summary>Opens large cycles batch by batch while everything else goes on: at once where HR starts one, and at the start where a crash left one half open.</summary>
internal sealed partial class CycleOpener(IServiceScopeFactory scopes, OpeningSignal signal, OutboxSignal outbox, ILogger<CycleOpener> log) : BackgroundService
{
    // The signal comes before the turn is saved, which takes a moment.
    private const int Looks = 25;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await OpenAllAsync(stoppingToken);
            while (true)
            {
                await signal.WaitAsync(stoppingToken);
                for (var look = 0; look < Looks && !await OpenAllAsync(stoppingToken); look++)
                {
                    await Task.Delay(Moment, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rest is opened at the next start.
        }
    }

    /// <summary>Opens whatever is half open; false where there was nothing, or where it has to be tried again.</summary>
    private async Task<bool> OpenAllAsync(CancellationToken ct)
    {
        try
        {
            var any = false;
            while (await OpenBatchAsync(ct))
            {
                any = true;
                outbox.Set();
            }

            return any;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e);
            return false;
        }
    }

    private async Task<bool> OpenBatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        if (!await db.Cycles.AnyAsync(c => c.IsOpening, ct))
        {
            return false;
        }

        await scope.ServiceProvider.GetRequiredService<IHandle<OpenMore>>().HandleAsync(new OpenMore(), new Caller.Scheduler(), ct);
        await db.SaveAsync(ct);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A cycle could not be opened further; it is tried again")]
    private partial void Failed(Exception bug);
}
