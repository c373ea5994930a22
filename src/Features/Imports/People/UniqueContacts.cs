namespace PerfBot.Features.Imports;

/// <summary>No two people share an e-mail address or a channel account.</summary>
internal static class UniqueContacts
{
    public static void Check(
        List<PersonRows> people, IReadOnlyCollection<KnownPerson> known, IReadOnlyDictionary<PeopleColumn, string> headers, List<Problem> problems)
    {
        // Who is known and gets another address by this file gives the old one up.
        var changing = people.Where(person => person.Person.Email is not null).Select(person => person.Person.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var emails = new Dictionary<string, (string Number, int? Row)>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in known)
        {
            if (person.Email is { } email && !changing.Contains(person.Number))
            {
                emails.TryAdd(email, (person.Number, null));
            }
        }

        var accounts = new Dictionary<string, (string Number, int Row)>(StringComparer.OrdinalIgnoreCase);
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
}
