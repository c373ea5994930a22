namespace PerfBot.Bot.Delivery;

/// <summary>Keeps to several limits at once: at most so many in any span of so long. Times are ticks from any origin and never run backwards.</summary>
internal sealed class RateWindow(IReadOnlyList<(int Count, TimeSpan Span)> limits)
{
    private readonly int _most = limits.Max(l => l.Count);
    private readonly List<long> _taken = [];

    /// <summary>When the last one went; 0 before.</summary>
    public long Last => _taken.Count == 0 ? 0 : _taken[^1];

    /// <summary>When the next one may go at the earliest, from <paramref name="now"/> on.</summary>
    public long Next(long now)
    {
        var next = Math.Max(now, Last);
        foreach (var (count, span) in limits)
        {
            if (_taken.Count >= count)
            {
                next = Math.Max(next, _taken[^count] + span.Ticks);
            }
        }

        return next;
    }

    /// <summary>One goes at <paramref name="at"/>, or right after the last one if that is later.</summary>
    public void Take(long at)
    {
        if (_taken.Count >= 2 * _most)
        {
            _taken.RemoveRange(0, _taken.Count - _most);
        }

        _taken.Add(Math.Max(at, Last));
    }
}
