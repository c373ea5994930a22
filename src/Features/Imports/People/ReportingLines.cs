namespace PerfBot.Features.Imports;

/// <summary>Finds who is meant by each manager, and whether anyone reports to himself round a loop.</summary>
internal sealed class ReportingLines
{
    private const int NamesakesTold = 10;

    private readonly List<PersonRows> _people;
    private readonly IReadOnlyDictionary<PeopleColumn, string> _headers;
    private readonly List<Problem> _problems;
    private readonly Dictionary<string, string> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _emails = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _names = [];
    private readonly Dictionary<string, List<string>> _reversedNames = [];

    /// <summary>For everyone known before and not in the file, whom they report to.</summary>
    private readonly Dictionary<string, string> _knownManagers = new(StringComparer.OrdinalIgnoreCase);

    public ReportingLines(
        List<PersonRows> people, IReadOnlyCollection<KnownPerson> known, IReadOnlyDictionary<PeopleColumn, string> headers, List<Problem> problems)
    {
        (_people, _headers, _problems) = (people, headers, problems);
        foreach (var person in people.Select(person => person.Person))
        {
            Enter(person.Number, person.Name, person.Email);
        }

        foreach (var person in known)
        {
            if (_numbers.ContainsKey(person.Number))
            {
                // The file has the last word on this person, but for an address that it leaves out.
                AddEmail(person.Email, person.Number);
                continue;
            }

            Enter(person.Number, person.Name, person.Email);
            if (person.ManagerNumber is { } manager)
            {
                _knownManagers[person.Number] = manager;
            }
        }
    }

    /// <summary>The manager's number of each row that has one.</summary>
    public Dictionary<PeopleRow, string> Resolve()
    {
        var managers = new Dictionary<PeopleRow, string>(ReferenceEqualityComparer.Instance);
        foreach (var post in _people.SelectMany(person => person.Posts))
        {
            if (post.Manager is { } text && Find(post, text) is { } number)
            {
                managers[post] = number;
            }
        }

        FindLoops(managers);
        return managers;
    }

    private void Enter(string number, string name, string? email)
    {
        _numbers[number] = number;
        AddEmail(email, number);
        AddName(_names, PersonNames.KeyOf(name), number);
        if (PersonNames.ReversedKeyOf(name) is { } reversed)
        {
            AddName(_reversedNames, reversed, number);
        }
    }

    private void AddEmail(string? email, string number)
    {
        if (email is not null)
        {
            _emails.TryAdd(email, number);
        }
    }

    private static void AddName(Dictionary<string, List<string>> names, string key, string number)
    {
        if (!names.TryGetValue(key, out var numbers))
        {
            names[key] = numbers = [];
        }

        numbers.Add(number);
    }

    private string? Find(PeopleRow post, string text)
    {
        if (_numbers.TryGetValue(PeopleRowReader.NormalNumber(text), out var number) || _emails.TryGetValue(text, out number))
        {
            return number;
        }

        var key = PersonNames.KeyOf(text);
        var called = _names.GetValueOrDefault(key) ?? _reversedNames.GetValueOrDefault(key) ?? [];
        if (called.Count == 1)
        {
            return called[0];
        }

        var header = _headers[PeopleColumn.Manager];
        _problems.Add(called.Count == 0 ? new ManagerNotFound(post.Row, header, text) : new ManagerAmbiguous(post.Row, header, text, [.. called.Take(NamesakesTold)]));
        return null;
    }

    /// <summary>Follows every main line upwards once; a person met again on the same walk closes a loop.</summary>
    private void FindLoops(Dictionary<PeopleRow, string> managers)
    {
        var above = new Dictionary<string, string>(_knownManagers, StringComparer.OrdinalIgnoreCase);
        foreach (var person in _people)
        {
            foreach (var post in person.Posts.Where(post => IsOwnManager(post, managers)))
            {
                _problems.Add(new ReportingLoop(post.Row, _headers[PeopleColumn.Manager], [post.Number]));
            }

            if (managers.TryGetValue(person.Posts[0], out var manager) && !IsOwnManager(person.Posts[0], managers))
            {
                above[person.Person.Number] = manager;
            }
        }

        var walks = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var rows = _people.ToDictionary(person => person.Person.Number, person => person.Person.Row, StringComparer.OrdinalIgnoreCase);
        for (var walk = 0; walk < _people.Count; walk++)
        {
            var path = new List<string>();
            var number = _people[walk].Person.Number;
            while (number is not null && walks.TryAdd(number, walk))
            {
                path.Add(number);
                number = above.GetValueOrDefault(number);
            }

            if (number is not null && walks[number] == walk)
            {
                Report(path[path.FindIndex(met => met.Equals(number, StringComparison.OrdinalIgnoreCase))..], rows);
            }
        }
    }

    private void Report(List<string> loop, Dictionary<string, int> rows)
    {
        // Told from its first person in the file on; a loop among people outside the file is not this file's doing.
        var inFile = loop.Where(rows.ContainsKey).ToList();
        if (inFile.Count > 0)
        {
            var start = loop.IndexOf(inFile.MinBy(number => rows[number])!);
            _problems.Add(new ReportingLoop(rows[loop[start]], _headers[PeopleColumn.Manager], [.. loop[start..], .. loop[..start]]));
        }
    }

    private static bool IsOwnManager(PeopleRow post, Dictionary<PeopleRow, string> managers) =>
        managers.TryGetValue(post, out var manager) && manager.Equals(post.Number, StringComparison.OrdinalIgnoreCase);
}
