namespace PerfBot.Domain.People;

/// <summary>Identifies an <see cref="Assignment"/>.</summary>
public readonly record struct AssignmentId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static AssignmentId New() => new(Guid.CreateVersion7());
}

/// <summary>One post of one employee (任职). A person may hold several at once (一人多岗); their shares sum to 100.</summary>
public sealed class Assignment
{
    /// <summary>The longest position name, in UTF-16 code units.</summary>
    public const int PositionMaxLength = 120;

    private Assignment(AssignmentId id, EmployeeId employee, string position, decimal share)
    {
        Id = id;
        Employee = employee;
        Position = position;
        Share = share;
    }

    /// <summary>The id.</summary>
    public AssignmentId Id { get; }

    /// <summary>Who holds it.</summary>
    public EmployeeId Employee { get; }

    /// <summary>
    /// The position (岗位), as the company names it; programmes find their plan template by it. Empty where the company names none:
    /// then only a template for every position suits.
    /// </summary>
    public string Position { get; private set; }

    /// <summary>How much of the person's result this post makes, in percent, 0 exclusive to 100, at most two decimals.</summary>
    public decimal Share { get; private set; }

    /// <summary>The department, or null in a company or for a person without one.</summary>
    public DepartmentId? Department { get; private set; }

    /// <summary>Whom the person reports to in this post; null at the top.</summary>
    public EmployeeId? Manager { get; private set; }

    /// <summary>The order of a person's posts; 0 is the main one, whose manager and department lead the review.</summary>
    public int Rank { get; private set; }

    /// <summary>Gives the post to <paramref name="employee"/>.</summary>
    public static Assignment Give(AssignmentId id, EmployeeId employee, string position, decimal share, DepartmentId? department, EmployeeId? manager, int rank) =>
        new(id, employee, position, share) { Department = department, Manager = manager, Rank = rank };

    /// <summary>Changes share, department, manager and order; the position stays, since another position is another post.</summary>
    public void Change(decimal share, DepartmentId? department, EmployeeId? manager, int rank) =>
        (Share, Department, Manager, Rank) = (share, department, manager, rank);
}
