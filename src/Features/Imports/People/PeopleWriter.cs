using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Imports;

/// <summary>Puts a plan into the unit of work.</summary>
internal sealed class PeopleWriter(ReviewDb db, StoredPeople stored, PeoplePlan plan, string file, Caller caller, DateTimeOffset now)
{
    private readonly Dictionary<string, EmployeeId> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DepartmentId> _departments = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who is known by which account from now on, and was not before.</summary>
    public List<(Employee Person, string Account)> NewAccounts { get; } = [];

    public void Write()
    {
        foreach (var name in plan.NewDepartments)
        {
            var department = Department.Found(DepartmentId.New(), name);
            db.Departments.Add(department);
            _departments[name] = department.Id;
        }

        // First everybody, since a manager may stand below their reports.
        var people = plan.Changes.Where(change => change.IsChange).Select(change => (Change: change, Person: change.Existing ?? Hire(change.Draft))).ToList();
        foreach (var (change, person) in people)
        {
            Describe(person, change);
            WritePosts(person, change);
            WriteRoles(person, change);
            db.Audit(
                caller,
                now,
                change.Existing is null ? "employee.created" : "employee.changed",
                $"employee:{person.Id.Value}",
                new { file, before = change.Before?.Unlike(change.After), after = change.After.Unlike(change.Before) });
        }
    }

    private Employee Hire(PersonDraft draft)
    {
        var person = Employee.Hire(EmployeeId.New(), draft.Number, draft.Name);
        db.Employees.Add(person);
        _ids[draft.Number] = person.Id;
        return person;
    }

    private void Describe(Employee person, PersonChange change)
    {
        var draft = change.Draft;
        person.Describe(draft.Name, draft.Email, draft.Language, draft.TimeZone, draft.HiredOn, draft.LeftOn);
        person.WorkIn(draft.Calendar);
        person.Tag(draft.Tags);
        if (change.After.Account is { } account && account != person.ChannelUser)
        {
            person.Link(account);
            NewAccounts.Add((person, account));
        }
    }

    private void WritePosts(Employee person, PersonChange change)
    {
        db.Assignments.RemoveRange(change.GivenUp);
        for (var rank = 0; rank < change.Posts.Count; rank++)
        {
            var post = change.Posts[rank];
            var (department, manager) = (DepartmentOf(post.Department), IdOf(post.Manager));
            if (post.Existing is { } existing)
            {
                existing.Change(post.Share, department, manager, rank);
            }
            else
            {
                db.Assignments.Add(Assignment.Give(AssignmentId.New(), person.Id, post.Position, post.Share, department, manager, rank));
            }
        }
    }

    private void WriteRoles(Employee person, PersonChange change)
    {
        var grants = stored.GrantsOf(person.Id).ToList();
        db.RoleGrants.RemoveRange(grants.Where(grant => !change.Roles.HasFlag(grant.Role)));
        var missing = PersonChange.Each(change.Roles).Where(role => !grants.Exists(grant => grant.Role == role));
        db.RoleGrants.AddRange(missing.Select(role => RoleGrant.To(person.Id, role)));
    }

    private EmployeeId? IdOf(string? number) => number is null
        ? null
        : _ids.TryGetValue(number, out var hired) ? hired : stored.Find(number)!.Id;

    private DepartmentId? DepartmentOf(string? name) => name is null
        ? null
        : stored.Department(name)?.Id ?? _departments[name];
}
