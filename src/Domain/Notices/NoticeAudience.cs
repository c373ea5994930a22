using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;

namespace PerfBot.Domain.Notices;

/// <summary>How the readers of a notice are chosen.</summary>
public enum AudienceKind
{
    /// <summary>Everybody in the sender's scope.</summary>
    Everyone,

    /// <summary>The people of some departments.</summary>
    Departments,

    /// <summary>The people who hold some positions.</summary>
    Positions,

    /// <summary>The participants of a cycle.</summary>
    Cycle,

    /// <summary>The people who have an open task of a stage in a cycle.</summary>
    OpenTask,

    /// <summary>A list that somebody pasted or uploaded.</summary>
    List,
}

/// <summary>Who gets a notice. Never beyond the sender's scope.</summary>
/// <param name="Kind">How they are chosen.</param>
public sealed record NoticeAudience(AudienceKind Kind)
{
    /// <summary>A list without anybody.</summary>
    public static readonly NoticeAudience Nobody = new(AudienceKind.List);

    /// <summary>The departments, for <see cref="AudienceKind.Departments"/>.</summary>
    public IReadOnlyList<DepartmentId> Departments { get; init; } = [];

    /// <summary>The positions, for <see cref="AudienceKind.Positions"/>.</summary>
    public IReadOnlyList<string> Positions { get; init; } = [];

    /// <summary>The cycle, for <see cref="AudienceKind.Cycle"/> and <see cref="AudienceKind.OpenTask"/>.</summary>
    public CycleId? Cycle { get; init; }

    /// <summary>The stage, for <see cref="AudienceKind.OpenTask"/>; null for any.</summary>
    public StageKind? Stage { get; init; }

    /// <summary>The people, for <see cref="AudienceKind.List"/>.</summary>
    public IReadOnlyList<EmployeeId> People { get; init; } = [];
}
