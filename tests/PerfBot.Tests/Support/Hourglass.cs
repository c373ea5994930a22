using System.Collections.Concurrent;

namespace PerfBot.Tests.Support;

/// <summary>The real time, whose timers run out when a test says so and not before.</summary>
internal sealed class Hourglass : TimeProvider
{
    private readonly ConcurrentDictionary<Sand, bool> _running = new();

    /// <summary>Every timer that is running now runs out.</summary>
    public void RunOut() => RunOut(TimeSpan.MaxValue);

    /// <summary>Every timer runs out that was set to <paramref name="passed"/> or less.</summary>
    public void RunOut(TimeSpan passed)
    {
        foreach (var timer in _running.Keys.Where(t => t.Due <= passed))
        {
            timer.RunOut();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Sand(this, dueTime, callback, state);
        _running[timer] = true;
        return timer;
    }

    private sealed class Sand(Hourglass owner, TimeSpan due, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due => due;

        public void RunOut() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => owner._running.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
