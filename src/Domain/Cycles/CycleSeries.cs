using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Cycles;

/// <summary>There is no such series, or it is not for this person to change; the two look alike on purpose.</summary>
public sealed record SeriesNotFound : Refusal;

/// <summary>A series begins 0 to <paramref name="Most"/> working days after each period; <paramref name="Came"/> was asked for.</summary>
public sealed record SeriesDaysInvalid(int Most, string Came) : Refusal;

/// <summary>Cycles of one programme that come back every period: started by themselves, or proposed to HR. For each position another length and other weights: a series each.</summary>
public sealed class CycleSeries
{
    /// <summary>The most working days after the period.</summary>
    public const int MostDays = 60;

    private CycleSeries(Guid id, string programmeKey, PeriodKind length, EmployeeId createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        ProgrammeKey = programmeKey;
        Length = length;
        CreatedBy = createdBy;
        CreatedAt = createdAt;
    }

    /// <summary>The id.</summary>
    public Guid Id { get; }

    /// <summary>The programme; its newest version when a cycle starts.</summary>
    public string ProgrammeKey { get; }

    /// <summary>How long each period is; never <see cref="PeriodKind.Custom"/>.</summary>
    public PeriodKind Length { get; }

    /// <summary>The HR person in whose name cycles start, within the rights of that day.</summary>
    public EmployeeId CreatedBy { get; }

    /// <summary>When it was set up.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Whom the cycles are for.</summary>
    public CycleAudience Audience { get; private set; } = CycleAudience.Everybody;

    /// <summary>How many working days after the end of a period its cycle begins; 0 is the first working day.</summary>
    public int DaysAfter { get; private set; }

    /// <summary>Whether cycles start by themselves; otherwise they are proposed to HR.</summary>
    public bool StartsByItself { get; private set; }

    /// <summary>The first day of the last period that was dealt with, or that had ended when the series was set up. Each period once, whatever runs twice.</summary>
    public DateOnly LastFrom { get; private set; }

    /// <summary>When it was ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Sets a series up. The period that ended before <paramref name="today"/> is not made up for.</summary>
    /// <exception cref="RefusedException"><see cref="SeriesDaysInvalid"/>.</exception>
    public static CycleSeries SetUp(
        string programmeKey, PeriodKind length, CycleAudience audience, int daysAfter, bool startsByItself, EmployeeId by, DateOnly today, DateTimeOffset at) =>
        daysAfter is < 0 or > MostDays
            ? throw new RefusedException(new SeriesDaysInvalid(MostDays, $"{daysAfter}"))
            : new(Guid.CreateVersion7(), programmeKey, length, by, at)
            {
                Audience = audience,
                DaysAfter = daysAfter,
                StartsByItself = startsByItself,
                LastFrom = CyclePeriod.Holding(today, length).Before().From,
            };

    /// <summary>The earliest period whose time has come by <paramref name="today"/>; null where there is none. Periods that were missed while nothing ran follow one by one.</summary>
    /// <param name="today">The company's day.</param>
    /// <param name="firstDay">The first day of a period's cycle: so many working days after its end.</param>
    public CyclePeriod? DueOn(DateOnly today, Func<DateOnly, int, DateOnly> firstDay)
    {
        ArgumentNullException.ThrowIfNull(firstDay);
        var last = CyclePeriod.Holding(LastFrom, Length);
        var next = CyclePeriod.Holding(last.To, Length);
        return EndedAt is null && firstDay(next.To, DaysAfter) <= today ? next : null;
    }

    /// <summary>Notes that <paramref name="period"/> has been dealt with.</summary>
    public void Note(CyclePeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        LastFrom = period.From;
    }

    /// <summary>No more cycles.</summary>
    public void End(DateTimeOffset at) => EndedAt ??= at;
}
