using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Scoring;

/// <summary>A tier of a commission: a rate on the part of an amount that lies from here up to the next tier.</summary>
/// <param name="From">Where the tier begins: not below 0.</param>
/// <param name="Percent">Its rate: not below 0.</param>
public sealed record CommissionTier(decimal From, decimal Percent);

/// <summary>A commission's tiers do not begin at rising amounts.</summary>
public sealed record TiersNotRising(decimal From) : Refusal;

/// <summary>A commission over an amount metric, such as sales.</summary>
public static class Commission
{
    /// <summary>Scoring rule: each tier's rate on the part of the amount inside that tier, rounded to cents once at the end.</summary>
    /// <param name="amount">What was sold; below 0 earns nothing and costs nothing.</param>
    /// <param name="tiers">By rising <see cref="CommissionTier.From"/>. What lies under the first one earns nothing.</param>
    /// <exception cref="RefusedException"><see cref="TiersNotRising"/>, <see cref="AmountBelowZero"/> or <see cref="NumberTooLarge"/>.</exception>
    public static decimal For(decimal amount, IReadOnlyList<CommissionTier> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        try
        {
            var hundredfold = 0m;
            for (var i = 0; i < tiers.Count; i++)
            {
                var next = i + 1 < tiers.Count ? tiers[i + 1].From : decimal.MaxValue;
                Check(tiers[i], next);
                hundredfold += Math.Max(0, Math.Min(amount, next) - tiers[i].From) * tiers[i].Percent;
            }

            return Rounding.ToCents(hundredfold / 100);
        }
        catch (OverflowException)
        {
            throw new RefusedException(new NumberTooLarge());
        }
    }

    private static void Check(CommissionTier tier, decimal next)
    {
        if (Math.Min(tier.From, tier.Percent) is < 0 and var below)
        {
            throw new RefusedException(new AmountBelowZero(below));
        }

        if (next <= tier.From)
        {
            throw new RefusedException(new TiersNotRising(next));
        }
    }
}
