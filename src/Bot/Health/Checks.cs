using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PerfBot.Store;
using PerfBot.Teams;
using PerfBot.Teams.Connector;
using Quartz;

namespace PerfBot.Bot.Health;

/// <summary>Whether the store answers. Without it no turn does.</summary>
internal sealed class StoreReadiness(IServiceScopeFactory scopes) : IHealthCheck
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReviewDb>().PeopleVersionAsync(cancellationToken).WaitAsync(Budget, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer");
        }
    }
}

/// <summary>Whether jobs run on this node.</summary>
internal sealed class SchedulerReadiness(ISchedulerFactory schedulers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return scheduler.Status == SchedulerStatus.Running ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the scheduler is not running");
    }
}

/// <summary>Whether the bot gets its own tokens. Without one it cannot answer messages or send; other nodes would not fare better, so this one stays in.</summary>
internal sealed class TokenReadiness(IConnectorTokens tokens) : IHealthCheck
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await tokens.GetAsync(cancellationToken).AsTask().WaitAsync(Budget, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is ConnectorException or TimeoutException)
        {
            return HealthCheckResult.Degraded("the issuer gives no token");
        }
    }
}

/// <summary>Whether the connector's host takes connections.</summary>
internal sealed class ConnectorReadiness(IOptions<BotOptions> bot) : IHealthCheck
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(3) };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (bot.Value.AppId.Length == 0)
        {
            return HealthCheckResult.Healthy(); // the local chat alone
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, bot.Value.Cloud.ServiceUrl);
            using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken); // whatever it says, somebody is there
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("the connector cannot be reached");
        }
    }
}
