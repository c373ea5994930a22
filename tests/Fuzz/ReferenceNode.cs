using PerfBot.Domain.Scoring;

namespace PerfBot.Fuzz;

/// <summary>A part of a formula as the reference reads it: what is done, with which metric or number, to which parts.</summary>
public sealed record ReferenceNode(string What, string? Metric, IReadOnlyList<ReferenceNode> Parts, decimal Number = 0)
{
    /// <summary>What the formula comes to, as the rules say it.</summary>
    /// <exception cref="OverflowException">A number is too large, or <c>round</c> is asked for decimals that there are not.</exception>
    public ReferenceValue Evaluate(Func<string, bool, decimal?> figure)
    {
        switch (What)
        {
            case "number":
                return new(Number);
            case "now":
                return figure(Metric!, false) is { } now ? new(now) : new(null, [Metric!]);
            case "before":
                return figure(Metric!, true) is { } before ? new(before) : new(null);
            case "if":
                var asked = Parts[0].Evaluate(figure);
                return asked.Number is { } answer ? Parts[answer == 0 ? 2 : 1].Evaluate(figure) : asked;
            default:
                return Together(Parts.Select(p => p.Evaluate(figure)).ToList());
        }
    }

    private ReferenceValue Together(List<ReferenceValue> values)
    {
        // As far as all have a value: what is too large is refused, though a later value may be missing.
        var known = values.TakeWhile(v => v.Number is not null).Select(v => v.Number!.Value).ToList();
        if (What == "sum" || What == "avg")
        {
            known = [known.Aggregate(0m, (a, b) => a + b)];
        }

        if (values.Any(v => v.Missing.Count > 0))
        {
            return new(null, [.. values.SelectMany(v => v.Missing).Distinct()]);
        }

        return values.Any(v => v.Number is null) || (What is "/" or "÷" && known[1] == 0) ? new(null) : new(Of(known, values.Count));
    }

    private decimal Of(List<decimal> v, int count) => What switch
    {
        "+" => v[0] + v[1],
        "-" => v[0] - v[1],
        "*" or "×" => v[0] * v[1],
        "/" or "÷" => v[0] / v[1],
        "=" => v[0] == v[1] ? 1 : 0,
        "<>" => v[0] == v[1] ? 0 : 1,
        "<" => v[0] < v[1] ? 1 : 0,
        "<=" => v[0] > v[1] ? 0 : 1,
        ">" => v[0] > v[1] ? 1 : 0,
        ">=" => v[0] < v[1] ? 0 : 1,
        "minus" => -v[0],
        "sum" => v[0],
        "avg" => v[0] / count,
        "min" => v.Min(),
        "max" => v.Max(),
        "abs" => v[0] < 0 ? -v[0] : v[0],
        "round" => Math.Round(v[0], v.Count == 1 ? 2 : Digits(v[1]), MidpointRounding.AwayFromZero),
        _ => throw new InvalidOperationException(What),
    };

    private static int Digits(decimal wanted) => wanted % 1 == 0 && wanted is >= 0 and <= 28 ? (int)wanted : throw new OverflowException();
}

/// <summary>A number; or none, because metrics are missing; or none, because there can be none.</summary>
public readonly record struct ReferenceValue(decimal? Number, IReadOnlyList<string> Missing)
{
    public ReferenceValue(decimal? number)
        : this(number, [])
    {
    }

    public LineState State => Number is not null ? LineState.Value : Missing.Count > 0 ? LineState.Missing : LineState.NotApplicable;
}
