using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Cycles;

/// <summary>What a cycle is run for.</summary>
public enum CycleKind
{
    /// <summary>It counts.</summary>
    Ordinary,

    /// <summary>A trial with one or two departments (试点); everything else is as in an ordinary one.</summary>
    Pilot,

    /// <summary>A trial on past data that nobody but HR hears of (影子试点): it ends in a report.</summary>
    Shadow,
}

/// <summary>A pilot is limited to one or two departments; <paramref name="Departments"/> were chosen.</summary>
public sealed record PilotTooLarge(int Departments) : Refusal;

/// <summary>A shadow pilot looks at the past, and the period ends on <paramref name="LastDay"/>.</summary>
public sealed record PeriodNotOver(DateOnly LastDay) : Refusal;

/// <summary>Nobody in scope, or several people, have these numbers or names.</summary>
public sealed record PeopleNotFound(IReadOnlyList<string> Texts) : Refusal;

/// <summary>Somebody who is left out of a cycle, and why.</summary>
/// <param name="Employee">The person.</param>
/// <param name="Reason">Why; always given, at most <see cref="CycleAudience.ReasonMaxLength"/> characters.</param>
public sealed record Exclusion(EmployeeId Employee, string Reason);

/// <summary>Whom a cycle is for. Never changed.</summary>
/// <remarks>
/// Departments, positions and tags narrow: who is in one of the departments, holds one of the positions and has one of the tags. People who are
/// named take part besides. With nothing chosen it is for everybody.
/// </remarks>
public sealed record CycleAudience
{
    /// <summary>The longest reason, in UTF-16 code units.</summary>
    public const int ReasonMaxLength = 200;

    /// <summary>The most people that are named, and the most that are left out.</summary>
    public const int MostNamed = 100;

    /// <summary>Everybody.</summary>
    public static readonly CycleAudience Everybody = new();

    /// <summary>The departments; none for all.</summary>
    public IReadOnlyList<DepartmentId> Departments { get; init; } = [];

    /// <summary>The positions, compared without regard to case; none for all.</summary>
    public IReadOnlyList<string> Positions { get; init; } = [];

    /// <summary>The tags, compared without regard to case; none for all.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>People who take part whatever else is chosen.</summary>
    public IReadOnlyList<EmployeeId> People { get; init; } = [];

    /// <summary>People who are left out.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; init; } = [];

    /// <summary>Whether the cycle is for <paramref name="person"/>; who is left out is not asked here.</summary>
    public bool Holds(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (People.Contains(person.Id))
        {
            return true;
        }

        var isNarrow = Departments.Count > 0 || Positions.Count > 0 || Tags.Count > 0;
        return (isNarrow || People.Count == 0)
            && (Departments.Count == 0 || (person.Department is { } department && Departments.Contains(department)))
            && (Positions.Count == 0 || person.Posts.Any(post => Positions.Contains(post.Position, StringComparer.OrdinalIgnoreCase)))
            && (Tags.Count == 0 || person.Tags.Any(tag => Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Why <paramref name="employee"/> is left out; null where they are not.</summary>
    public string? WhyNot(EmployeeId employee) => Excluded.FirstOrDefault(e => e.Employee == employee)?.Reason;

    /// <summary>Checks what a kind of cycle asks of its audience and period.</summary>
    /// <exception cref="RefusedException"><see cref="PilotTooLarge"/> or <see cref="PeriodNotOver"/>.</exception>
    public void Check(CycleKind kind, CyclePeriod period, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (kind == CycleKind.Pilot && Departments.Count is not (1 or 2))
        {
            throw new RefusedException(new PilotTooLarge(Departments.Count));
        }

        if (kind == CycleKind.Shadow && period.To > today)
        {
            throw new RefusedException(new PeriodNotOver(period.To.AddDays(-1)));
        }
    }
}
