using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Makes readings of files. Pure, and linear in the rows.</summary>
public static class ReadingsRun
{
    /// <summary>Runs <paramref name="mapping"/> over <paramref name="files"/>; files that are none of its tables are not looked at.</summary>
    /// <remarks>
    /// Exact decimals throughout. Hours are the ticks between two dates over the ticks of an hour: a sum of them is right to more than twenty
    /// decimals, and is rounded once, at the end.
    /// </remarks>
    /// <exception cref="RefusedException">
    /// <see cref="MappedFileMissing"/>, <see cref="MappedFileAmbiguous"/>, <see cref="ColumnTwice"/>, <see cref="JoinTooLarge"/>, or the mapping itself is wrong.
    /// </exception>
    public static ReadingsDraft Run(ReadingMapping mapping, IReadOnlyList<Table> files)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(files);

        var plan = MappingPlan.Of(mapping);
        var tables = MappedFiles.Match(mapping, files);
        var problems = new List<FileProblem>();
        List<SourceRow>[] sources = [.. mapping.Tables.Select((table, i) => SourceRows.Read(table, tables[i], mapping.Unknown, problems))];
        var faults = new RowFaults(tables, problems);
        var rows = JoinedRows.Of(plan, tables, sources, faults, problems);
        Derive(plan, rows, faults);

        var grouping = new ReadingGroups(plan, faults);
        foreach (var row in rows)
        {
            grouping.Add(row);
        }

        var order = tables.Select((table, i) => (table.FileName, i)).ToLookup(file => file.FileName, file => file.i);
        return new ReadingsDraft(
            mapping,
            problems.Count > 0 ? [] : grouping.Readings(),
            problems.Count > 0 ? [] : grouping.Computed(),
            [.. problems.OrderBy(problem => order[problem.File].First()).ThenBy(problem => problem.Problem.Row)],
            grouping.Summary([.. tables.Select((file, i) => new TableSummary(
                mapping.Tables[i].Alias, file.FileName, file.Rows.Count, file.Rows.Count - sources[i].Count))]));
    }

    private static void Derive(MappingPlan plan, List<MappedRow> rows, RowFaults faults)
    {
        for (var column = 0; column < plan.Derived.Count; column++)
        {
            var derived = plan.Derived[column];
            foreach (var row in rows)
            {
                row.Derived[column] = faults.Evaluate(derived.Value, row);
            }

            if (derived.Per.Count > 0)
            {
                SpreadFirst(derived, column, rows, faults);
            }
        }
    }

    /// <summary>Puts the smallest value of each key into all of its rows.</summary>
    private static void SpreadFirst(DerivedPlan derived, int column, List<MappedRow> rows, RowFaults faults)
    {
        var keys = rows.ConvertAll(row => RowKey.Of(derived.Per, step => faults.Evaluate(step, row)));
        var first = new Dictionary<string, RowValue>();
        for (var i = 0; i < rows.Count; i++)
        {
            var value = rows[i].Derived[column];
            if (keys[i] is { } key && value.IsKnown && (!first.TryGetValue(key, out var earliest) || value.CompareTo(earliest) < 0))
            {
                first[key] = value;
            }
        }

        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Derived[column] = keys[i] is { } key ? first.GetValueOrDefault(key) : RowValue.Unknown;
        }
    }
}
