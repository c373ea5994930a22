namespace PerfBot.Features.Imports;

/// <summary>Reads a value out of <typeparamref name="TRow"/>.</summary>
internal delegate RowValue Evaluate<in TRow>(TRow row);

/// <summary>An expression that has been checked.</summary>
internal sealed record RowExpression<TRow>(ValueType Type, Evaluate<TRow> Evaluate);

/// <summary>The names that an expression may use.</summary>
internal sealed class RowScope<TRow>
{
    private readonly Dictionary<string, List<RowExpression<TRow>>> _plain = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, string), RowExpression<TRow>> _qualified = [];

    /// <summary>Adds a name; false where the table (or, without one, anything) has it already.</summary>
    public bool Add(string? table, string name, RowExpression<TRow> value)
    {
        if (table is null ? _plain.ContainsKey(name) : !_qualified.TryAdd(Qualified(table, name), value))
        {
            return false;
        }

        if (!_plain.TryGetValue(name, out var values))
        {
            _plain[name] = values = [];
        }

        values.Add(value);
        return true;
    }

    /// <summary>Everything called <paramref name="name"/>, in any table.</summary>
    public IReadOnlyList<RowExpression<TRow>> Find(string name) => _plain.GetValueOrDefault(name) ?? [];

    /// <summary>The column of one table.</summary>
    public RowExpression<TRow>? Find(string table, string name) => _qualified.GetValueOrDefault(Qualified(table, name));

    private static (string, string) Qualified(string table, string name) => (table.ToUpperInvariant(), name.ToUpperInvariant());
}
