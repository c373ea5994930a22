using PerfBot.Domain.People;

namespace PerfBot.Features.Imports;

/// <summary>A post as it will be after the import.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="Existing">The post that it is already, or null for a new one.</param>
/// <param name="Position">The position; empty where the company names none.</param>
/// <param name="Department">The department's name.</param>
/// <param name="Manager">The manager's number.</param>
/// <param name="Share">Percent of the person's result.</param>
internal sealed record PostChange(int Row, Assignment? Existing, string Position, string? Department, string? Manager, decimal Share);

/// <summary>What a file changes about one person, compared with the store.</summary>
internal sealed class PersonChange
{
    private PersonChange(PersonDraft draft, Employee? existing, IReadOnlyList<PostChange> posts, IReadOnlyList<Assignment> givenUp, Roles roles, string? rolesText, PersonFacts? before)
    {
        Draft = draft;
        Existing = existing;
        Posts = posts;
        GivenUp = givenUp;
        Roles = roles;
        Before = before;
        After = new()
        {
            Name = draft.Name,
            Email = draft.Email is { } email ? Employee.Plain(email) : existing?.Email,
            Account = SameAccount(draft.ChannelUser, existing?.ChannelUser) ? existing?.ChannelUser : draft.ChannelUser,
            Language = draft.Language ?? existing?.Language,
            TimeZone = draft.TimeZone ?? existing?.TimeZone,
            Calendar = draft.Calendar ?? existing?.Calendar,
            Tags = PersonFacts.TagsText(draft.Tags ?? existing?.Tags ?? []),
            HiredOn = draft.HiredOn ?? existing?.HiredOn,
            LeftOn = draft.LeftOn ?? (existing?.LeftOn < draft.HiredOn ? null : existing?.LeftOn),
            Roles = rolesText,
            Posts = PersonFacts.PostsText(posts.Select(p => (p.Position, p.Department, p.Manager, p.Share))),
        };
    }

    /// <summary>What the file says.</summary>
    public PersonDraft Draft { get; }

    /// <summary>The person, or null for a new one.</summary>
    public Employee? Existing { get; }

    /// <summary>The posts after the import, the main one first.</summary>
    public IReadOnlyList<PostChange> Posts { get; }

    /// <summary>Posts that the file does not have any more.</summary>
    public IReadOnlyList<Assignment> GivenUp { get; }

    /// <summary>The granted roles after the import.</summary>
    public Roles Roles { get; }

    /// <summary>What is kept now; null for a new person.</summary>
    public PersonFacts? Before { get; }

    /// <summary>What will be kept.</summary>
    public PersonFacts After { get; }

    /// <summary>Whether anything changes.</summary>
    public bool IsChange => Before != After;

    /// <summary>Compares.</summary>
    /// <param name="draft">What the file says.</param>
    /// <param name="columns">Which columns the file has: what it has no column for stays as it is.</param>
    /// <param name="stored">What is kept.</param>
    /// <param name="also">A role to grant besides those of the file.</param>
    /// <param name="keepsAdmin">Whether the file may not take the role of an administrator away.</param>
    public static PersonChange Of(PersonDraft draft, IReadOnlyDictionary<PeopleColumn, string> columns, StoredPeople stored, Roles also, bool keepsAdmin)
    {
        var existing = stored.Find(draft.Number);
        var present = existing is null ? [] : stored.PostsOf(existing.Id).ToList();
        var posts = PostMatch.Of(draft.Assignments, present, columns, stored, out var givenUp);
        var grants = existing is null ? [] : stored.GrantsOf(existing.Id).ToList();
        var held = grants.Aggregate(Roles.None, (roles, grant) => roles | grant.Role);
        var roles = also | (draft.Roles is { } said ? RolesOf(said) | (keepsAdmin ? held & Roles.Admin : Roles.None) : held);
        var texts = grants.Where(g => roles.HasFlag(g.Role)).Select(g => g.Department is null ? $"{g.Role}" : $"{g.Role} ({stored.NameOf(g.Department)})")
            .Concat(Each(roles & ~held).Select(role => $"{role}"));
        return new(draft, existing, posts, givenUp, roles, PersonFacts.RolesText(texts), existing is null ? null : PersonFacts.Of(existing, stored));
    }

    /// <summary>The roles in <paramref name="roles"/>, one by one.</summary>
    public static IEnumerable<Roles> Each(Roles roles) => new[] { Roles.Hr, Roles.Auditor, Roles.Admin }.Where(role => roles.HasFlag(role));

    private static Roles RolesOf(GrantedRoles said) =>
        (said.HasFlag(GrantedRoles.Hr) ? Roles.Hr : Roles.None)
        | (said.HasFlag(GrantedRoles.Auditor) ? Roles.Auditor : Roles.None)
        | (said.HasFlag(GrantedRoles.Admin) ? Roles.Admin : Roles.None);

    private static bool SameAccount(string? said, string? kept) => said is null || said.Equals(kept, StringComparison.OrdinalIgnoreCase);
}
