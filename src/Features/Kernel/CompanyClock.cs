using Microsoft.Extensions.Options;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.People;

namespace PerfBot.Features.Kernel;

/// <summary>The time, and what day it is for whom.</summary>
public sealed class CompanyClock(TimeProvider time, IOptions<CompanyOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>Now, in whole microseconds: finer ones do not come back from every database.</summary>
    public DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>The company's present day.</summary>
    public DateOnly Today() => DayIn(_zone);

    /// <summary>The present day where <paramref name="person"/> is.</summary>
    public DateOnly TodayOf(Person person) => DayIn(ZoneOf(person));

    /// <summary>The time on the wall where <paramref name="person"/> is.</summary>
    public DateTimeOffset LocalTimeOf(Person person) => TimeZoneInfo.ConvertTime(time.GetUtcNow(), ZoneOf(person));

    /// <summary>The hours in which people may be written to.</summary>
    public WorkingHours Hours { get; } = new(options.Value.WorkdayStart, options.Value.WorkdayEnd);

    /// <summary>Whether <paramref name="person"/> is at work now: a working day of theirs, in working hours where they are.</summary>
    public bool IsAtWork(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var local = LocalTimeOf(person);
        return person.Days.IsWorkingDay(DateOnly.FromDateTime(local.DateTime)) && Hours.Hold(local);
    }

    /// <summary>
    /// When somebody who is to act may hear of it: now where they are at work, else when they are next; now for null, and for everybody where
    /// <see cref="CompanyOptions.HoldCards"/> says so.
    /// </summary>
    public DateTimeOffset HearsAt(Person? person) =>
        person is null || !options.Value.HoldCards ? Now() : HearsAt(person, Now());

    /// <summary>When <paramref name="person"/> hears of something that happened at <paramref name="at"/>, cards held or not.</summary>
    public DateTimeOffset HearsAt(Person person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        return options.Value.HoldCards ? Hours.Next(at, ZoneOf(person), person.Days) : at;
    }

    /// <summary>The company's zone unless the person has one.</summary>
    public TimeZoneInfo ZoneOf(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : _zone;
    }

    private DateOnly DayIn(TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
}
