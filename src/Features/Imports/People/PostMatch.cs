using PerfBot.Domain.People;

namespace PerfBot.Features.Imports;

/// <summary>Finds which of a person's posts each row of a file is, so that a post keeps its id and what the file has no column for.</summary>
internal static class PostMatch
{
    /// <summary>The posts after the import. A row is the post of the same position and department, else of the same position.</summary>
    public static IReadOnlyList<PostChange> Of(
        IReadOnlyList<AssignmentDraft> rows, List<Assignment> present, IReadOnlyDictionary<PeopleColumn, string> columns, StoredPeople stored, out IReadOnlyList<Assignment> givenUp)
    {
        var left = new List<Assignment>(present);
        var matches = new Assignment?[rows.Count];
        var (position, department) = (columns.ContainsKey(PeopleColumn.Position), columns.ContainsKey(PeopleColumn.Department));
        Match((row, post) => SamePosition(row, post) && SameDepartment(row, post));
        Match(SamePosition);

        var saysPosts = position || department;
        givenUp = saysPosts ? left : [];
        var keepsShares = !columns.ContainsKey(PeopleColumn.Share) && Array.TrueForAll(matches, match => match is not null) && givenUp.Count == 0;
        var posts = rows.Select((row, i) => new PostChange(
            row.Row,
            matches[i],
            matches[i]?.Position ?? row.Position ?? "",
            department ? Named(row.Department) : stored.NameOf(matches[i]?.Department),
            columns.ContainsKey(PeopleColumn.Manager) ? row.ManagerNumber : stored.NumberOf(matches[i]?.Manager),
            keepsShares ? matches[i]!.Share : row.Share));

        // A file that says nothing of posts has one row for each person, and leaves the person's other posts alone.
        return saysPosts ? [.. posts] : [.. posts, .. left.Select(post => Kept(rows[0].Row, post, stored))];

        string? Named(string? department) => department is null ? null : stored.Department(department)?.Name ?? department;

        void Match(Func<AssignmentDraft, Assignment, bool> fits)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                if (matches[i] is null && left.Find(post => fits(rows[i], post)) is { } found)
                {
                    matches[i] = found;
                    left.Remove(found);
                }
            }
        }

        bool SamePosition(AssignmentDraft row, Assignment post) => !position || post.Position.Equals(row.Position ?? "", StringComparison.OrdinalIgnoreCase);

        bool SameDepartment(AssignmentDraft row, Assignment post) =>
            !department || string.Equals(stored.NameOf(post.Department), row.Department, StringComparison.OrdinalIgnoreCase);
    }

    private static PostChange Kept(int row, Assignment post, StoredPeople stored) =>
        new(row, post, post.Position, stored.NameOf(post.Department), stored.NumberOf(post.Manager), post.Share);
}
