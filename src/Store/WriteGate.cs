namespace PerfBot.Store;

/// <summary>Lets one transaction of this process write at a time.</summary>
/// <remarks>
/// SQLite has one writer; a second one inside the process would find the file busy and sleep in steps of 150 ms.
/// Waiting here costs microseconds and is fair.
/// </remarks>
internal static class WriteGate
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    public static async ValueTask<Turn> EnterAsync(CancellationToken ct)
    {
        await Gate.WaitAsync(ct);
        return default;
    }

    public readonly struct Turn : IDisposable
    {
        public void Dispose() => Gate.Release();
    }
}
