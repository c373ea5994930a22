using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Reads a table of people: who they are, what posts they hold, whom they report to. Pure: nothing is stored.</summary>
/// <remarks>
/// Columns are recognised by English or Chinese headers (<see cref="PeopleColumn"/>); only number and name are required.
/// Several rows with one number are several posts of one person; the first is the main one. A manager is
/// named by number, e-mail address or unique name (also "Last, First"), of the file or of <see cref="KnownPerson"/>s.
/// Loops are looked for along the main posts, which lead a review: across several posts people may well report to each other.
/// </remarks>
public static class PeopleFile
{
    private static readonly Dictionary<PeopleColumn, string> NothingChosen = [];

    /// <summary>Reads <paramref name="table"/> and lists everything that is wrong with it.</summary>
    /// <param name="table">The file.</param>
    /// <param name="known">Everyone known before.</param>
    /// <param name="chosen">Headers that HR chose for columns; they go before what is recognised. An empty header means "do not import this".</param>
    /// <exception cref="RefusedException"><see cref="ChosenColumnNotFound"/>, or <see cref="ColumnTwice"/> for a header that is needed.</exception>
    public static PeopleFileResult Read(Table table, IReadOnlyCollection<KnownPerson> known, IReadOnlyDictionary<PeopleColumn, string>? chosen = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(known);

        var headers = PeopleHeaders.Find(table, chosen ?? NothingChosen);
        var ignored = table.Columns.Where(header => header.Length > 0 && !headers.ContainsValue(header)).ToList();
        if (Needed(headers) is { Count: > 0 } needed)
        {
            return new ColumnsNeeded(needed, ignored);
        }

        var problems = new List<Problem>();
        var people = Group(table, headers, problems);
        UniqueContacts.Check(people, known, headers, problems);
        var shares = people.ToDictionary(person => person, person => PostShares.Of(person, headers, problems));
        var managers = new ReportingLines(people, known, headers, problems).Resolve();

        // A list in the order of the file, however the checks came about.
        var drafts = problems.Count > 0 ? [] : people.ConvertAll(person => Draft(person, shares[person], managers));
        return new PeopleDraft(drafts, [.. problems.OrderBy(problem => problem.Row)], headers, ignored, table.Rows.Count);
    }

    private static List<PeopleColumn> Needed(Dictionary<PeopleColumn, string> headers)
    {
        var needed = new List<PeopleColumn>();
        if (!headers.ContainsKey(PeopleColumn.Number))
        {
            needed.Add(PeopleColumn.Number);
        }

        if (!headers.ContainsKey(PeopleColumn.Name) && !(headers.ContainsKey(PeopleColumn.FirstName) && headers.ContainsKey(PeopleColumn.LastName)))
        {
            needed.Add(PeopleColumn.Name);
        }

        return needed;
    }

    private static List<PersonRows> Group(Table table, Dictionary<PeopleColumn, string> headers, List<Problem> problems)
    {
        var reader = new PeopleRowReader(table, headers, problems);
        var people = new List<PersonRows>();
        var byNumber = new Dictionary<string, PersonRows>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            if (reader.Read(row) is not { } read)
            {
                continue; // said so among the problems
            }

            if (byNumber.TryGetValue(read.Number, out var person))
            {
                person.Add(read, headers, problems);
            }
            else
            {
                people.Add(person = byNumber[read.Number] = new PersonRows(read));
            }

            // Also where one row has the first day and another the last one.
            if ((read.HiredOn ?? read.LeftOn) is not null && person.Person is { HiredOn: { } hired, LeftOn: { } left } && left < hired)
            {
                problems.Add(new LeftBeforeHired(read.Row, headers[PeopleColumn.LeftOn], hired, left));
            }
        }

        return people;
    }

    private static PersonDraft Draft(PersonRows person, IReadOnlyList<decimal> shares, Dictionary<PeopleRow, string> managers)
    {
        var all = person.Person;
        var posts = person.Posts.Select((post, i) => new AssignmentDraft(post.Row, post.Position, post.Department, managers.GetValueOrDefault(post), shares[i]));
        return new PersonDraft(
            all.Row, all.Number, all.Name, all.Email, all.ChannelUser, all.HiredOn, all.LeftOn, all.Roles, all.Language, all.TimeZone, [.. posts])
        {
            Calendar = all.Calendar,
            Tags = all.Tags?.Split('\n'),
        };
    }
}
