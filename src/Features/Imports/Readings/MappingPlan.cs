using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>A mapping that has been checked, with its expressions ready to run.</summary>
internal sealed class MappingPlan
{
    private readonly RowScope<MappedRow> _scope = new();

    private MappingPlan(ReadingMapping mapping) => Mapping = mapping;

    public ReadingMapping Mapping { get; }

    public List<JoinPlan> Joins { get; } = [];

    public List<DerivedPlan> Derived { get; } = [];

    public StepPlan? Where { get; private set; }

    public StepPlan Person { get; private set; } = null!;

    public StepPlan Period { get; private set; } = null!;

    public List<MetricPlan> Metrics { get; } = [];

    public List<ComputedPlan> Computed { get; } = [];

    /// <summary>Checks <paramref name="mapping"/>.</summary>
    /// <exception cref="RefusedException">One of the records in <c>MappingRefusals</c>.</exception>
    public static MappingPlan Of(ReadingMapping mapping)
    {
        var plan = new MappingPlan(mapping);
        MappingCheck.Name(mapping.Name, "$.name");
        MappingCheck.Some(mapping.Tables, "$.tables");
        MappingCheck.Some(mapping.Metrics, "$.metrics");
        MappingCheck.Distinct(mapping.Tables, table => table.Alias, "$.tables", ".alias");
        plan.AddTable(0);
        plan.AddJoins();
        plan.AddDerived();
        plan.Where = plan.Condition(mapping.Where, "$.where");
        plan.Person = plan.Step(mapping.Person.Column, "$.person.column", ValueType.Text);
        plan.Period = plan.Step(mapping.Period, "$.period", ValueType.Date);
        plan.AddMetrics();
        plan.AddComputed();
        return plan;
    }

