using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Programmes;

/// <summary>Identifies one version of a programme.</summary>
public readonly record struct ProgrammeId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static ProgrammeId New() => new(Guid.CreateVersion7());
}

/// <summary>How a metric named in formulas is aggregated over the months of a cycle, and whose readings it takes.</summary>
public sealed record ProgrammeMetric
{
    /// <summary>The name as formulas write it.</summary>
    public required string Name { get; init; }

    /// <summary>The name as people read it.</summary>
    public required Bilingual Label { get; init; }

    /// <summary>The rule; the sum where nothing is said.</summary>
    public Aggregate Aggregate { get; init; } = Aggregate.Sum;
}

/// <summary>The sections and lines for the people in some positions.</summary>
public sealed record PlanTemplate
{
    /// <summary>The positions it is for, compared without regard to case; empty means every position that no other template names.</summary>
    public IReadOnlyList<string> Positions { get; init; } = [];

    /// <summary>The sections; weights sum to 100.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }
}

/// <summary>The totals of results that a person may approve together without opening each: see <see cref="ProgrammeDefinition.TargetBand"/>.</summary>
/// <param name="From">The least total, inclusive.</param>
/// <param name="To">The greatest total, inclusive.</param>
public sealed record TargetBand(decimal From, decimal To)
{
    /// <summary>Whether a total lies inside.</summary>
    public bool Holds(decimal total) => total >= From && total <= To;
}

/// <summary>What a programme says: the reusable definition of a review process. Never changed; a change is a new version.</summary>
public sealed record ProgrammeDefinition
{
    /// <summary>Names the programme over all its versions; lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>What people read.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The stages in order.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>The grades, best first; the last one starts at 0. There is no default: a programme has to state them.</summary>
    public required IReadOnlyList<Grade> Grades { get; init; }

    /// <summary>How much each rater group counts in rated lines, in percent; sums to 100.</summary>
    public IReadOnlyDictionary<RaterGroup, decimal> RaterWeights { get; init; } = new Dictionary<RaterGroup, decimal> { [RaterGroup.Manager] = 100m };

    /// <summary>What a line without data does: blocks the review (the default) or counts zero.</summary>
    public MissingPolicy Missing { get; init; } = MissingPolicy.Block;

    /// <summary>Results inside this band may be approved together; those outside stay to be looked at one by one. Default 60 to 100.</summary>
    public TargetBand TargetBand { get; init; } = new(60, 100);

    /// <summary>The metrics that formulas name.</summary>
    public IReadOnlyList<ProgrammeMetric> Metrics { get; init; } = [];

    /// <summary>The plan templates.</summary>
    public required IReadOnlyList<PlanTemplate> Plans { get; init; }

    /// <summary>The template for <paramref name="position"/>; null where the programme has none for it.</summary>
    public PlanTemplate? PlanFor(string position) =>
        Plans.FirstOrDefault(p => p.Positions.Contains(position, StringComparer.OrdinalIgnoreCase))
        ?? Plans.FirstOrDefault(p => p.Positions.Count == 0);

    /// <summary>What people read for a grade's name.</summary>
    public Bilingual GradeLabel(string grade) => Grades.FirstOrDefault(g => g.Name == grade)?.Label ?? Bilingual.Of(grade);

    /// <summary>The stage of <paramref name="kind"/>.</summary>
    public Stage StageOf(StageKind kind) => Stages.First(s => s.Kind == kind);

    /// <summary>The index of the stage of <paramref name="kind"/>, or -1.</summary>
    public int IndexOf(StageKind kind)
    {
        for (var i = 0; i < Stages.Count; i++)
        {
            if (Stages[i].Kind == kind)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>One published version of a programme.</summary>
public sealed class Programme
{
    /// <summary>The longest key, in UTF-16 code units.</summary>
    public const int KeyMaxLength = 64;

    private Programme(ProgrammeId id, string key, int version, ProgrammeDefinition definition, DateTimeOffset publishedAt)
    {
        Id = id;
        Key = key;
        Version = version;
        Definition = definition;
        PublishedAt = publishedAt;
    }

    /// <summary>The id of this version.</summary>
    public ProgrammeId Id { get; }

    /// <summary>The same in all versions.</summary>
    public string Key { get; }

    /// <summary>1 and up.</summary>
    public int Version { get; }

    /// <summary>What it says.</summary>
    public ProgrammeDefinition Definition { get; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; }

    /// <summary>Publishes a version.</summary>
    /// <exception cref="RefusedException">The definition breaks a rule of <see cref="ProgrammeRules"/>.</exception>
    public static Programme Publish(ProgrammeDefinition definition, int version, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ProgrammeRules.Check(definition);
        return new(ProgrammeId.New(), definition.Key, version, definition, at);
    }
}
