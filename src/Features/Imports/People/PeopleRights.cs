using PerfBot.Domain.People;

namespace PerfBot.Features.Imports;

/// <summary>What an HR person may not do by a people file. The command line may do everything.</summary>
/// <remarks>
/// HR of departments imports people whose posts, before and after, all lie in these departments, grants no roles, and leaves people alone who hold a
/// role for the whole company. HR of the company neither grants nor takes the role of an administrator, and cannot shut itself out.
/// An account that a person with a granted role is known by changes on the command line only: whoever has the account is the person.
/// </remarks>
internal sealed class PeopleRights(Person caller, StoredPeople stored, IReadOnlyDictionary<PeopleColumn, string> columns, List<Problem> problems)
{
    private readonly string _number = columns[PeopleColumn.Number];

    public void Check(PersonChange change)
    {
        if (!change.IsChange)
        {
            return;
        }

        if (caller.HrScope is { } scope)
        {
            CheckScope(change, department => department is not null && stored.Department(department) is { } known && scope.Contains(known.Id));
        }

        CheckRoles(change);
        var holdsRole = change.Existing is { } person && person.Id != caller.Id && stored.GrantsOf(person.Id).Any();
        if (holdsRole && change.Before is { Account: { } account } && account != change.After.Account)
        {
            problems.Add(new AccountProtected(change.Draft.Row, Header(PeopleColumn.ChannelUser), change.Draft.Number));
        }
    }

    private void CheckScope(PersonChange change, Func<string?, bool> isInScope)
    {
        var header = Header(PeopleColumn.Department);
        if (change.Posts.FirstOrDefault(post => !isInScope(post.Department)) is { } outside)
        {
            problems.Add(new OutsideDepartments(outside.Row, header, change.Draft.Number, outside.Department));
        }
        else if (change.Existing is { } person)
        {
            var before = stored.PostsOf(person.Id).Select(post => stored.NameOf(post.Department)).ToList();
            var holdsCompanyRole = stored.GrantsOf(person.Id).Any(grant => grant.Department is null);
            if (before.Exists(department => !isInScope(department)) || holdsCompanyRole)
            {
                problems.Add(new OutsideDepartments(change.Draft.Row, header, change.Draft.Number, before.Find(department => !isInScope(department))));
            }
        }
    }

    private void CheckRoles(PersonChange change)
    {
        var held = change.Existing is { } person ? stored.GrantsOf(person.Id).Aggregate(Roles.None, (roles, grant) => roles | grant.Role) : Roles.None;
        var header = Header(PeopleColumn.Role);
        if (change.Existing?.Id == caller.Id && !change.Roles.HasFlag(Roles.Hr))
        {
            problems.Add(new OwnRoleTaken(change.Draft.Row, header));
            return;
        }

        var refused = (change.Roles ^ held) & (caller.HrScope is null ? Roles.Admin : Roles.Hr | Roles.Auditor | Roles.Admin);
        if (PersonChange.Each(refused).ToList() is [var first, ..])
        {
            problems.Add(new RoleNotYours(change.Draft.Row, header, first));
        }
    }

    /// <summary>Where the file has no such column, the person's number tells where to look.</summary>
    private string Header(PeopleColumn column) => columns.GetValueOrDefault(column, _number);
}
