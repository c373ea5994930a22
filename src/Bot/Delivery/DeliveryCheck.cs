using Microsoft.Extensions.Diagnostics.HealthChecks;
using PerfBot.Features.Kernel;

namespace PerfBot.Bot.Delivery;

/// <summary>Unhealthy while the channel turns the bot away as a whole.</summary>
internal sealed class DeliveryCheck(DeliveryAlarm alarm) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        alarm.Current is { } stop
            ? HealthCheckResult.Unhealthy($"Nothing is delivered since {stop.Since:O}: the channel answers {stop.Reason}.")
            : HealthCheckResult.Healthy());
}
