namespace PerfBot.Features.Kernel;

/// <summary>What runs by itself, how it last ended, and when it is due. The host's scheduler keeps it.</summary>
public interface IJobBook
{
    /// <summary>Every job, in the order of the schedule.</summary>
    Task<IReadOnlyList<JobRecord>> ReadAsync(CancellationToken ct);
}

/// <summary>A job that runs by itself.</summary>
/// <param name="Name">Its name in the schedule.</param>
/// <param name="LastAt">When it last began; null when it never did.</param>
/// <param name="EndedWell">Whether that run did its work; null when there was none.</param>
/// <param name="Took">How long it took.</param>
/// <param name="FailuresInARow">How many runs have failed since the last good one.</param>
/// <param name="Node">The node that ran it.</param>
/// <param name="LastFailure">What the last failed run died of, in the words of the program; for whoever looks after the machines.</param>
/// <param name="DueAt">When it runs next; null when it is not scheduled.</param>
public sealed record JobRecord(
    string Name, DateTimeOffset? LastAt, bool? EndedWell, TimeSpan? Took, int FailuresInARow, string? Node, string? LastFailure, DateTimeOffset? DueAt);
