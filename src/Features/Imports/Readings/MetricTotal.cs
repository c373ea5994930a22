namespace PerfBot.Features.Imports;

/// <summary>Adds up one metric of one person and month.</summary>
internal sealed class MetricTotal(MetricPlan plan)
{
    private readonly HashSet<RowValue>? _distinct = plan.Metric.Aggregate == RowAggregate.Distinct ? [] : null;
    private decimal _sum;
    private decimal _smallest = decimal.MaxValue;
    private decimal _largest = decimal.MinValue;
    private bool _tooLarge;

    /// <summary>Rows that fulfil the metric's condition.</summary>
    private int _rows;

    /// <summary>Those of them with a known value.</summary>
    public int Known { get; private set; }

    public void Add(MappedRow row, RowFaults faults)
    {
        if (plan.Where is { } where && !faults.Evaluate(where, row).IsTrue)
        {
            return;
        }

        _rows++;
        var value = plan.Of is { } of ? faults.Evaluate(of, row) : RowValue.Of(0);
        if (!value.IsKnown)
        {
            return;
        }

        Known++;
        _distinct?.Add(value);
        if (plan.Of?.Type == ValueType.Number)
        {
            AddNumber(value.Number, row, faults);
        }
    }

    /// <summary>The value before rounding, or unknown where there is no reading.</summary>
    public RowValue Value() => plan.Metric.Aggregate switch
    {
        RowAggregate.Count => RowValue.Of((decimal)Known),
        RowAggregate.Distinct => RowValue.Of((decimal)_distinct!.Count),
        RowAggregate.Sum when Known > 0 || _rows == 0 => RowValue.Of(_sum),
        RowAggregate.Mean when Known > 0 => RowValue.Of(_sum / Known),
        RowAggregate.Min when Known > 0 => RowValue.Of(_smallest),
        RowAggregate.Max when Known > 0 => RowValue.Of(_largest),
        _ => RowValue.Unknown,
    };

    private void AddNumber(decimal number, MappedRow row, RowFaults faults)
    {
        (_smallest, _largest) = (Math.Min(_smallest, number), Math.Max(_largest, number));
        if (_tooLarge)
        {
            return; // told once
        }

        _tooLarge = Math.Abs(number) >= NumberStyle.Limit || Math.Abs(_sum + number) >= NumberStyle.Limit;
        if (_tooLarge)
        {
            faults.Add(row, line => new NumberTooLarge(line, plan.Of!.Path));
            return;
        }

        _sum += number;
    }
}
