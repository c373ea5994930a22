using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PerfBot.Bot.Health;

/// <summary>What a load balancer and whoever watches ask: <c>/health/live</c> and <c>/health/ready</c>. Neither needs a token, and neither tells anything but words of its own.</summary>
internal static class HealthHosting
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddHealthChecks()
            .AddCheck<StoreReadiness>("store")
            .AddCheck<SchedulerReadiness>("scheduler")
            .AddCheck<TokenReadiness>("token")
            .AddCheck<ConnectorReadiness>("connector");
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "alive" }));
        routes.MapGet("/health/ready", async (Readiness readiness, HttpContext http) =>
        {
            var report = await readiness.LookAsync(http.RequestAborted);
            return Results.Json(
                new
                {
                    status = Word(report.Status),
                    checks = report.Entries.ToDictionary(e => e.Key, e => new { status = Word(e.Value.Status), reason = e.Value.Description }),
                },
                statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        _ => "not-ready",
    };
}
