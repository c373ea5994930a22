namespace PerfBot.Features.Imports;

/// <summary><paramref name="Problem"/> in the file <paramref name="File"/>, where several are read at once.</summary>
public sealed record FileProblem(string File, Problem Problem);

/// <summary><paramref name="Text"/> is no number as the column writes them; <paramref name="Numbers"/> is the example of its style.</summary>
public sealed record BadNumber(int Row, string Column, string Text, string Numbers) : Problem(Row, Column);

/// <summary><paramref name="Text"/> has none of the column's date formats, <paramref name="Formats"/> (separated by " | ").</summary>
public sealed record DateNotInFormat(int Row, string Column, string Text, string Formats) : Problem(Row, Column);

/// <summary>A column of <c>lastRowPer</c> is blank or unknown, so that it is not certain which rows belong together.</summary>
public sealed record MissingKey(int Row, string Column) : Problem(Row, Column);

/// <summary>No row of the tables before has the key <paramref name="Text"/> (empty where it is not known), so that nobody can be given this row.</summary>
public sealed record NoPartner(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary>The expression at <paramref name="Column"/>, a path in the mapping, divides by 0 in this row.</summary>
public sealed record DividedByZero(int Row, string Column) : Problem(Row, Column);

/// <summary>The expression or sum at <paramref name="Column"/>, a path in the mapping, passes what a reading can hold (18 digits before the point) in this row.</summary>
public sealed record NumberTooLarge(int Row, string Column) : Problem(Row, Column);
