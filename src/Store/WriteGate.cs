namespace PerfBot.Store;

/// <summary>Lets one transaction of this process write at a time.</summary>
/// <remarks>
/// SQLite has one writer; a second one inside the process would find the file busy and sleep in steps of 150 ms.
/// Waiting here costs microseconds and is fair. Other databases have no use for it.
/// </remarks>
internal static class WriteGate
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    public static async ValueTask<Turn> EnterAsync(CancellationToken ct)
    {
        await Gate.WaitAsync(ct);
        return new(Gate);
    }

    /// <summary>The right to write; the default one was given without a gate.</summary>
    public readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate?.Release();
    }
}
