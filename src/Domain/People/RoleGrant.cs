namespace PerfBot.Domain.People;

/// <summary>
/// What a person may be in PerfBot. <see cref="Employee"/> holds for everyone and <see cref="Manager"/> for who has
/// reports; the others are granted.
/// </summary>
[Flags]
public enum Roles
{
    /// <summary>Nobody we know.</summary>
    None = 0,

    /// <summary>Anyone who works here.</summary>
    Employee = 1,

    /// <summary>Has at least one report today.</summary>
    Manager = 2,

    /// <summary>Runs reviews, for the company or for departments.</summary>
    Hr = 4,

    /// <summary>Reads everything about cycles, changes nothing.</summary>
    Auditor = 8,

    /// <summary>Technical upkeep; never sees scores or pay.</summary>
    Admin = 16,
}

/// <summary>A role given to a person beyond being an employee.</summary>
public sealed class RoleGrant
{
    private RoleGrant(Guid id, EmployeeId employee, Roles role)
    {
        Id = id;
        Employee = employee;
        Role = role;
    }

    /// <summary>The id.</summary>
    public Guid Id { get; }

    /// <summary>Who holds it.</summary>
    public EmployeeId Employee { get; }

    /// <summary>Exactly one of <see cref="Roles.Hr"/>, <see cref="Roles.Auditor"/>, <see cref="Roles.Admin"/>.</summary>
    public Roles Role { get; }

    /// <summary>The department it is limited to; null for the whole company.</summary>
    public DepartmentId? Department { get; private set; }

    /// <summary>Grants <paramref name="role"/>.</summary>
    public static RoleGrant To(EmployeeId employee, Roles role, DepartmentId? department = null) =>
        new(Guid.CreateVersion7(), employee, role) { Department = department };
}
