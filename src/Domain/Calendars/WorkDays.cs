namespace PerfBot.Domain.Calendars;

/// <summary>Which days are worked, and how to count by them: in a region, or for one person.</summary>
public abstract class WorkDays
{
    /// <summary>Whether <paramref name="day"/> is a working day.</summary>
    public abstract bool IsWorkingDay(DateOnly day);

    /// <summary>The day <paramref name="count"/> working days after <paramref name="start"/>; 0 is the start itself, or the next working day where it is a day off.</summary>
    /// <param name="start">Any day.</param>
    /// <param name="count">0 or more working days.</param>
    public DateOnly After(DateOnly start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = start;
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    /// <summary>Working days from <paramref name="from"/> (exclusive) to <paramref name="to"/> (inclusive); negative when <paramref name="to"/> lies before.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
            {
                count++;
            }
        }

        return count;
    }
}
