namespace PerfBot.Tests.Support;

/// <summary>The real time, and as much later as a test wants it. For what is compared with tokens, whose times are real.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private TimeSpan _shift;

    /// <summary>Makes it <paramref name="at"/>; time goes on from there.</summary>
    public void Set(DateTimeOffset at) => _shift = at - System.GetUtcNow();

    public void Advance(TimeSpan by) => _shift += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(_shift.TotalSeconds * System.TimestampFrequency);
}
