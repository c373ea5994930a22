namespace PerfBot.Bot.Delivery;

/// <summary>Wakes the outbox pump before its next look.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);

    /// <summary>There is something to send.</summary>
    public void Set()
    {
        if (_set.CurrentCount == 0)
        {
            try
            {
                _set.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else was faster: the pump wakes all the same.
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _set.Dispose();

    /// <summary>Waits for the signal, at most for <paramref name="longest"/>.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken ct) => _set.WaitAsync(longest, ct);
}
