using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PerfBot.Bot.Telemetry;

/// <summary>Counts, and sends traces and metrics to a collector where one is named.</summary>
/// <remarks>The spans and figures of ASP.NET Core, HttpClient, the runtime, the database driver and Quartz are their own: no instrumentation package.</remarks>
internal static class TelemetryHosting
{
    private static readonly string[] Sources = [BotMeters.Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Quartz"];
    private static readonly string[] Meters = [BotMeters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "Quartz"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetryOptions telemetry)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton<BotMeters>();
        services.AddHostedService<OutboxGauge>();
        if (telemetry.OtlpEndpoint is { Length: > 0 } collector)
        {
            Export(services, telemetry, collector);
        }

        return services;
    }

    // A method of its own: without a collector nothing of the SDK is loaded.
    private static void Export(IServiceCollection services, TelemetryOptions telemetry, string collector)
    {
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(telemetry.ServiceName))
            .AddSource(Sources)
            .AddOtlpExporter(o => Point(o, collector, "v1/traces"))
            .Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(telemetry.ServiceName))
            .AddMeter(Meters)
            .AddOtlpExporter((o, reader) =>
            {
                Point(o, collector, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = telemetry.MetricSeconds * 1000;
            })
            .Build());
        services.AddHostedService<Exporters>();
    }

    private static void Point(OtlpExporterOptions exporter, string collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{collector.TrimEnd('/')}/{path}");
    }

    /// <summary>Makes the exporters when the host starts; the container disposes of them, which sends what is left.</summary>
    private sealed class Exporters(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<TracerProvider>();
            services.GetRequiredService<MeterProvider>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
