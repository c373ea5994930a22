namespace PerfBot.Features.Imports;

/// <summary>What reading a people file gives: <see cref="ColumnsNeeded"/> or <see cref="PeopleDraft"/>.</summary>
public abstract record PeopleFileResult;

/// <summary>Required columns were not recognised. Ask which of the file's columns they are, and read again with the choice.</summary>
/// <param name="Columns">What is missing: <see cref="PeopleColumn.Number"/>, <see cref="PeopleColumn.Name"/> or both.</param>
/// <param name="Candidates">The file's headers that are not taken yet, in the order of the file.</param>
public sealed record ColumnsNeeded(IReadOnlyList<PeopleColumn> Columns, IReadOnlyList<string> Candidates) : PeopleFileResult;

/// <summary>What a people file says. It is imported as a whole, or not at all.</summary>
/// <param name="People">The people in the order of their first row; empty while there is any problem, so that nobody imports half a file.</param>
/// <param name="Problems">Every problem, in the order of the rows. The import is possible only when there is none.</param>
/// <param name="Columns">Which header was taken for what.</param>
/// <param name="IgnoredColumns">The headers that were not taken for anything. No fault, but worth showing.</param>
/// <param name="Rows">How many rows the file has below its headers.</param>
public sealed record PeopleDraft(
    IReadOnlyList<PersonDraft> People,
    IReadOnlyList<Problem> Problems,
    IReadOnlyDictionary<PeopleColumn, string> Columns,
    IReadOnlyList<string> IgnoredColumns,
    int Rows) : PeopleFileResult;

/// <summary>One person of the file. What the file leaves out is null and is to stay as it is.</summary>
/// <param name="Row">The person's first row.</param>
/// <param name="Number">The company's own number. <c>2.0</c>, as some systems export a 2, is read as <c>2</c>.</param>
/// <param name="Name">The name; made of first and last name where the file has these: Chinese as 姓名 without a space, others "First Last".</param>
/// <param name="Email">The work e-mail address.</param>
/// <param name="ChannelUser">The account on the channel: the Entra object id in Teams.</param>
/// <param name="HiredOn">The first day at work.</param>
/// <param name="LeftOn">The last day at work, inclusive.</param>
/// <param name="Roles">What the person is granted; null where the file has no role column or the cell is blank.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="TimeZone">An IANA id such as <c>Asia/Shanghai</c>.</param>
/// <param name="Assignments">The person's posts, at least one, the main one first. Their shares sum to exactly 100.</param>
public sealed record PersonDraft(
    int Row,
    string Number,
    string Name,
    string? Email,
    string? ChannelUser,
    DateOnly? HiredOn,
    DateOnly? LeftOn,
    GrantedRoles? Roles,
    string? Language,
    string? TimeZone,
    IReadOnlyList<AssignmentDraft> Assignments)
{
    /// <summary>The key of the working calendar where the person is.</summary>
    public string? Calendar { get; init; }

    /// <summary>The tags, in place of all earlier ones.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}

/// <summary>One post of a person: one row of the file.</summary>
/// <param name="Row">The row.</param>
/// <param name="Position">The position, or null where the file does not say.</param>
/// <param name="Department">The department, or null for none.</param>
/// <param name="ManagerNumber">The number of the person reported to, of the file or known before; null at the top.</param>
/// <param name="Share">Percent of the person's result, above 0, at most two decimals. Without a share in the file the posts
/// share equally, and the odd hundredths go to the first ones.</param>
public sealed record AssignmentDraft(int Row, string? Position, string? Department, string? ManagerNumber, decimal Share);

/// <summary>The roles that a file may grant. Being a manager is not among them: it follows from having reports.</summary>
[Flags]
public enum GrantedRoles
{
    /// <summary>An employee and nothing else.</summary>
    None = 0,

    /// <summary>Runs reviews.</summary>
    Hr = 1,

    /// <summary>Reads everything about cycles, changes nothing.</summary>
    Auditor = 2,

    /// <summary>Technical upkeep.</summary>
    Admin = 4,
}

/// <summary>Someone who was known before the import. They can be named as managers, and their e-mail addresses are taken.</summary>
/// <param name="Number">The company's own number.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The work e-mail address, if any.</param>
/// <param name="ManagerNumber">Whom they report to in their main post; lets a loop through people outside the file be seen.</param>
/// <param name="ChannelUser">Their account on the channel, if it is known.</param>
public sealed record KnownPerson(string Number, string Name, string? Email = null, string? ManagerNumber = null, string? ChannelUser = null);
