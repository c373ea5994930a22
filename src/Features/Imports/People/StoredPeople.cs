using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.People;
using PerfBot.Store;

namespace PerfBot.Features.Imports;

/// <summary>Everybody in the store before an import, also who has left.</summary>
internal sealed class StoredPeople
{
    private readonly ILookup<EmployeeId, Assignment> _posts;
    private readonly ILookup<EmployeeId, RoleGrant> _grants;
    private readonly Dictionary<EmployeeId, Employee> _byId;
    private readonly Dictionary<string, Employee> _byNumber;
    private readonly Dictionary<string, Department> _departments;
    private readonly Dictionary<DepartmentId, string> _departmentNames;

    private StoredPeople(List<Employee> employees, List<Assignment> posts, List<Department> departments, List<RoleGrant> grants)
    {
        _byId = employees.ToDictionary(e => e.Id);
        _byNumber = employees.ToDictionary(e => e.Number, StringComparer.OrdinalIgnoreCase);
        _posts = posts.OrderBy(p => p.Rank).ToLookup(p => p.Employee);
        _grants = grants.ToLookup(g => g.Employee);
        _departments = departments.ToDictionary(d => d.Name, StringComparer.OrdinalIgnoreCase);
        _departmentNames = departments.ToDictionary(d => d.Id, d => d.Name);
    }

    public int Count => _byId.Count;

    public static async Task<StoredPeople> LoadAsync(ReviewDb db, CancellationToken ct) => new(
        await db.Employees.ToListAsync(ct),
        await db.Assignments.ToListAsync(ct),
        await db.Departments.ToListAsync(ct),
        await db.RoleGrants.ToListAsync(ct));

    public Employee? Find(string number) => _byNumber.GetValueOrDefault(number);

    public Department? Department(string name) => _departments.GetValueOrDefault(name);

    /// <summary>The posts, the main one first.</summary>
    public IEnumerable<Assignment> PostsOf(EmployeeId person) => _posts[person];

    public IEnumerable<RoleGrant> GrantsOf(EmployeeId person) => _grants[person];

    public string? NameOf(DepartmentId? department) => department is { } id ? _departmentNames.GetValueOrDefault(id) : null;

    public string? NumberOf(EmployeeId? person) => person is { } id ? _byId.GetValueOrDefault(id)?.Number : null;

    /// <summary>Everybody, as reading a file needs them. The address of somebody who has left by <paramref name="today"/> is free again.</summary>
    public IReadOnlyCollection<KnownPerson> Known(DateOnly today) =>
    [
        .. _byId.Values.Select(e => new KnownPerson(
            e.Number, e.Name, e.LeftOn < today ? null : e.Email, NumberOf(PostsOf(e.Id).FirstOrDefault()?.Manager), e.ChannelUser)),
    ];
}
