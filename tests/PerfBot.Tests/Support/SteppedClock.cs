namespace PerfBot.Tests.Support;

/// <summary>A clock that stands still until a test turns it; it then jumps from timer to timer.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Alarm, DateTimeOffset> _alarms = new();
    private DateTimeOffset _now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Turns the clock until <paramref name="work"/> is done. The work may wait for nothing but this clock.</summary>
    public async Task RunAsync(Task work)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!work.IsCompleted && !giveUp.IsCancellationRequested)
        {
            if (!RingNext())
            {
                await Task.Yield();
            }
        }

        await work.WaitAsync(TimeSpan.FromSeconds(1));
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private bool RingNext()
    {
        Alarm? alarm;
        lock (_gate)
        {
            if (!_alarms.TryDequeue(out alarm, out var at))
            {
                return false;
            }

            if (!alarm.IsFor(at))
            {
                return true; // turned off, or set anew
            }

            _now = at > _now ? at : _now;
        }

        alarm.Ring();
        return true;
    }

    private sealed class Alarm(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private DateTimeOffset? _at;

        public bool IsFor(DateTimeOffset at) => _at == at;

        public void Ring()
        {
            _at = null;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _at = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (_at is { } at)
                {
                    clock._alarms.Enqueue(this, at);
                }
            }

            return true;
        }

        public void Dispose() => _at = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
