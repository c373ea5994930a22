using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Results;

/// <summary>Identifies one version of a result.</summary>
public readonly record struct ResultId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static ResultId New() => new(Guid.CreateVersion7());
}

/// <summary>Points with at most two decimals; stored as whole hundredths in every database.</summary>
public readonly record struct Points(decimal Value);

/// <summary>There is no result to show yet.</summary>
public sealed record ResultNotOpen : Refusal;

/// <summary>A versioned outcome of a review. Nothing rewrites a version.</summary>
public sealed class Result
{
    /// <summary>The longest grade name, in UTF-16 code units.</summary>
    public const int GradeMaxLength = 40;

    private Result(ResultId id, ReviewId review, EmployeeId employee, int version, Score score, EmployeeId openedBy, DateTimeOffset openedAt)
    {
        Id = id;
        Review = review;
        Employee = employee;
        Version = version;
        Score = score;
        OpenedBy = openedBy;
        OpenedAt = openedAt;
    }

    /// <summary>The id.</summary>
    public ResultId Id { get; }

    /// <summary>The review.</summary>
    public ReviewId Review { get; }

    /// <summary>The subject.</summary>
    public EmployeeId Employee { get; }

    /// <summary>1 for the one opened first.</summary>
    public int Version { get; }

    /// <summary>The total; null when the plan could not be rated.</summary>
    public Points? Total { get; private set; }

    /// <summary>The grade; null when the plan could not be rated.</summary>
    public string? Grade { get; private set; }

    /// <summary>The whole score with its explanation, as it was when the result opened.</summary>
    public Score Score { get; }

    /// <summary>Who opened it.</summary>
    public EmployeeId OpenedBy { get; }

    /// <summary>When.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>When the subject confirmed having read it; null until then.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Opens version 1 of a review's result.</summary>
    public static Result Open(Review review, Score score, EmployeeId by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(score);
        return new(ResultId.New(), review.Id, review.Employee, 1, score, by, at)
        {
            Total = score.Total is { } total ? new Points(total) : null,
            Grade = score.Grade,
        };
    }

    /// <summary>The subject has read it; a second time changes nothing.</summary>
    public void Acknowledge(DateTimeOffset at) => AcknowledgedAt ??= at;
}
