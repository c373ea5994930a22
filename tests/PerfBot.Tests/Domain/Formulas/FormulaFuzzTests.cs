using PerfBot.Domain.Formulas;
using PerfBot.Domain.Scoring;
using PerfBot.Fuzz;

namespace PerfBot.Tests.Domain.Formulas;

using Engine = Func<string, Func<FormulaInput, decimal?>, FormulaFuzz.Outcome>;

/// <summary>The fuzzer of tests/Fuzz, which runs for longer by itself, and that it finds what is wrong.</summary>
public sealed class FormulaFuzzTests
{
    private const int Formulas = 2000;

    public static TheoryData<string, Engine> Planted => new()
    {
        { "missing counts as 0", (text, figure) => FormulaFuzz.Run(text, input => figure(input) ?? 0) },
        { "the period before is the period now", (text, figure) => FormulaFuzz.Run(text, input => figure(input with { Previous = false })) },
        { "not applicable is 0", (text, figure) => FormulaFuzz.Run(text, figure) is { Kind: nameof(LineState.NotApplicable) } never ? never with { Kind = nameof(LineState.Value), Number = 0 } : FormulaFuzz.Run(text, figure) },
        { "one missing metric is enough", (text, figure) => FormulaFuzz.Run(text, figure) is var outcome ? outcome with { Missing = [.. outcome.Missing.Take(1)] } : null! },
        { "minus is plus", (text, figure) => FormulaFuzz.Run(text.Replace('-', '+'), figure) },
        { "less is greater", (text, figure) => FormulaFuzz.Run(text.Replace('<', '>'), figure) },
        { "rounds to even", (text, figure) => FormulaFuzz.Run(text, figure) is { Number: { } number } outcome ? outcome with { Number = Math.Round(number, 2) } : FormulaFuzz.Run(text, figure) },
        { "reads what is no formula", (text, figure) => FormulaFuzz.Run(text.TrimEnd(')'), figure) },
        { "names another place", (text, figure) => FormulaFuzz.Run(text, figure) is { Kind: "refused" } refused ? refused with { Position = "elsewhere" } : FormulaFuzz.Run(text, figure) },
        { "crashes", (text, figure) => text.Length > 500 ? throw new InvalidOperationException() : FormulaFuzz.Run(text, figure) },
    };

    [Fact]
    public void Formulas_that_nobody_would_write_come_to_what_the_rules_say()
    {
        var fuzz = new FormulaFuzz(seed: 7);

        Assert.Empty(Enumerable.Range(0, Formulas).Select(fuzz.Try).OfType<string>());
        Assert.Equal(["Missing", "NotApplicable", "Value", "not computed", "refused"], fuzz.Outcomes.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Planted))]
    public void A_planted_error_is_found(string error, Engine engine)
    {
        var fuzz = new FormulaFuzz(seed: 7, engine);

        Assert.True(Enumerable.Range(0, Formulas).Any(i => fuzz.Try(i) is not null), error);
    }
}
