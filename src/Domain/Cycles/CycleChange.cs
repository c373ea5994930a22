using PerfBot.Domain.People;

namespace PerfBot.Domain.Cycles;

/// <summary>What happened to a person in the middle of a cycle.</summary>
public enum ChangeKind
{
    /// <summary>Started work and takes part from then on.</summary>
    Joined,

    /// <summary>Left: the review is excluded, and what waited for the person is done by somebody else or by nobody.</summary>
    Left,

    /// <summary>Reports to somebody else, who takes over what is open.</summary>
    ManagerChanged,

    /// <summary>Holds another position: the plan has a segment for each.</summary>
    RoleChanged,

    /// <summary>Works in another department.</summary>
    Moved,

    /// <summary>Somebody who had to act is gone: the next in line acts.</summary>
    ActorReplaced,
}

/// <summary>A change in the middle of a cycle, as HR is told of it. Never changed.</summary>
public sealed class CycleChange
{
    /// <summary>The longest text of what was and what is, in UTF-16 code units.</summary>
    public const int TextMaxLength = 300;

    private CycleChange(Guid id, CycleId cycle, EmployeeId employee, ChangeKind kind, DateOnly day, DateTimeOffset at)
    {
        Id = id;
        Cycle = cycle;
        Employee = employee;
        Kind = kind;
        Day = day;
        At = at;
    }

    /// <summary>The id, ordered by time.</summary>
    public Guid Id { get; }

    /// <summary>The cycle.</summary>
    public CycleId Cycle { get; }

    /// <summary>Whose review it is about.</summary>
    public EmployeeId Employee { get; }

    /// <summary>What happened.</summary>
    public ChangeKind Kind { get; }

    /// <summary>From which day on it counts.</summary>
    public DateOnly Day { get; }

    /// <summary>When it was noticed.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The person's name then: who has left is not in the chart any more.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What was: a manager, a position, a department; null where there was nothing.</summary>
    public string? Before { get; private set; }

    /// <summary>What is; null where there is nothing.</summary>
    public string? After { get; private set; }

    /// <summary>Notes a change.</summary>
    public static CycleChange Note(CycleId cycle, EmployeeId employee, string name, ChangeKind kind, DateOnly day, string? before, string? after, DateTimeOffset at) =>
        new(Guid.CreateVersion7(at), cycle, employee, kind, day, at) { Name = Short(name)!, Before = Short(before), After = Short(after) };

    private static string? Short(string? text) => text is { Length: > TextMaxLength } ? text[..TextMaxLength] : text;
}
