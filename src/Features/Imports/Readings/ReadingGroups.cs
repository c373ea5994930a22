using System.Globalization;

namespace PerfBot.Features.Imports;

/// <summary>Rows grouped by person and month.</summary>
internal sealed class ReadingGroups(MappingPlan plan, RowFaults faults)
{
    private readonly Dictionary<(string Person, DateOnly Month), Group> _groups = [];

    /// <summary>The key of every spelling met so far: there are many rows to a person.</summary>
    private readonly Dictionary<string, string> _keys = [];

    private int _joined;
    private int _filtered;
    private int _nobodys;
    private int _undated;

    public void Add(MappedRow row)
    {
        _joined++;
        if (plan.Where is { } where && !faults.Evaluate(where, row).IsTrue)
        {
            _filtered++;
            return;
        }

        var person = faults.Evaluate(plan.Person, row);
        if (!person.IsKnown)
        {
            _nobodys++;
            return;
        }

        var date = faults.Evaluate(plan.Period, row);
        if (!date.IsKnown)
        {
            _undated++;
            return;
        }

        var key = (KeyOf(person.Text), new DateOnly(date.Date.Year, date.Date.Month, 1));
        if (!_groups.TryGetValue(key, out var group))
        {
            _groups[key] = group = new Group(person.Text, plan.Metrics.ConvertAll(metric => new MetricTotal(metric)));
        }

        group.Rows++;
        foreach (var total in group.Totals)
        {
            total.Add(row, faults);
        }
    }

    public List<ReadingRow> Readings() =>
    [
        .. from entry in Ordered()
           from metric in Enumerable.Range(0, plan.Metrics.Count)
           let total = entry.Group.Totals[metric]
           let value = total.Value()
           where value.IsKnown
           select new ReadingRow(
               plan.Metrics[metric].Metric.Name, entry.Person, entry.Period, Round(value.Number, plan.Metrics[metric].Metric.Decimals), total.Known),
    ];

    public List<ReadingRow> Computed()
    {
        var figures = new List<ReadingRow>();
        foreach (var (person, period, group) in Ordered())
        {
            RowValue[] metrics = [.. group.Totals.Select(total => total.Value())];
            foreach (var computed in plan.Computed)
            {
                if (Evaluate(computed, metrics) is { IsKnown: true } value)
                {
                    figures.Add(new ReadingRow(computed.Figure.Name, person, period, Round(value.Number, computed.Figure.Decimals), group.Rows));
                }
            }
        }

        return figures;
    }

    public ReadingsSummary Summary(IReadOnlyList<TableSummary> tables)
    {
        var months = _groups.Keys.Select(key => key.Month).Distinct().Order().ToList();
        return new ReadingsSummary(
            tables,
            _joined,
            _filtered,
            _nobodys,
            _undated,
            _joined - _filtered - _nobodys - _undated,
            _groups.Keys.Select(key => key.Person).Distinct().Count(),
            months.Count == 0 ? null : Period(months[0]),
            months.Count == 0 ? null : Period(months[^1]));
    }

    private static RowValue Evaluate(ComputedPlan computed, RowValue[] metrics)
    {
        try
        {
            return computed.Evaluate(metrics);
        }
        catch (Exception none) when (none is DivideByZeroException or OverflowException)
        {
            return RowValue.Unknown; // no incidents, no rate: that is not a fault of the file
        }
    }

    private static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>By person as the file names them, then by month. Each person has one spelling, the first of the file.</summary>
    private List<(string Person, string Period, Group Group)> Ordered()
    {
        var spellings = new Dictionary<string, string>();
        foreach (var (key, group) in _groups)
        {
            spellings.TryAdd(key.Person, group.Person);
        }

        return
        [
            .. _groups
                .Select(entry => (Person: spellings[entry.Key.Person], entry.Key.Month, Group: entry.Value))
                .OrderBy(entry => entry.Person, StringComparer.Ordinal).ThenBy(entry => entry.Month)
                .Select(entry => (entry.Person, Period(entry.Month), entry.Group)),
        ];
    }

    private string KeyOf(string person)
    {
        if (!_keys.TryGetValue(person, out var key))
        {
            _keys[person] = key = PeopleMatch.KeyOf(plan.Mapping.Person.By, person);
        }

        return key;
    }

    private static string Period(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private sealed class Group(string person, List<MetricTotal> totals)
    {
        public string Person { get; } = person;

        public List<MetricTotal> Totals { get; } = totals;

        public int Rows { get; set; }
    }
}
