namespace PerfBot.Features.Imports;

/// <summary>Who is meant by the people of some readings.</summary>
/// <param name="Numbers">The company's number of each person that one employee answers to, by the text of the file.</param>
/// <param name="Unmatched">The texts that no employee answers to, in the order given.</param>
/// <param name="Ambiguous">The texts that several employees answer to, in the order given.</param>
public sealed record PeopleMatch(IReadOnlyDictionary<string, string> Numbers, IReadOnlyList<string> Unmatched, IReadOnlyList<string> Ambiguous)
{
    /// <summary>Finds the employees. Case, full width and (in names) spacing do not matter; <c>2.0</c> is the number 2.</summary>
    /// <param name="by">By what the mapping says that the file names people.</param>
    /// <param name="people">The texts, as <see cref="ReadingRow.Person"/> has them.</param>
    /// <param name="known">The employees.</param>
    public static PeopleMatch Find(PersonBy by, IEnumerable<string> people, IReadOnlyCollection<KnownPerson> known)
    {
        var employees = known
            .Select(person => (person.Number, Text: by switch { PersonBy.Number => person.Number, PersonBy.Email => person.Email, _ => person.Name }))
            .Where(person => person.Text is not null)
            .ToLookup(person => KeyOf(by, person.Text!), person => person.Number);
        var numbers = new Dictionary<string, string>();
        var (unmatched, ambiguous) = (new List<string>(), new List<string>());
        foreach (var text in people.Distinct())
        {
            var meant = employees[KeyOf(by, text)].ToList();
            if (meant.Count == 1)
            {
                numbers[text] = meant[0];
            }
            else
            {
                (meant.Count == 0 ? unmatched : ambiguous).Add(text);
            }
        }

        return new PeopleMatch(numbers, unmatched, ambiguous);
    }

    /// <summary>What spellings of one person have in common.</summary>
    internal static string KeyOf(PersonBy by, string text) => by switch
    {
        PersonBy.Number => PeopleRowReader.NormalNumber(text.Trim()).ToUpperInvariant(),
        PersonBy.Email => text.Trim().ToUpperInvariant(),
        _ => PersonNames.KeyOf(text),
    };
}
