using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Puts the rows of several tables side by side.</summary>
internal static class JoinedRows
{
    /// <summary>The most rows that a join may make.</summary>
    public const int Most = 1_000_000;

    public static List<MappedRow> Of(MappingPlan plan, IReadOnlyList<Table> files, List<SourceRow>[] sources, RowFaults faults, List<FileProblem> problems)
    {
        var rows = sources[0].ConvertAll(row => NewRow(plan, [row, .. new SourceRow?[sources.Length - 1]]));
        foreach (var join in plan.Joins)
        {
            rows = Join(plan, join, rows, sources[join.Table], files[join.Table].FileName, faults, problems);
        }

        return rows;
    }

    private static List<MappedRow> Join(
        MappingPlan plan, JoinPlan join, List<MappedRow> rows, List<SourceRow> added, string file, RowFaults faults, List<FileProblem> problems)
    {
        var keys = added.ConvertAll(row => RowKey.Of(join.Right, column => row.Values[column]));
        var partners = Enumerable.Range(0, added.Count).Where(row => keys[row] is not null).ToLookup(row => keys[row]!);
        var matched = new HashSet<string>();
        var joined = new List<MappedRow>(rows.Count);
        foreach (var row in rows)
        {
            var key = RowKey.Of(join.Left, step => faults.Evaluate(step, row));
            if (key is null || !partners.Contains(key))
            {
                joined.Add(row);
                continue;
            }

            matched.Add(key);
            foreach (var partner in partners[key])
            {
                if (joined.Count == Most)
                {
                    throw new RefusedException(new JoinTooLarge(plan.Mapping.Name, Most));
                }

                var parts = (SourceRow?[])row.Parts.Clone();
                parts[join.Table] = added[partner];
                joined.Add(NewRow(plan, parts));
            }
        }

        if (join.MustMatch)
        {
            var column = plan.Mapping.Tables[join.Table].Columns[join.Right[0]];
            problems.AddRange(Enumerable.Range(0, added.Count)
                .Where(row => keys[row] is not { } key || !matched.Contains(key))
                .Select(row => new FileProblem(file, new NoPartner(added[row].Number, column.Name, TextOf(added[row].Values[join.Right[0]], column.Type)))));
        }

        return joined;
    }

    private static string TextOf(RowValue value, ColumnType type) => value switch
    {
        { IsKnown: false } => "",
        _ when type == ColumnType.Date => value.Date.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.Key(),
    };

    private static MappedRow NewRow(MappingPlan plan, SourceRow?[] parts) => new(parts, plan.Derived.Count);
}
