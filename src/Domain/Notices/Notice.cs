using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Notices;

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Goes out by itself on its day.</summary>
    Scheduled,

    /// <summary>Out, or on its way.</summary>
    Released,

    /// <summary>Taken back: everybody's card says so.</summary>
    Recalled,

    /// <summary>Given up before it went out.</summary>
    Discarded,
}

/// <summary>What can happen to a notice.</summary>
public enum NoticeStep
{
    /// <summary>HR sets a day.</summary>
    Schedule,

    /// <summary>HR takes the day back.</summary>
    Unschedule,

    /// <summary>HR sends it, or its day has come.</summary>
    Release,

    /// <summary>HR takes it back.</summary>
    Recall,

    /// <summary>HR gives it up.</summary>
    Discard,
}

/// <summary>There is no such notice, or it is not for this person; the two look alike on purpose.</summary>
public sealed record NoticeNotFound : Refusal;

/// <summary>Nobody would get the notice.</summary>
public sealed record NobodyToNotify : Refusal;

/// <summary>The day and time of a schedule cannot be read, or lie in the past everywhere.</summary>
public sealed record ScheduleUnreadable(string Came) : Refusal;

/// <summary>A notice (通知) from HR to many people.</summary>
/// <remarks>
/// Who gets it is written down in steps, after it was released: <see cref="Targeted"/> grows with the lines of the ledger, in the
/// same transaction, so that at every instant the ledger adds up.
/// </remarks>
public sealed class Notice
{
    /// <summary>The states and steps of a notice.</summary>
    public static readonly Transitions<NoticeState, NoticeStep> Steps = new(
        (NoticeState.Draft, NoticeStep.Schedule, NoticeState.Scheduled),
        (NoticeState.Scheduled, NoticeStep.Unschedule, NoticeState.Draft),
        (NoticeState.Draft, NoticeStep.Release, NoticeState.Released),
        (NoticeState.Scheduled, NoticeStep.Release, NoticeState.Released),
        (NoticeState.Released, NoticeStep.Recall, NoticeState.Recalled),
        (NoticeState.Draft, NoticeStep.Discard, NoticeState.Discarded));

    /// <summary>The place on earth where a day begins first.</summary>
    private static readonly TimeSpan Easternmost = TimeSpan.FromHours(14);

    private Notice(NoticeId id, EmployeeId by, DateTimeOffset createdAt)
    {
        Id = id;
        By = by;
        CreatedAt = createdAt;
    }

    /// <summary>The id.</summary>
    public NoticeId Id { get; }

