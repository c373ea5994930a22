using System.Diagnostics;
using System.Globalization;
using PerfBot.Fuzz;

// formulas [--count N] [--seed S]: exit code 1 where a formula crashes, comes to a wrong state or takes too long by itself.
const int Warm = 20_000;
const int WorstMs = 10;

if (args is not ["formulas", ..] || Option("--count", 1_000_000) is not { } count || Option("--seed", 1) is not { } seed)
{
    Console.Error.WriteLine("Usage: formulas [--count N] [--seed S]");
    return 2;
}

var warm = new FormulaFuzz(unchecked(seed + 1));
for (var i = 0; i < Warm; i++)
{
    warm.Try(i);
}

var (wrong, slow, clock) = (0, 0, Stopwatch.GetTimestamp());
var fuzz = new FormulaFuzz(seed) { Times = new(count) };
var disturbed = new List<(int Number, double Ms, double Alone, bool Collected)>();
for (var i = 0; i < count; i++)
{
    var collections = GC.CollectionCount(0);
    if (fuzz.Try(i) is { } problem)
    {
        wrong++;
        Console.WriteLine(problem);
    }
    else if (Ms(fuzz.Times[^1]) is var ms and > WorstMs)
    {
        var alone = fuzz.TimeAlone(i).TotalMilliseconds;
        slow += alone > WorstMs ? 1 : 0;
        disturbed.Add((i, ms, alone, GC.CollectionCount(0) != collections));
    }
}

var slowest = fuzz.Times.IndexOf(fuzz.Times.Max());
var times = fuzz.Times.Order().ToArray();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{count} formulas of seed {seed} in {Stopwatch.GetElapsedTime(clock).TotalSeconds:F1} s: {string.Join(", ", fuzz.Outcomes.OrderBy(o => o.Key).Select(o => $"{o.Value} {o.Key}"))}"));
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"time to read and compute one: median {Ms(At(0.5)) * 1000:F1} µs, 99% {Ms(At(0.99)) * 1000:F0} µs, 99.99% {Ms(At(0.9999)) * 1000:F0} µs, longest {Ms(times[^1]):F2} ms (formula {slowest}; alone {fuzz.TimeAlone(slowest).TotalMilliseconds:F2} ms)"));
foreach (var (number, ms, alone, collected) in disturbed)
{
    var cause = alone > WorstMs ? "too slow by itself" : collected ? "a garbage collection fell into it" : "the machine was busy";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"formula {number} took {ms:F1} ms, and {alone:F2} ms alone: {cause}"));
}

Console.WriteLine($"{wrong} wrong, {slow} longer than {WorstMs} ms by themselves");
return wrong + slow == 0 ? 0 : 1;

long At(double share) => times[(int)(share * (times.Length - 1))];

static double Ms(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;

int? Option(string name, int standard)
{
    var at = Array.IndexOf(args, name);
    return at < 0 ? standard : at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
}
