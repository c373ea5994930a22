using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>
/// How files of rows become readings: which columns there are, whose row it is, of which month, and what is counted.
/// Saved as JSON with the property names of these records in camelCase; unknown properties are refused.
/// </summary>
/// <remarks>
/// The order of work: the tables are read; of each, only the last rows per key are kept where <c>lastRowPer</c> asks for it;
/// the tables are joined; derived columns are computed over <b>all</b> joined rows, so that "a customer's first order
/// ever" sees every row; then <c>where</c> drops rows; the rest is grouped by person and month.
/// <para>
/// <b>Metrics</b> are imported as readings and should add up over months and people: revenue and new-customer revenue, not their
/// quotient. A ratio over several months is then total ÷ total, computed by the indicator's formula. The quotients that people want to
/// see per month are <b>computed</b> figures: made from the month's metrics before rounding, shown and tested, never imported.
/// </para>
/// <para>
/// Expressions: numbers (<c>0.5</c>, <c>90%</c>), texts in single quotes, columns by name (<c>OrderDate</c>, <c>[Order Date]</c>,
/// <c>orders.OrderDate</c> where two tables have it), <c>+ - * / × ÷</c>, <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c>, <c>and or not</c>, parentheses,
/// and the functions <c>hours(from, to)</c> between two dates, <c>month(date)</c> (its first day) and <c>known(x)</c>. A blank or unknown
/// cell makes whatever is computed from it unknown; a condition that is unknown does not hold. At most 1,000 characters, 64 levels.
/// </para>
/// </remarks>
public sealed record ReadingMapping
{
    /// <summary>The name it is saved and called by.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in English; the name where absent.</summary>
    public string? En { get; init; }

    /// <summary>What it is for, in Chinese; the name where absent.</summary>
    public string? Zh { get; init; }

    /// <summary>Cell texts that mean "not known", such as <c>?</c>. Blank cells always do.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The files, at least one. The first is the one that the others are joined to.</summary>
    public required IReadOnlyList<MappedTable> Tables { get; init; }

    /// <summary>How the tables after the first are joined, one join each, in the order of joining.</summary>
    public IReadOnlyList<TableJoin> Joins { get; init; } = [];

    /// <summary>Columns made of others; each may use the ones before it.</summary>
    public IReadOnlyList<DerivedColumn> Derived { get; init; } = [];

    /// <summary>Which joined rows count at all; every one where absent.</summary>
    public string? Where { get; init; }

    /// <summary>Whose row it is.</summary>
    public required PersonKey Person { get; init; }

    /// <summary>An expression for the date whose month the row belongs to; mostly just a column's name.</summary>
    public required string Period { get; init; }

    /// <summary>What is imported, at least one.</summary>
    public required IReadOnlyList<MappedMetric> Metrics { get; init; }

    /// <summary>What is shown beside the metrics, and never imported.</summary>
    public IReadOnlyList<ComputedFigure> Computed { get; init; } = [];

    /// <summary>Reads a mapping and checks it throughout: names, types and expressions.</summary>
    /// <exception cref="RefusedException">One of the records in <c>MappingRefusals</c>, with the JSON path.</exception>
    public static ReadingMapping Parse(string json)
    {
        var mapping = MappingJson.Read(json);
        MappingPlan.Of(mapping);
        return mapping;
    }

    /// <summary>The aliases of the tables that <paramref name="table"/> can be, by its columns: tells what a file is that someone just sends.</summary>
    public IReadOnlyList<string> AliasesFor(Table table) =>
        [.. Tables.Where(mapped => MappedFiles.Missing(mapped, table).Count == 0).Select(mapped => mapped.Alias)];
}

/// <summary>One file of a mapping.</summary>
public sealed record MappedTable
{
    /// <summary>What expressions call it.</summary>
    public required string Alias { get; init; }

    /// <summary>A part of the file's name, which decides where several files have the columns.</summary>
    public string? File { get; init; }

    /// <summary>The columns that the mapping uses. A file with all of them is taken for this table; its other columns are not read.</summary>
    public required IReadOnlyList<MappedColumn> Columns { get; init; }

    /// <summary>Columns that make a key: of the rows with equal keys only the last in the file counts. Empty: every row counts.</summary>
    public IReadOnlyList<string> LastRowPer { get; init; } = [];
}

/// <summary>What a column holds.</summary>
public enum ColumnType
{
    /// <summary>Text, compared exactly, without outer space.</summary>
    Text,

    /// <summary>A number; <c>90%</c> is 0.9.</summary>
    Number,

    /// <summary>A date, with or without a time of day, as the clock on the wall showed it.</summary>
    Date,
}

/// <summary>One column of a <see cref="MappedTable"/>.</summary>
public sealed record MappedColumn
{
    /// <summary>The header; case does not matter.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public ColumnType Type { get; init; }

    /// <summary>
    /// The forms a date is written in, as .NET format strings (<c>dd-MM-yyyy HH:mm</c>), without a time zone. Besides them the ISO form that a
    /// workbook's dates are read as is always understood. Required for dates, refused for others.
    /// </summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>
    /// How numbers are written, by example: <c>1234.5</c> (the default), <c>1,234.5</c>, <c>1234,5</c> or <c>1.234,5</c>. Nothing else is
    /// guessed at, since 1,234 is a thousand times more in one country than in the next. A workbook's numbers need none.
    /// </summary>
    public string Numbers { get; init; } = "1234.5";
}

/// <summary>Joins a table to those before it. A row of these without a partner stays, with this table's columns unknown; with several partners it stands once for each.</summary>
public sealed record TableJoin
{
    /// <summary>The alias of the table that is joined.</summary>
    public required string Table { get; init; }

    /// <summary>What has to be equal, at least one pair.</summary>
    public required IReadOnlyList<JoinKey> On { get; init; }

    /// <summary>Whether a row of this table that finds no partner is a problem. Default true; false for a list of which only some entries are needed.</summary>
    public bool MustMatch { get; init; } = true;
}

/// <summary>One pair of a join.</summary>
public sealed record JoinKey
{
    /// <summary>An expression over the tables before; mostly a column's name.</summary>
    public required string Left { get; init; }

    /// <summary>A column of the joined table.</summary>
    public required string Right { get; init; }
}

/// <summary>A column made of others: either <see cref="Of"/>, or <see cref="First"/> with <see cref="Per"/>.</summary>
public sealed record DerivedColumn
{
    /// <summary>The name, different from every column's.</summary>
    public required string Name { get; init; }

    /// <summary>An expression over the row.</summary>
    public string? Of { get; init; }

    /// <summary>An expression for a date or number, whose smallest value among all rows with equal <see cref="Per"/> this is.</summary>
    public string? First { get; init; }

    /// <summary>Expressions that make the key of <see cref="First"/>.</summary>
    public IReadOnlyList<string> Per { get; init; } = [];
}

/// <summary>By what a row names its person.</summary>
public enum PersonBy
{
    /// <summary>The company's own number.</summary>
    Number,

    /// <summary>The e-mail address.</summary>
    Email,

    /// <summary>The name.</summary>
    Name,
}

/// <summary>Whose row it is.</summary>
public sealed record PersonKey
{
    /// <summary>An expression for the text that names the person; mostly just a column's name. Where it is unknown the row belongs to nobody.</summary>
    public required string Column { get; init; }

    /// <summary>By what it names the person.</summary>
    public required PersonBy By { get; init; }
}
