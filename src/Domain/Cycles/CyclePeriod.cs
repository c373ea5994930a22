using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Cycles;

/// <summary>How long a cycle's period is.</summary>
public enum PeriodKind
{
    /// <summary>One calendar month.</summary>
    Month,

    /// <summary>Three months from January, April, July or October.</summary>
    Quarter,

    /// <summary>Six months from January or July.</summary>
    HalfYear,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>Whole months, anything else.</summary>
    Custom,
}

/// <summary>The period has no month in it, or does not begin and end with a month.</summary>
public sealed record PeriodInvalid(DateOnly From, DateOnly To) : Refusal;

/// <summary>The time a cycle looks at, in whole months.</summary>
/// <param name="From">The first day, inclusive: the first of a month.</param>
/// <param name="To">The end, exclusive: the first of a later month.</param>
public sealed record CyclePeriod(DateOnly From, DateOnly To)
{
    /// <summary>A checked period.</summary>
    /// <exception cref="RefusedException"><see cref="PeriodInvalid"/>.</exception>
    public static CyclePeriod Of(DateOnly from, DateOnly to) => from.Day == 1 && to.Day == 1 && from < to
        ? new(from, to)
        : throw new RefusedException(new PeriodInvalid(from, to));

    /// <summary>The period of <paramref name="kind"/> that holds <paramref name="day"/>.</summary>
    public static CyclePeriod Holding(DateOnly day, PeriodKind kind)
    {
        var months = kind switch
        {
            PeriodKind.Month => 1,
            PeriodKind.Quarter => 3,
            PeriodKind.HalfYear => 6,
            PeriodKind.Year => 12,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A custom period has no length of its own."),
        };
        var from = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return new(from, from.AddMonths(months));
    }

    /// <summary>The period of the same length just before.</summary>
    public CyclePeriod Before() => new(From.AddMonths(-Months), From);

    /// <summary>How many months it has; at least 1.</summary>
    public int Months => ((To.Year - From.Year) * 12) + To.Month - From.Month;

    /// <summary>What people call a period like this.</summary>
    public PeriodKind Kind => Months switch
    {
        1 => PeriodKind.Month,
        3 when From.Month % 3 == 1 => PeriodKind.Quarter,
        6 when From.Month % 6 == 1 => PeriodKind.HalfYear,
        12 when From.Month == 1 => PeriodKind.Year,
        _ => PeriodKind.Custom,
    };
}
