using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Calendars;

/// <summary>Keeps the calendars that the company imports.</summary>
public sealed class CalendarShelf(ReviewDb db, CompanyClock clock)
{
    /// <summary>Saves a year in place of the one that was known, if any. Deadlines that are set already stay. False where it was saved before just so.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="NotAllowed"/> for HR of departments: calendars hold for the company; a refusal of <see cref="CalendarRules"/>.
    /// </exception>
    public async Task<bool> SaveAsync(CalendarYear year, Caller caller, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(year);
        if (caller is Caller.Human { Who.HrScope: not null })
        {
            throw new RefusedException(new NotAllowed("calendar.save"));
        }

        var now = clock.Now();
        var after = CalendarJson.Text(year);
        var saved = await db.CalendarYears.FindAsync([year.Calendar.ToUpperInvariant(), year.Year], ct); // also one of this turn
        var before = saved is null ? null : CalendarJson.Text(saved.Definition);
        if (before == after)
        {
            return false;
        }

        if (saved is null)
        {
            db.CalendarYears.Add(SavedCalendarYear.Save(year, caller.Actor, now));
        }
        else
        {
            saved.Change(year, caller.Actor, now);
        }

        db.Audit(caller, now, "calendar.saved", $"calendar:{year.Calendar.ToUpperInvariant()}:{year.Year}", new { before, after });
        return true;
    }
}
