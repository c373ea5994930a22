namespace PerfBot.Features.Imports;

/// <summary>No two people share an e-mail address or a channel account.</summary>
internal static class UniqueContacts
{
    public static void Check(
        List<PersonRows> people, IReadOnlyCollection<KnownPerson> known, IReadOnlyDictionary<PeopleColumn, string> headers, List<Problem> problems)
    {
        var emails = Taken(people, known, person => person.Email, person => person.Email);
        var accounts = Taken(people, known, person => person.ChannelUser, person => person.ChannelUser);
        foreach (var person in people.Select(person => person.Person))
        {
            if (person.Email is { } email && !emails.TryAdd(email, (person.Number, person.Row)))
            {
                problems.Add(new DuplicateEmail(person.Row, headers[PeopleColumn.Email], email, emails[email].Number, emails[email].Row));
            }

            if (person.ChannelUser is { } account && !accounts.TryAdd(account, (person.Number, person.Row)))
            {
                problems.Add(new DuplicateChannelUser(person.Row, headers[PeopleColumn.ChannelUser], account, accounts[account].Number, accounts[account].Row));
            }
        }
    }

    /// <summary>What known people have. Who gets another one by this file gives the old one up.</summary>
    private static Dictionary<string, (string Number, int? Row)> Taken(
        List<PersonRows> people, IReadOnlyCollection<KnownPerson> known, Func<KnownPerson, string?> has, Func<PeopleRow, string?> gets)
    {
        var changing = people.Where(person => gets(person.Person) is not null).Select(person => person.Person.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var taken = new Dictionary<string, (string Number, int? Row)>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in known)
        {
            if (has(person) is { } text && !changing.Contains(person.Number))
            {
                taken.TryAdd(text, (person.Number, null));
            }
        }

        return taken;
    }
}
