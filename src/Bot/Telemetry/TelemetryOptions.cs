using System.ComponentModel.DataAnnotations;

namespace PerfBot.Bot.Telemetry;

/// <summary>Where traces and metrics go. Section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The OTLP collector, such as <c>http://collector:4318</c>; traces and metrics go there over HTTP. None (default): nothing is exported.</summary>
    [Url]
    public string? OtlpEndpoint { get; set; }

    /// <summary>The name under which this bot appears there. Default <c>perfbot</c>.</summary>
    [Required]
    [MaxLength(64)]
    public string ServiceName { get; set; } = "perfbot";

    /// <summary>Seconds between two exports of metrics, 1 to 600. Default 15.</summary>
    [Range(1, 600)]
    public int MetricSeconds { get; set; } = 15;
}
