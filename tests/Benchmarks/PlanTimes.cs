using System.Diagnostics;
using System.Globalization;

namespace PerfBot.Benchmarks;

/// <summary><c>plans COUNT ROUNDS</c>: how long the engine takes for so many reviews, on one thread and on all, beside the plain loop over the same figures.</summary>
internal static class PlanTimes
{
    public static void Run(int count, int rounds)
    {
        foreach (var (name, rated, months) in new[] { ("10 lines", false, 1), ("10 lines, 3 months", false, 3), ("10 lines + 8 raters x 12", true, 1) })
        {
            var load = ScoringLoad.Of(count, rated, months);
            Agree(load);
            var flat = Time($"{name}: plain loop", rounds, count, () => load.Flat.Sum(..));
            var one = Time($"{name}: engine, 1 thread", rounds, count, () => ScoringLoad.ScoreAll(load.Inputs));
            var all = Time($"{name}: engine, {Environment.ProcessorCount} threads", rounds, count, () => Parallel(load));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {one / flat:F2} and {all / flat:F2} times the plain loop"));
        }
    }

    // Else the two could be of different sizes: a line is rounded to a cent in the engine, and only the total in the loop.
    private static void Agree(ScoringLoad load)
    {
        var (engine, flat) = (ScoringLoad.ScoreAll(load.Inputs), load.Flat.Sum(..));
        if (Math.Abs(engine - flat) > 0.06m * load.Inputs.Length)
        {
            throw new InvalidOperationException($"The engine adds up to {engine}, the plain loop to {flat}.");
        }
    }

    private static decimal Parallel(ScoringLoad load)
    {
        var parts = new decimal[Environment.ProcessorCount];
        System.Threading.Tasks.Parallel.For(0, parts.Length, part =>
            parts[part] = ScoringLoad.ScoreAll(load.Inputs.AsSpan()[(load.Inputs.Length * part / parts.Length)..(load.Inputs.Length * (part + 1) / parts.Length)]));
        return parts.Sum();
    }

    /// <returns>The median, in milliseconds.</returns>
    private static double Time(string name, int rounds, int count, Func<decimal> work)
    {
        for (var i = 0; i < 3; i++)
        {
            work(); // until the compiler has done its best
        }

        var times = new double[rounds];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / rounds / count;
        Array.Sort(times);
        var median = times[rounds / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-45} median {median,8:F1} ms  min {times[0],8:F1}  max {times[^1],8:F1}  {median * 1000 / count,7:F2} µs and {allocated,6} B each"));
        return median;
    }
}
