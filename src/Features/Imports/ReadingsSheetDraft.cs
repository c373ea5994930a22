namespace PerfBot.Features.Imports;

/// <summary>What a column of a readings sheet holds.</summary>
internal enum SheetColumn
{
    /// <summary>The company's own number of the person (工号). Required.</summary>
    Employee,

    /// <summary>The metric's name, as formulas write it (数据项). Required.</summary>
    Metric,

    /// <summary>The month (月份): <c>2026-07</c>, <c>2026年7月</c>, or any day of it. Required.</summary>
    Month,

    /// <summary>The value (数值). Required.</summary>
    Value,

    /// <summary>Where it comes from (来源).</summary>
    Source,
}

/// <summary>What a readings sheet says. It is imported as a whole, or not at all.</summary>
/// <param name="Readings">In the order of the file; empty while there is any problem.</param>
/// <param name="Problems">Every problem, in the order of the rows.</param>
internal sealed record ReadingsSheetDraft(IReadOnlyList<SheetReading> Readings, IReadOnlyList<Problem> Problems);

/// <summary>One row of a readings sheet.</summary>
/// <param name="Row">The row as a spreadsheet numbers it.</param>
/// <param name="Employee">The company's own number of the person; whether there is such a person is not looked at. <c>2.0</c> is read as <c>2</c>.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Value">At most ten decimals.</param>
/// <param name="Source">Where it comes from; null where the sheet does not say.</param>
internal sealed record SheetReading(int Row, string Employee, string Metric, DateOnly Month, decimal Value, string? Source);

/// <summary>No employee has the number <paramref name="Number"/>.</summary>
internal sealed record UnknownEmployee(int Row, string Column, string Number) : Problem(Row, Column);

/// <summary>No column is headed <paramref name="Column"/>, or anything that means the same.</summary>
/// <param name="Row">The row of the headers.</param>
/// <param name="Column">A header that would do.</param>
/// <param name="Field">What it would hold.</param>
internal sealed record SheetColumnMissing(int Row, string Column, SheetColumn Field) : Problem(Row, Column);

/// <summary>The cell is blank and <paramref name="Field"/> is needed.</summary>
internal sealed record SheetValueMissing(int Row, string Column, SheetColumn Field) : Problem(Row, Column);

/// <summary><paramref name="Text"/> is no month: expected is a year and a month, such as <c>2026-07</c>.</summary>
internal sealed record BadMonth(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary>The person <paramref name="Employee"/> has a value of <paramref name="Metric"/> for the month already, in row <paramref name="FirstRow"/>.</summary>
internal sealed record DuplicateReading(int Row, string Column, string Employee, string Metric, DateOnly Month, int FirstRow) : Problem(Row, Column);