    private void AddTable(int index)
    {
        var table = Mapping.Tables[index];
        MappingCheck.Table(table, $"$.tables[{index}]");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var (t, c) = (index, column);
            _scope.Add(table.Alias, table.Columns[column].Name, new(TypeOf(table.Columns[column].Type), row => row[t, c]));
        }
    }

    private void AddJoins()
    {
        for (var i = 0; i < Mapping.Joins.Count; i++)
        {
            var (join, path) = (Mapping.Joins[i], $"$.joins[{i}]");
            var index = Mapping.Tables.ToList().FindIndex(table => table.Alias.Equals(join.Table, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                throw new RefusedException(new MappingNameUnknown($"{path}.table", join.Table));
            }

            if (index == 0 || Joins.Exists(earlier => earlier.Table == index))
            {
                throw new RefusedException(new MappingNameTwice($"{path}.table", join.Table));
            }

            MappingCheck.Some(join.On, $"{path}.on");
            var keys = join.On.Select((key, k) =>
            {
                var right = MappingCheck.Column(Mapping.Tables[index], key.Right, $"{path}.on[{k}].right");
                return (Step(key.Left, $"{path}.on[{k}].left", TypeOf(Mapping.Tables[index].Columns[right].Type)), right);
            }).ToList();
            Joins.Add(new JoinPlan(index, [.. keys.Select(key => key.Item1)], [.. keys.Select(key => key.right)], join.MustMatch));
            AddTable(index);
        }

        for (var table = 1; table < Mapping.Tables.Count; table++)
        {
            if (!Joins.Exists(join => join.Table == table))
            {
                throw new RefusedException(new MappingTableNotJoined($"$.tables[{table}]", Mapping.Tables[table].Alias));
            }
        }
    }

    private void AddDerived()
    {
        for (var i = 0; i < Mapping.Derived.Count; i++)
        {
            var (column, path, slot) = (Mapping.Derived[i], $"$.derived[{i}]", i);
            MappingCheck.Name(column.Name, $"{path}.name");
            var plan = column switch
            {
                { Of: null, First: null } => throw new RefusedException(new MappingPropertyMissing($"{path}.of")),
                { Of: not null, First: not null } => throw new RefusedException(new MappingPropertyOutOfPlace($"{path}.first")),
                { Of: not null, Per.Count: > 0 } => throw new RefusedException(new MappingPropertyOutOfPlace($"{path}.per")),
                { First: not null, Per.Count: 0 } => throw new RefusedException(new MappingPropertyMissing($"{path}.per")),
                { First: { } first } => new DerivedPlan(
                    Step(first, $"{path}.first", ValueType.Date, ValueType.Number), [.. column.Per.Select((key, k) => Step(key, $"{path}.per[{k}]"))]),
                _ => new DerivedPlan(Step(column.Of!, $"{path}.of"), []),
            };
            Derived.Add(plan);
            if (!_scope.Add(null, column.Name, new(plan.Value.Type, row => row.Derived[slot])))
            {
                throw new RefusedException(new MappingNameTwice($"{path}.name", column.Name));
            }
        }
    }

    private void AddMetrics()
    {
        MappingCheck.Distinct(Mapping.Metrics, metric => metric.Name, "$.metrics", ".name");
        for (var i = 0; i < Mapping.Metrics.Count; i++)
        {
            var (metric, path) = (Mapping.Metrics[i], $"$.metrics[{i}]");
            MappingCheck.Figure(metric.Name, metric.Unit, metric.Decimals, path);
            var of = metric switch
            {
                { Of: null, Aggregate: RowAggregate.Count } => null,
                { Of: null } => throw new RefusedException(new MappingPropertyMissing($"{path}.of")),
                { Of: { } any, Aggregate: RowAggregate.Count or RowAggregate.Distinct } => Step(any, $"{path}.of"),
                { Of: { } number } => Step(number, $"{path}.of", ValueType.Number),
            };
            Metrics.Add(new MetricPlan(metric, of, Condition(metric.Where, $"{path}.where")));
        }
    }

    private void AddComputed()
    {
        var scope = new RowScope<RowValue[]>();
        for (var i = 0; i < Mapping.Metrics.Count; i++)
        {
            var slot = i;
            scope.Add(null, Mapping.Metrics[i].Name, new(ValueType.Number, values => values[slot]));
        }

        for (var i = 0; i < Mapping.Computed.Count; i++)
        {
            var (figure, path) = (Mapping.Computed[i], $"$.computed[{i}]");
            MappingCheck.Figure(figure.Name, figure.Unit, figure.Decimals, path);
            Computed.Add(new ComputedPlan(figure, ExpressionParser<RowValue[]>.Parse(figure.Of, $"{path}.of", scope, ValueType.Number).Evaluate));
            if (Mapping.Metrics.Any(metric => metric.Name == figure.Name) || Mapping.Computed.Take(i).Any(earlier => earlier.Name == figure.Name))
            {
                throw new RefusedException(new MappingNameTwice($"{path}.name", figure.Name));
            }
        }
    }

    private StepPlan? Condition(string? text, string path) => text is null ? null : Step(text, path, ValueType.Truth);

    private StepPlan Step(string text, string path, params ReadOnlySpan<ValueType> types)
    {
        var expression = types.IsEmpty ? ExpressionParser<MappedRow>.Parse(text, path, _scope) : ExpressionParser<MappedRow>.Parse(text, path, _scope, types);
        return new StepPlan(path, expression.Type, expression.Evaluate);
    }

    private static ValueType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Number => ValueType.Number,
        ColumnType.Date => ValueType.Date,
        _ => ValueType.Text,
    };
}

/// <summary>An expression and where it stands in the mapping.</summary>
internal sealed record StepPlan(string Path, ValueType Type, Evaluate<MappedRow> Evaluate);

/// <summary>A join: <paramref name="Left"/> over the rows so far equals the columns <paramref name="Right"/> of the table.</summary>
internal sealed record JoinPlan(int Table, IReadOnlyList<StepPlan> Left, IReadOnlyList<int> Right, bool MustMatch);

/// <summary>A derived column: the value, or its smallest per key where there is one.</summary>
internal sealed record DerivedPlan(StepPlan Value, IReadOnlyList<StepPlan> Per);

/// <summary>A metric.</summary>
internal sealed record MetricPlan(MappedMetric Metric, StepPlan? Of, StepPlan? Where);

/// <summary>A computed figure.</summary>
internal sealed record ComputedPlan(ComputedFigure Figure, Evaluate<RowValue[]> Evaluate);
