namespace PerfBot.Features.Imports;

/// <summary>How much each post of a person counts.</summary>
internal static class PostShares
{
    private const int Hundredths = 100_00;

    /// <summary>The shares of the posts in their order: as the file says, or equal where it says nothing of any.</summary>
    public static IReadOnlyList<decimal> Of(PersonRows person, IReadOnlyDictionary<PeopleColumn, string> headers, List<Problem> problems)
    {
        var posts = person.Posts;
        if (!headers.TryGetValue(PeopleColumn.Share, out var header) || posts.TrueForAll(post => !post.HasShare))
        {
            return Equal(posts.Count);
        }

        problems.AddRange(posts.Where(post => !post.HasShare).Select(post => new MissingValue(post.Row, header, PeopleColumn.Share)));
        var shares = posts.ConvertAll(post => post.Share ?? 0);
        if (posts.TrueForAll(post => post.Share is not null) && shares.Sum() != 100)
        {
            problems.Add(new SharesNot100(person.Person.Row, header, person.Person.Number, shares.Sum()));
        }

        return shares;
    }

    private static List<decimal> Equal(int posts)
    {
        var (each, odd) = Math.DivRem(Hundredths, posts);
        return [.. Enumerable.Range(0, posts).Select(post => (each + (post < odd ? 1 : 0)) / 100m)];
    }
}
