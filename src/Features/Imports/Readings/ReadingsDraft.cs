namespace PerfBot.Features.Imports;

/// <summary>What files give under a mapping. Imported as a whole, or not at all.</summary>
/// <param name="Mapping">The mapping; has the units and labels.</param>
/// <param name="Rows">The readings by person, month and the mapping's order of metrics; empty while there is any problem.</param>
/// <param name="Computed">The computed figures, in the same order; for showing, never imported. Empty while there is any problem.</param>
/// <param name="Problems">Every problem, by file and row.</param>
/// <param name="Summary">What became of the rows.</param>
public sealed record ReadingsDraft(
    ReadingMapping Mapping,
    IReadOnlyList<ReadingRow> Rows,
    IReadOnlyList<ReadingRow> Computed,
    IReadOnlyList<FileProblem> Problems,
    ReadingsSummary Summary);

/// <summary>One value of one person and month.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Person">The person as the file names them; <see cref="PeopleMatch"/> finds who that is. Of equal spelling for equal people.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Value">The value, rounded as the metric says.</param>
/// <param name="SourceRows">How many rows it comes from: those that fulfil the metric's condition and have a known value. For computed figures, all rows of the person and month.</param>
public sealed record ReadingRow(string Metric, string Person, string Period, decimal Value, int SourceRows);

/// <summary>What became of the rows. Nothing is left out silently: the counts add up.</summary>
/// <param name="Tables">What was read of each file.</param>
/// <param name="Joined">Rows after joining: the sum of the four counts below.</param>
/// <param name="Filtered">Rows that the mapping's <c>where</c> leaves out.</param>
/// <param name="Nobodys">Rows whose person is blank or unknown: they belong to nobody.</param>
/// <param name="Undated">Rows of a person whose date is blank or unknown: they belong to no month.</param>
/// <param name="Counted">Rows that belong to a person and a month.</param>
/// <param name="People">How many people have readings.</param>
/// <param name="FirstPeriod">The first month, or null without any.</param>
/// <param name="LastPeriod">The last month, or null without any.</param>
public sealed record ReadingsSummary(
    IReadOnlyList<TableSummary> Tables,
    int Joined,
    int Filtered,
    int Nobodys,
    int Undated,
    int Counted,
    int People,
    string? FirstPeriod,
    string? LastPeriod);

/// <summary>What was read of one file.</summary>
/// <param name="Alias">The table in the mapping.</param>
/// <param name="File">The file.</param>
/// <param name="Rows">Rows below the headers.</param>
/// <param name="Superseded">Rows that a later row of the same key replaces.</param>
public sealed record TableSummary(string Alias, string File, int Rows, int Superseded);
