namespace PerfBot.Benchmarks;

/// <summary>The least that scoring can cost in exact decimals: whole numbers in arrays, one loop, no explanation, no checks, no rounding of a line.</summary>
internal sealed class FlatLoop(int people, bool rated)
{
    private const int Indicators = 10;
    private const int Raters = 8;
    private const int Questions = 12;

    private static readonly int[] GroupOf = [0, 1, 1, 1, 1, 2, 2, 2];

    private readonly int[] _planned = new int[people * Indicators];
    private readonly int[] _done = new int[people * Indicators];
    private readonly byte[] _answers = new byte[rated ? people * Raters * Questions : 0];

    public void Set(int person, int indicator, int planned, int done) =>
        (_planned[(person * Indicators) + indicator], _done[(person * Indicators) + indicator]) = (planned, done);

    public void Answer(int person, int rater, int question, int answer) =>
        _answers[(((person * Raters) + rater) * Questions) + question] = (byte)answer;

    /// <summary>The sum of the totals of the people in <paramref name="range"/>.</summary>
    public decimal Sum(Range range)
    {
        var (first, count) = range.GetOffsetAndLength(people);
        var sum = 0m;
        for (var person = first; person < first + count; person++)
        {
            sum += Total(person);
        }

        return sum;
    }

    private decimal Total(int person)
    {
        var kpi = 0m;
        for (var i = person * Indicators; i < (person + 1) * Indicators; i++)
        {
            kpi += Math.Min((decimal)_done[i] / _planned[i], 1.5m) * 10;
        }

        return Math.Round(rated ? (0.6m * kpi) + (8 * Rating(person)) : kpi, 2, MidpointRounding.AwayFromZero);
    }

    private decimal Rating(int person)
    {
        Span<decimal> sums = stackalloc decimal[3];
        for (var rater = 0; rater < Raters; rater++)
        {
            var sum = 0m;
            var start = ((person * Raters) + rater) * Questions;
            for (var q = start; q < start + Questions; q++)
            {
                sum += _answers[q];
            }

            sums[GroupOf[rater]] += sum / Questions;
        }

        return (0.5m * sums[0]) + (0.3m * sums[1] / 4) + (0.2m * sums[2] / 3);
    }
}
