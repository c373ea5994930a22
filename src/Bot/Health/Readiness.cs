using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PerfBot.Bot.Health;

/// <summary>Looks at most every few seconds, however often it is asked: whoever asks needs no right to.</summary>
internal sealed class Readiness(HealthCheckService checks, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _looking = new(1, 1);
    private volatile Look? _last;

    public async Task<HealthReport> LookAsync(CancellationToken ct)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < Fresh)
        {
            return last.Report;
        }

        await _looking.WaitAsync(ct);
        try
        {
            if (_last is { } meanwhile && time.GetElapsedTime(meanwhile.At) < Fresh)
            {
                return meanwhile.Report;
            }

            var report = await checks.CheckHealthAsync(CancellationToken.None); // for all who wait: none of them may stop it
            _last = new(time.GetTimestamp(), report);
            return report;
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private sealed record Look(long At, HealthReport Report);
}
