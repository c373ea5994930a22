namespace PerfBot.Domain.Scoring;

/// <summary>All that one review is scored on. Nothing else is looked at: no clock, no database.</summary>
public sealed record ScoringInput
{
    /// <summary>The first day of the cycle.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after its last one.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The readings. A metric that is not here has none.</summary>
    public IReadOnlyList<MetricSeries> Metrics { get; init; } = [];

    /// <summary>How groups of raters count. Null: no group has a weight, so that a line scored by raters is missing.</summary>
    public RaterRules? Raters { get; init; }

    /// <summary>What a missing line does. Default: it blocks.</summary>
    public MissingPolicy Missing { get; init; } = MissingPolicy.Block;

    /// <summary>The employee's assignments; their shares add up to 100.</summary>
    public required IReadOnlyList<AssignmentInput> Assignments { get; init; }

    /// <summary>From the best to the worst, which starts at 0.</summary>
    public required IReadOnlyList<Grade> Grades { get; init; }

    /// <summary>The knock-out rules. One about a line that this review does not have never fires.</summary>
    public IReadOnlyList<KnockOut> KnockOuts { get; init; } = [];

    /// <summary>The bonus that is asked for; null where none is.</summary>
    public Bonus? Bonus { get; init; }
}

/// <summary>How groups of raters count.</summary>
/// <param name="Weights">The percentage of each group, which add up to 100; a group that is not listed does not count.</param>
/// <param name="Trimmed">Whether one highest and one lowest rating are dropped from groups of <see cref="FewestToTrim"/> raters and more.</param>
/// <param name="MergedInto">For a group that is too small to show, the group it is merged with; null where none is.</param>
public sealed record RaterRules(
    IReadOnlyDictionary<RaterGroup, decimal> Weights,
    bool Trimmed = false,
    IReadOnlyDictionary<RaterGroup, RaterGroup>? MergedInto = null)
{
    /// <summary>The smallest group whose extremes are dropped.</summary>
    public const int FewestToTrim = 5;
}

/// <summary>One of the employee's assignments.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Share">Its percentage of the review, 0 to 100.</param>
/// <param name="Segments">Inside the cycle, without overlap, in any order; gaps are allowed.</param>
public sealed record AssignmentInput(string Name, decimal Share, IReadOnlyList<SegmentInput> Segments);

/// <summary>A stretch of the cycle with a plan of its own.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last one. The readings are those of the months whose first day lies in the segment.</param>
/// <param name="Plan">What is measured.</param>
/// <param name="Entries">By line id, what people entered; null where nothing was.</param>
public sealed record SegmentInput(DateOnly From, DateOnly To, ScoringPlan Plan, IReadOnlyDictionary<string, LineEntry>? Entries = null);
