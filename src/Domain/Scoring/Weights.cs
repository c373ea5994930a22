namespace PerfBot.Domain.Scoring;

/// <summary>Percentages that add up to exactly 100.</summary>
public static class Weights
{
    /// <summary>
    /// Rounds weights that add up to 100, but for the last of ten decimals, to two decimals so that they still do.
    /// Scoring rule: largest remainder; among equal remainders the earlier one first.
    /// </summary>
    public static decimal[] Round(ReadOnlySpan<decimal> raw)
    {
        var rounded = new decimal[raw.Length];
        var missing = 100m;
        for (var i = 0; i < raw.Length; i++)
        {
            rounded[i] = Math.Floor(raw[i] * 100) / 100;
            missing -= rounded[i];
        }

        if (missing <= 0)
        {
            return rounded;
        }

        Span<int> order = raw.Length <= 64 ? stackalloc int[raw.Length] : new int[raw.Length];
        var remainders = new decimal[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            (order[i], remainders[i]) = (i, raw[i] - rounded[i]);
        }

        order.Sort((a, b) => remainders[b].CompareTo(remainders[a]) is var larger and not 0 ? larger : a.CompareTo(b));
        for (var next = 0; missing > 0 && next < order.Length; next++, missing -= 0.01m)
        {
            rounded[order[next]] += 0.01m;
        }

        return rounded;
    }

    /// <summary>Spreads what is missing to 100, or what is too much, over the weights in proportion; two decimals.</summary>
    /// <param name="weights">None below 0. Where all are 0, each gets the same.</param>
    public static decimal[] Spread(IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum();
        return Round([.. weights.Select(w => Rounding.ToTen(sum == 0 ? 100m / weights.Count : w * 100 / sum))]);
    }
}

/// <summary>Adds up weights that must come to exactly 100.</summary>
internal struct WeightSum
{
    private decimal _sum;
    private bool _anyOutOfRange;

    /// <returns>Whether the weight is from 0 to 100.</returns>
    public bool Add(decimal weight)
    {
        var isInRange = weight is >= 0 and <= 100;
        _anyOutOfRange |= !isInRange;
        _sum += isInRange ? weight : 0;
        return isInRange;
    }

    /// <summary>Null where they add up, and where one is out of range, which is refused by itself.</summary>
    public readonly WeightsNotHundred? Refused(WeightsOf of) => _anyOutOfRange || _sum == 100 ? null : new(of, _sum);
}
