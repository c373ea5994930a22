using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Imports;

/// <summary>The mapping is not JSON; <paramref name="Line"/> and <paramref name="Position"/> (from 1) are where reading stopped.</summary>
public sealed record MappingNotJson(int Line, int Position) : Refusal;

/// <summary>The mapping has <paramref name="Got"/> characters; at most <paramref name="Expected"/> are read.</summary>
public sealed record MappingTooLarge(int Expected, int Got) : Refusal;

/// <summary>There is no property of that name.</summary>
public sealed record MappingPropertyUnknown(string Path) : Refusal;

/// <summary>The property is required.</summary>
public sealed record MappingPropertyMissing(string Path) : Refusal;

/// <summary>The property stands where it has no meaning: <c>formats</c> of a number, <c>of</c> beside <c>first</c>.</summary>
public sealed record MappingPropertyOutOfPlace(string Path) : Refusal;

/// <summary>The value is of the wrong type, blank, too long, or none of those allowed.</summary>
public sealed record MappingValueWrong(string Path) : Refusal;

/// <summary>The name is taken, or the property stands there twice.</summary>
public sealed record MappingNameTwice(string Path, string Name) : Refusal;

/// <summary>There is no table or column of that name.</summary>
public sealed record MappingNameUnknown(string Path, string Name) : Refusal;

/// <summary>The table is never joined.</summary>
public sealed record MappingTableNotJoined(string Path, string Name) : Refusal;

/// <summary>The format loses the year, the month or half of the day (<c>mm</c> for <c>MM</c>, <c>hh</c> for <c>HH</c>), or has a time zone.</summary>
public sealed record MappingFormatUnusable(string Path, string Format) : Refusal;

/// <summary>The expression cannot go on like this at <paramref name="Position"/>, from 1; just past the end where it stops too early.</summary>
public sealed record ExpressionSyntax(string Path, int Position) : Refusal;

/// <summary>No column (or, in a computed figure, no metric) has that name.</summary>
public sealed record ExpressionNameUnknown(string Path, int Position, string Name) : Refusal;

/// <summary>Several tables have a column of that name: write it with the table's alias, as in <c>orders.OrderID</c>.</summary>
public sealed record ExpressionNameAmbiguous(string Path, int Position, string Name) : Refusal;

/// <summary>No function has that name.</summary>
public sealed record ExpressionFunctionUnknown(string Path, int Position, string Name) : Refusal;

/// <summary>The function takes <paramref name="Expected"/> arguments, not <paramref name="Got"/>.</summary>
public sealed record ExpressionArguments(string Path, int Position, string Function, int Expected, int Got) : Refusal;

/// <summary>What stands at <paramref name="Position"/> is of the type <paramref name="Got"/>, where <paramref name="Expected"/> is needed.</summary>
public sealed record ExpressionTypeWrong(string Path, int Position, string Expected, string Got) : Refusal;

/// <summary>The expression has <paramref name="Got"/> characters; at most <paramref name="Expected"/> are read.</summary>
public sealed record ExpressionTooLong(string Path, int Expected, int Got) : Refusal;

/// <summary>The expression is nested deeper than <paramref name="Expected"/> levels.</summary>
public sealed record ExpressionTooDeep(string Path, int Position, int Expected) : Refusal;

/// <summary>None of the files has all columns of the table <paramref name="Table"/>.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Table">The alias.</param>
/// <param name="Closest">The file that lacks the fewest, or null where no file was sent.</param>
/// <param name="Missing">The columns it lacks.</param>
public sealed record MappedFileMissing(string Mapping, string Table, string? Closest, IReadOnlyList<string> Missing) : Refusal;

/// <summary>Several files can be the table <paramref name="Table"/>.</summary>
public sealed record MappedFileAmbiguous(string Mapping, string Table, IReadOnlyList<string> Files) : Refusal;

/// <summary>The join makes more than <paramref name="Expected"/> rows.</summary>
public sealed record JoinTooLarge(string Mapping, int Expected) : Refusal;
