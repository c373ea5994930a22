namespace PerfBot.Domain.Notices;

/// <summary>Identifies a <see cref="Notice"/>.</summary>
public readonly record struct NoticeId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static NoticeId New() => new(Guid.CreateVersion7());
}
