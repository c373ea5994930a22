namespace PerfBot.Bot.Hosting;

/// <summary>The host as those see it who run in it.</summary>
internal static class HostLifetime
{
    /// <summary>Ends when the host has started: what goes on by itself leaves the start to whoever waits for a first answer.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime host, CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }
}
