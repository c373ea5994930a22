using PerfBot.Domain.People;

namespace PerfBot.Features.Imports;

/// <summary>The cell is blank and <paramref name="Field"/> is needed: a number, a name, or a share where the person's other rows have one.</summary>
public sealed record MissingValue(int Row, string Column, PeopleColumn Field) : Problem(Row, Column);

/// <summary>The number belongs to someone of another name, who stands in row <paramref name="FirstRow"/>.</summary>
public sealed record DuplicateNumber(int Row, string Column, string Number, int FirstRow, string FirstName, string Name) : Problem(Row, Column);

/// <summary>The person <paramref name="Number"/> has the same position in the same department already, in row <paramref name="FirstRow"/>.</summary>
public sealed record DuplicateAssignment(int Row, string Column, string Number, int FirstRow) : Problem(Row, Column);

/// <summary>The row is a post of the person <paramref name="Number"/> beyond the <paramref name="Most"/> that one person may have.</summary>
public sealed record TooManyAssignments(int Row, string Column, string Number, int Most) : Problem(Row, Column);

/// <summary>Two rows of one person differ in what a person has only one of.</summary>
/// <param name="Row">The later row.</param>
/// <param name="Column">The header.</param>
/// <param name="Field">What differs.</param>
/// <param name="FirstRow">The person's first row.</param>
/// <param name="First">What the earlier rows say.</param>
/// <param name="Text">What this row says.</param>
public sealed record ContradictoryValue(int Row, string Column, PeopleColumn Field, int FirstRow, string First, string Text) : Problem(Row, Column);

/// <summary>The address is that of the person <paramref name="OwnerNumber"/>, who stands in row <paramref name="OwnerRow"/>, or was known before (null).</summary>
public sealed record DuplicateEmail(int Row, string Column, string Email, string OwnerNumber, int? OwnerRow) : Problem(Row, Column);

/// <summary>The account is that of the person <paramref name="OwnerNumber"/>, who stands in row <paramref name="OwnerRow"/>, or was known before (null).</summary>
public sealed record DuplicateChannelUser(int Row, string Column, string ChannelUser, string OwnerNumber, int? OwnerRow) : Problem(Row, Column);

/// <summary>Nobody has the number, address or name <paramref name="Text"/>, neither in the file nor before it.</summary>
public sealed record ManagerNotFound(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary>Several people are called <paramref name="Text"/>: those with the numbers <paramref name="Numbers"/> (the first ten of them).</summary>
public sealed record ManagerAmbiguous(int Row, string Column, string Text, IReadOnlyList<string> Numbers) : Problem(Row, Column);

/// <summary>
/// The people of <paramref name="Loop"/> report to each other in a ring, the last one to the first; one number where
/// someone reports to himself. A loop is told once, at the row of its first person in the file.
/// </summary>
public sealed record ReportingLoop(int Row, string Column, IReadOnlyList<string> Loop) : Problem(Row, Column);

/// <summary><paramref name="Text"/> is no date that can be read without guessing: expected is year, month, day.</summary>
public sealed record BadDate(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary>The last day is before the first one.</summary>
public sealed record LeftBeforeHired(int Row, string Column, DateOnly HiredOn, DateOnly LeftOn) : Problem(Row, Column);

/// <summary><paramref name="Text"/> is no percentage above 0, at most 100, with at most two decimals.</summary>
public sealed record BadShare(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary>The shares of the person <paramref name="Number"/>, whose first row this is, sum to <paramref name="Sum"/> and not to 100.</summary>
public sealed record SharesNot100(int Row, string Column, string Number, decimal Sum) : Problem(Row, Column);

/// <summary><paramref name="Text"/> is no e-mail address.</summary>
public sealed record BadEmail(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary>The text has <paramref name="Length"/> characters; at most <paramref name="Most"/> are kept.</summary>
public sealed record TooLong(int Row, string Column, int Most, int Length) : Problem(Row, Column);

/// <summary><paramref name="Text"/> is no role that a file may grant: see <see cref="GrantedRoles"/>.</summary>
public sealed record UnknownRole(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary>PerfBot does not speak <paramref name="Text"/>: Chinese and English only.</summary>
public sealed record UnknownLanguage(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary><paramref name="Text"/> is no time zone: expected is an IANA id such as <c>Asia/Shanghai</c>.</summary>
public sealed record UnknownTimeZone(int Row, string Column, string Text) : Problem(Row, Column);

/// <summary>No calendar has the key <paramref name="Text"/>; there are <paramref name="Known"/>.</summary>
public sealed record UnknownCalendar(int Row, string Column, string Text, IReadOnlyList<string> Known) : Problem(Row, Column);

/// <summary>There are more than <paramref name="Most"/> tags in <paramref name="Text"/>, or one is longer than <paramref name="MaxLength"/> characters.</summary>
public sealed record TagsWrong(int Row, string Column, string Text, int Most, int MaxLength) : Problem(Row, Column);

/// <summary>HR of departments imports only people of these; the person <paramref name="Number"/> has or gets a post in <paramref name="Department"/> (null: in none), or holds a role for the company.</summary>
public sealed record OutsideDepartments(int Row, string Column, string Number, string? Department) : Problem(Row, Column);

/// <summary>Whoever imports may neither grant nor take the role <paramref name="Role"/>.</summary>
public sealed record RoleNotYours(int Row, string Column, Roles Role) : Problem(Row, Column);

/// <summary>Whoever imports would lose the right to import by it.</summary>
public sealed record OwnRoleTaken(int Row, string Column) : Problem(Row, Column);

/// <summary>The person <paramref name="Number"/> holds a role and is known by another account, which changes on the command line only.</summary>
public sealed record AccountProtected(int Row, string Column, string Number) : Problem(Row, Column);
