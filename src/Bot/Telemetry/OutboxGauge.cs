using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Bot.Telemetry;

/// <summary>Looks into the outbox now and then, while somebody wants to know.</summary>
internal sealed partial class OutboxGauge(IServiceScopeFactory scopes, BotMeters meters, CompanyClock clock, ILogger<OutboxGauge> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (meters.IsOutboxWatched)
                {
                    await LookAsync(stoppingToken);
                }

                await Task.Delay(Rest, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception unknown)
            {
                Failed(unknown);
                await Task.Delay(Rest, stoppingToken);
            }
        }
    }

    internal async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now();
        var due = scope.ServiceProvider.GetRequiredService<ReviewDb>().Outbox.Where(m => m.State == OutboxState.Pending && m.NotBefore <= now);
        var count = await due.CountAsync(ct);
        var oldest = count == 0 ? now : await due.MinAsync(m => (DateTimeOffset?)m.NotBefore, ct) ?? now;
        meters.Outbox(count, now - oldest);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be looked at")]
    private partial void Failed(Exception unknown);
}
