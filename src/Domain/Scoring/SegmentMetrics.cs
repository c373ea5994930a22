namespace PerfBot.Domain.Scoring;

/// <summary>The figures of one segment, each worked out when it is first asked for.</summary>
internal sealed class SegmentMetrics
{
    private readonly MetricSeries?[] _series;
    private readonly InputFacts?[] _facts;
    private readonly Month _first;
    private readonly int _months;

    public SegmentMetrics(ScoringPlan plan, IReadOnlyList<MetricSeries> metrics, DateOnly from, DateOnly to)
    {
        _series = new MetricSeries?[plan.Metrics.Count];
        _facts = new InputFacts?[2 * _series.Length];
        _first = Month.From(from);
        _months = Month.From(to).MonthsSince(_first);
        for (var i = 0; i < metrics.Count; i++)
        {
            if (plan.TryGetSlot(metrics[i].Key, out var slot))
            {
                _series[slot] = metrics[i];
            }
        }
    }

    /// <summary>The figure of a metric in the segment, or in as many months before it.</summary>
    /// <exception cref="OverflowException">The sum of the readings is too large.</exception>
    public InputFacts Of(string metric, int slot, bool previous)
    {
        ref var facts = ref _facts[(2 * slot) + (previous ? 1 : 0)];
        return facts ??= Work(metric, _series[slot], previous);
    }

    private InputFacts Work(string metric, MetricSeries? series, bool previous)
    {
        if (series is null)
        {
            return new(metric, previous, null, null, []);
        }

        var first = previous ? _first.Plus(-_months) : _first;
        var readings = Within(series.Readings, first);
        return new(metric, previous, series.Aggregate, readings.Count == 0 ? null : Combine(series.Aggregate, readings), readings);
    }

    private IReadOnlyList<SeriesReading> Within(IReadOnlyList<SeriesReading> readings, Month first)
    {
        var count = 0;
        for (var i = 0; i < readings.Count; i++)
        {
            count += IsWithin(readings[i]) ? 1 : 0;
        }

        if (count == readings.Count)
        {
            return readings;
        }

        var within = new SeriesReading[count];
        for (int i = 0, next = 0; next < count; i++)
        {
            if (IsWithin(readings[i]))
            {
                within[next++] = readings[i];
            }
        }

        return within;

        bool IsWithin(SeriesReading reading) => reading.Period.MonthsSince(first) is >= 0 and var months && months < _months;
    }

    private static decimal Combine(Aggregate aggregate, IReadOnlyList<SeriesReading> readings)
    {
        var result = readings[0].Value;
        var last = readings[0].Period;
        for (var i = 1; i < readings.Count; i++)
        {
            var next = readings[i];
            result = aggregate switch
            {
                Aggregate.Min => Math.Min(result, next.Value),
                Aggregate.Max => Math.Max(result, next.Value),
                Aggregate.Last => next.Period > last ? next.Value : result,
                _ => result + next.Value,
            };
            last = next.Period > last ? next.Period : last;
        }

        return aggregate == Aggregate.Mean ? result / readings.Count : result;
    }
}
