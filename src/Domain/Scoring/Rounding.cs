namespace PerfBot.Domain.Scoring;

/// <summary>The two roundings of scoring, both away from zero at the midpoint. Scoring rule: points, contributions, totals and money have two decimals; a quotient has ten.</summary>
internal static class Rounding
{
    /// <summary>To two decimals: 四舍五入.</summary>
    public static decimal ToCents(decimal value) => To(value, 2);

    /// <summary>To ten decimals: an actual, the points before cap and floor, and a raw weight, and nothing else.</summary>
    public static decimal ToTen(decimal value) => To(value, 10);

    // Most figures have few decimals, and rounding a decimal costs as much as dividing it.
    private static decimal To(decimal value, byte decimals) =>
        value.Scale <= decimals ? value : Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
