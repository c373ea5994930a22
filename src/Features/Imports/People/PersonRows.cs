namespace PerfBot.Features.Imports;

/// <summary>The rows of one person: what the rows say of the person together, and a post for each.</summary>
internal sealed class PersonRows(PeopleRow first)
{
    private readonly HashSet<(string, string)> _posts = [Post(first)];

    /// <summary>What all rows say of the person. Its row is the first one, whose post is the main one.</summary>
    public PeopleRow Person { get; private set; } = first;

    /// <summary>A row for each post, the main one first.</summary>
    public List<PeopleRow> Posts { get; } = [first];

    /// <summary>Takes another row with the same number, or says why it cannot be.</summary>
    public void Add(PeopleRow row, IReadOnlyDictionary<PeopleColumn, string> headers, List<Problem> problems)
    {
        var number = headers[PeopleColumn.Number];
        if (PersonNames.KeyOf(row.Name) != PersonNames.KeyOf(Person.Name))
        {
            problems.Add(new DuplicateNumber(row.Row, number, row.Number, Person.Row, Person.Name, row.Name));
            return;
        }

        if (Posts.Count == PeopleLimits.Assignments)
        {
            problems.Add(new TooManyAssignments(row.Row, number, row.Number, PeopleLimits.Assignments));
            return;
        }

        if (!_posts.Add(Post(row)))
        {
            var same = Posts.Find(post => Post(post) == Post(row))!;
            problems.Add(new DuplicateAssignment(row.Row, number, row.Number, same.Row));
            return;
        }

        Posts.Add(row);
        Person = Person with
        {
            Email = One(PeopleColumn.Email, Person.Email, row.Email),
            ChannelUser = One(PeopleColumn.ChannelUser, Person.ChannelUser, row.ChannelUser),
            HiredOn = One(PeopleColumn.HiredOn, Person.HiredOn, row.HiredOn),
            LeftOn = One(PeopleColumn.LeftOn, Person.LeftOn, row.LeftOn),
            Roles = One(PeopleColumn.Role, Person.Roles, row.Roles),
            Language = One(PeopleColumn.Language, Person.Language, row.Language),
            TimeZone = One(PeopleColumn.TimeZone, Person.TimeZone, row.TimeZone),
            Calendar = One(PeopleColumn.Calendar, Person.Calendar, row.Calendar),
            Tags = One(PeopleColumn.Tags, Person.Tags, row.Tags),
        };

        T? One<T>(PeopleColumn field, T? before, T? now)
        {
            if (before is not null && now is not null && !Same(before, now))
            {
                problems.Add(new ContradictoryValue(row.Row, headers[field], field, Person.Row, Text(before), Text(now)));
            }

            return before is null ? now : before;
        }
    }

    private static bool Same<T>(T before, T now) => before is string a && now is string b
        ? a.Equals(b, StringComparison.OrdinalIgnoreCase)
        : Equals(before, now);

    private static string Text<T>(T value) => value is DateOnly day
        ? day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)
        : value!.ToString()!;

    private static (string Position, string Department) Post(PeopleRow row) =>
        ((row.Position ?? "").ToUpperInvariant(), (row.Department ?? "").ToUpperInvariant());
}
