namespace PerfBot.Benchmarks;

/// <summary>The time, so many days later.</summary>
internal sealed class SetTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
