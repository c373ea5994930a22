namespace PerfBot.Features.Imports;

/// <summary>Evaluates expressions; what cannot be computed becomes a problem of the row.</summary>
internal sealed class RowFaults(IReadOnlyList<Table> files, List<FileProblem> problems)
{
    /// <summary>The value, or unknown after telling the problem.</summary>
    public RowValue Evaluate(StepPlan step, MappedRow row)
    {
        try
        {
            return step.Evaluate(row);
        }
        catch (DivideByZeroException)
        {
            Add(row, number => new DividedByZero(number, step.Path));
        }
        catch (OverflowException)
        {
            Add(row, number => new NumberTooLarge(number, step.Path));
        }

        return RowValue.Unknown;
    }

    /// <summary>Tells a problem of a joined row at its last source row: the one that there is a joined row for.</summary>
    public void Add(MappedRow row, Func<int, Problem> problem)
    {
        var part = Array.FindLastIndex(row.Parts, part => part is not null);
        problems.Add(new FileProblem(files[part].FileName, problem(row.Parts[part]!.Number)));
    }
}
