namespace PerfBot.Domain.Calendars;

/// <summary>The hours of a working day in which people may be written to.</summary>
/// <param name="From">The first hour on the wall, 0 to 23.</param>
/// <param name="To">The hour at which the day ends, exclusive; later than <paramref name="From"/>, at most 24.</param>
public sealed record WorkingHours(int From, int To)
{
    /// <summary>Whether the wall shows a working hour; the day is not looked at.</summary>
    public bool Hold(DateTimeOffset local) => local.Hour >= From && local.Hour < To;

    /// <summary>The first moment at or after <paramref name="at"/> that lies in the working hours of a working day.</summary>
    /// <param name="at">Any instant.</param>
    /// <param name="zone">Where the person is.</param>
    /// <param name="days">The days that the person works.</param>
    public DateTimeOffset Next(DateTimeOffset at, TimeZoneInfo zone, WorkDays days)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(days);
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var today = DateOnly.FromDateTime(local.DateTime);
        if (days.IsWorkingDay(today) && Hold(local))
        {
            return at;
        }

        return Begin(days.After(days.IsWorkingDay(today) && local.Hour < From ? today : today.AddDays(1), 0), zone);
    }

    /// <summary>When the working hours of <paramref name="day"/> begin. Where the clocks skip that hour, an hour later; where they show it twice, the first time.</summary>
    private DateTimeOffset Begin(DateOnly day, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(new TimeOnly(From, 0));
        if (zone.IsInvalidTime(wall))
        {
            wall = wall.AddHours(1);
        }

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
