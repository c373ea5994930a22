namespace PerfBot.EndToEnd.Support;

/// <summary>The real clock, many times as fast: what waits for minutes waits for a moment.</summary>
internal sealed class FastClock(int times) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _ticks = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_ticks) * times);

    public override long GetTimestamp() => _ticks + ((System.GetTimestamp() - _ticks) * times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    private TimeSpan Shorter(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Max(1, span.TotalMilliseconds / times));
}
