namespace PerfBot.Bot.Delivery;

/// <summary>Wakes the outbox pump before its next look.</summary>
internal sealed class OutboxSignal
{
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There is something to send.</summary>
    public void Set() => Volatile.Read(ref _set).TrySetResult();

    /// <summary>Waits for the signal, at most for <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken ct)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_set.Task, Task.Delay(longest, time, done.Token));
        await done.CancelAsync();
        if (_set.Task.IsCompleted)
        {
            Volatile.Write(ref _set, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        ct.ThrowIfCancellationRequested();
    }
}