    /// <summary>The HR person whose notice it is; it reaches nobody outside their scope.</summary>
    public EmployeeId By { get; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>What it says.</summary>
    public NoticeContent Content { get; private set; } = NoticeContent.Empty;

    /// <summary>Who gets it.</summary>
    public NoticeAudience Audience { get; private set; } = NoticeAudience.Nobody;

    /// <summary>Where it stands.</summary>
    public NoticeState State { get; private set; }

    /// <summary>The day it goes out, where each reader is; null for at once.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>The time on the wall of each reader; null for at once.</summary>
    public TimeOnly? Time { get; private set; }

    /// <summary>When that time comes to the first place on earth; null for at once. From then on the list of readers is written.</summary>
    public DateTimeOffset? BeginsAt { get; private set; }

    /// <summary>When it was released; null before.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>How many people stand in the ledger.</summary>
    public int Targeted { get; private set; }

    /// <summary>How far the ledger is written: the number (工号) of the last person; null before the first.</summary>
    public string? SpreadTo { get; private set; }

    /// <summary>Whether everybody who gets it stands in the ledger.</summary>
    public bool IsSpread { get; private set; }

    /// <summary>Counts what it said: 1 at first, one more with each replacement and with the recall.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The revision that all cards in chats show or are about to show.</summary>
    public int Settled { get; private set; } = 1;

    /// <summary>When readers were last reminded; null before.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>How far the reminding is: the ledger line after which it goes on; null when it is not going on.</summary>
    public long? RemindsAfter { get; private set; }

    /// <summary>Grows with every change; of two at once one is refused.</summary>
    public int Version { get; private set; }

    /// <summary>Begins a notice.</summary>
    public static Notice Begin(NoticeId id, EmployeeId by, DateTimeOffset at) => new(id, by, at);

    /// <summary>Says something else: while it is written, or to people who have it already.</summary>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>, when it was recalled or discarded.</exception>
    public void Say(NoticeContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (State is NoticeState.Recalled or NoticeState.Discarded)
        {
            throw new RefusedException(new StepNotAllowed(State.ToString(), nameof(Say)));
        }

        Content = content;
        Revision += State == NoticeState.Released ? 1 : 0;
        Version++;
    }

    /// <summary>Chooses who gets it, and when.</summary>
    /// <param name="audience">Who.</param>
    /// <param name="day">The day where each reader is; null for at once.</param>
    /// <param name="time">The time on their wall; null for at once.</param>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>, when it is no draft any more.</exception>
    public void Address(NoticeAudience audience, DateOnly? day, TimeOnly? time)
    {
        if (State != NoticeState.Draft)
        {
            throw new RefusedException(new StepNotAllowed(State.ToString(), nameof(Address)));
        }

        (Audience, Day, Time) = (audience, day, time);
        BeginsAt = day is { } d && time is { } t ? new DateTimeOffset(d.ToDateTime(t), Easternmost).ToUniversalTime() : null;
        Version++;
    }

    /// <summary>Lets it go: now, or on its day.</summary>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>.</exception>
    public void Release(DateTimeOffset now)
    {
        var waits = State == NoticeState.Draft && BeginsAt > now;
        State = Steps.Next(State, waits ? NoticeStep.Schedule : NoticeStep.Release);
        ReleasedAt = waits ? null : now;
        Version++;
    }

    /// <summary>Takes the day back; it is a draft again.</summary>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>.</exception>
    public void Unschedule() => Go(NoticeStep.Unschedule);

    /// <summary>Gives it up before it went out.</summary>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>.</exception>
    public void Discard() => Go(NoticeStep.Discard);

    /// <summary>Takes it back from everybody. Nobody else gets it.</summary>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>.</exception>
    public void Recall()
    {
        Go(NoticeStep.Recall);
        IsSpread = true;
        Revision++;
    }

    /// <summary>So many more people stand in the ledger.</summary>
    /// <param name="people">How many.</param>
    /// <param name="last">The number of the last one; null when there were none.</param>
    /// <param name="isAll">Whether nobody is missing.</param>
    public void Spread(int people, string? last, bool isAll)
    {
        Targeted += people;
        SpreadTo = last ?? SpreadTo;
        IsSpread = isAll;
        Version++;
    }

    /// <summary>Every card shows <paramref name="revision"/> or is about to.</summary>
    public void Settle(int revision)
    {
        Settled = revision;
        Version++;
    }

    /// <summary>Readers who have not confirmed are to be reminded.</summary>
    /// <returns>False when they were within <paramref name="pause"/>.</returns>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>, when it is not out.</exception>
    public bool Remind(DateTimeOffset now, TimeSpan pause)
    {
        if (State != NoticeState.Released)
        {
            throw new RefusedException(new StepNotAllowed(State.ToString(), nameof(Remind)));
        }

        if (RemindedAt + pause > now)
        {
            return false;
        }

        (RemindedAt, RemindsAfter) = (now, 0);
        Version++;
        return true;
    }

    /// <summary>The reminding has come to the ledger line <paramref name="last"/>; null ends it.</summary>
    public void Reminded(long? last)
    {
        RemindsAfter = last;
        Version++;
    }

    /// <summary>When somebody in <paramref name="zone"/> gets it: at the time on their wall, or now where that is past.</summary>
    public DateTimeOffset DueIn(TimeZoneInfo zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (Day is not { } day || Time is not { } time)
        {
            return now;
        }

        var wall = day.ToDateTime(time);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15); // the clock was put forward over it
        }

        var due = new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
        return due > now ? due : now;
    }

    private void Go(NoticeStep step)
    {
        State = Steps.Next(State, step);
        Version++;
    }
}
