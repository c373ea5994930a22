using System.Diagnostics;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;

namespace PerfBot.Fuzz;

/// <summary>Reads and computes formulas that nobody would write, and compares what the engine says with the reference.</summary>
public sealed class FormulaFuzz
{
    private static readonly decimal[] Figures =
        [0, 0, 1, -1, 2, 50, 46, 0.5m, -0.25m, 100, 3, 1e-28m, 79228162514264337593543950335m, -79228162514264337593543950335m, 1234567.89m, 28, 29];

    private readonly int _seed;
    private readonly Func<string, Func<FormulaInput, decimal?>, Outcome> _engine;

    /// <param name="seed">The same seed makes the same formulas.</param>
    /// <param name="engine">What is tried: reads the text and computes it with the figures.</param>
    public FormulaFuzz(int seed, Func<string, Func<FormulaInput, decimal?>, Outcome>? engine = null) => (_seed, _engine) = (seed, engine ?? Run);

    /// <summary>How many formulas came to each outcome.</summary>
    public Dictionary<string, int> Outcomes { get; } = [];

    /// <summary>For each formula the time to read and compute it, in ticks of <see cref="Stopwatch"/>; filled where it is not null.</summary>
    public List<long>? Times { get; init; }

    /// <summary>Tries the formula of that number, which is the same in every run with the seed.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? Try(int number)
    {
        var (text, figure) = Case(number);
        var expected = Expected(text, figure);
        Outcomes[expected.Kind] = Outcomes.GetValueOrDefault(expected.Kind) + 1;
        try
        {
            var start = Stopwatch.GetTimestamp();
            var actual = _engine(text, figure);
            Times?.Add(Stopwatch.GetTimestamp() - start);
            return actual.Position is { } problem ? Told(problem)
                : actual.Kind != expected.Kind || actual.Number != expected.Number || !actual.Missing.SequenceEqual(expected.Missing) ? Told($"is {actual}, should be {expected}")
                : null;
        }
        catch (Exception crash) when (crash is not OutOfMemoryException)
        {
            return Told($"crashed: {crash}");
        }

        string Told(string what) => $"formula {number} of seed {_seed}: {what}\n  {text}";
    }

    /// <summary>The shortest of several times to read and compute that formula with nothing else going on.</summary>
    public TimeSpan TimeAlone(int number)
    {
        var (text, figure) = Case(number);
        var best = TimeSpan.MaxValue;
        GC.Collect();
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _engine(text, figure);
            var time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
        }

        return best;
    }

    /// <summary>The engine as it is.</summary>
    public static Outcome Run(string text, Func<FormulaInput, decimal?> figure)
    {
        if (!Formula.TryParse(text, out var formula, out var refusal))
        {
            return new("refused", null, []) { Position = Misplaced(text, refusal) };
        }

        try
        {
            var outcome = formula.Evaluate(figure);
            return new($"{outcome.State}", outcome.State == Domain.Scoring.LineState.Value ? outcome.Number : null, outcome.MissingMetrics);
        }
        catch (RefusedException refused) when (refused.Refusal is FormulaRefused { Fault: FormulaFault.Overflow or FormulaFault.DigitsOutOfRange })
        {
            return new("not computed", null, []);
        }
    }

    // A refusal names a place in the text and quotes what stands there.
    private static string? Misplaced(string text, FormulaRefused refusal)
    {
        var at = refusal.Position - 1;
        return at >= 0 && at + refusal.Found.Length <= text.Length && text.AsSpan(at, refusal.Found.Length).SequenceEqual(refusal.Found)
            ? null
            : $"the refusal {refusal} is about another place";
    }

    private static Outcome Expected(string text, Func<FormulaInput, decimal?> figure)
    {
        if (ReferenceParser.Parse(text) is not { } formula)
        {
            return new("refused", null, []);
        }

        try
        {
            var value = formula.Evaluate((metric, previous) => figure(new(metric, previous)));
            return new($"{value.State}", value.Number, value.Missing);
        }
        catch (OverflowException)
        {
            return new("not computed", null, []);
        }
    }

    private (string Text, Func<FormulaInput, decimal?> Figure) Case(int number)
    {
        var random = new Random(HashCode(_seed, number));
        var text = new FormulaTexts(random).Next();
        var (gaps, figures) = (random.Next(1, 12), new Dictionary<FormulaInput, decimal?>());
        return (text, input =>
        {
            if (!figures.TryGetValue(input, out var figure))
            {
                // By its name, not by the order of the questions, which the two may ask in a different one.
                var chance = new Random(HashCode(number, input.Metric.Sum(c => c) + (input.Previous ? 1 : 0)));
                figures[input] = figure = chance.Next(gaps) == 0 && gaps < 8 ? null : Figures[chance.Next(Figures.Length)];
            }

            return figure;
        }
        );
    }

    private static int HashCode(int a, int b) => unchecked((a * 486_187_739) + (b * 16_777_619));

    /// <summary>What a formula came to.</summary>
    /// <param name="Kind">Refused, not computed, or the state.</param>
    /// <param name="Number">The value, where there is one.</param>
    /// <param name="Missing">The missing metrics, in the order in which they stand.</param>
    public sealed record Outcome(string Kind, decimal? Number, IReadOnlyList<string> Missing)
    {
        /// <summary>What is wrong with the place that a refusal names; null where nothing is.</summary>
        public string? Position { get; init; }

        /// <summary>For people.</summary>
        public override string ToString() => $"{Kind} {Number} {string.Join(", ", Missing)}".TrimEnd();
    }
}
