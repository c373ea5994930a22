using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Formulas;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("0.5", "0.5")]
    [InlineData("90%", "0.9")]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("8 / 2 / 2", "2")]
    [InlineData("8 - 3 - 2", "3")]
    [InlineData("6 × 4 ÷ 3", "8")]
    [InlineData("-2 * 3", "-6")]
    [InlineData("2 * -3", "-6")]
    [InlineData("--2", "2")]
    [InlineData("10 - -2", "12")]
    [InlineData("1 + 1 = 2", "1")]
    [InlineData("1 <> 1", "0")]
    [InlineData("2 < 3", "1")]
    [InlineData("3 <= 3", "1")]
    [InlineData("2 > 3", "0")]
    [InlineData("(2 >= 3) + 5", "5")]
    [InlineData("sum(1, 2, 3.5)", "6.5")]
    [InlineData("avg(1, 2, 6)", "3")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(3, 1, 2)", "3")]
    [InlineData("abs(2 - 5)", "3")]
    [InlineData("round(2.345)", "2.35")]
    [InlineData("round(-2.345)", "-2.35")]
    [InlineData("round(2.5, 0)", "3")]
    [InlineData("if(1 > 2, 10, 20)", "20")]
    [InlineData("if(0.1, 10, 20)", "10")]
    [InlineData("prev(5)", "5")]
    public void A_formula_without_metrics_is_arithmetic(string text, string value) => Assert.Equal(
        decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
        Formula.Parse(text).Evaluate([]).Number);

    [Fact]
    public void Metrics_are_called_in_Chinese_in_brackets_and_from_beyond_the_basic_plane()
    {
        var formula = Formula.Parse("已解决工单 / 总工单 + [2026 (新) 客户] + 𠮷_1 + 已解决工单");

        Assert.Equal(["已解决工单", "总工单", "2026 (新) 客户", "𠮷_1"], formula.Metrics);
        Assert.Equal(4, formula.Inputs.Count);
        Assert.Equal(0.5m + 7 + 9 + 2, formula.Evaluate(Figures(("已解决工单", 2), ("总工单", 4), ("2026 (新) 客户", 7), ("𠮷_1", 9))).Number);
    }

    [Fact]
    public void A_name_of_a_function_is_a_metric_where_nothing_is_called() =>
        Assert.Equal(["sum", "if"], Formula.Parse("sum + [if]").Metrics);

    [Fact]
    public void The_span_before_is_an_input_of_its_own()
    {
        var formula = Formula.Parse("(prev(费用) - 费用) / prev(费用)");

        Assert.Equal([new FormulaInput("费用", true), new FormulaInput("费用", false)], formula.Inputs);
        Assert.Equal(["费用"], formula.Metrics);
        Assert.Equal(0.25m, formula.Evaluate([400m, 300m]).Number);
    }

    [Fact]
    public void Prev_reaches_every_metric_inside_it() => Assert.Equal(
        [new FormulaInput("a", true), new FormulaInput("b", true), new FormulaInput("a", false)],
        Formula.Parse("prev(if(a > 1, b, a)) + a").Inputs);

    [Fact]
    public void Missing_metrics_are_all_named_once()
    {
        var outcome = Formula.Parse("a / b + sum(c, a)").Evaluate(Figures(("c", 1)));

        Assert.Equal(LineState.Missing, outcome.State);
        Assert.Equal(["a", "b"], outcome.MissingMetrics);
    }

    [Fact]
    public void A_denominator_of_zero_is_not_applicable_and_named_as_written()
    {
        var outcome = Formula.Parse("a / ( b - 2 )").Evaluate(Figures(("a", 1), ("b", 2)));

        Assert.Equal(LineState.NotApplicable, outcome.State);
        Assert.Equal(new NotApplicableReason.ZeroDenominator("( b - 2 )"), outcome.NotApplicable);
    }

    [Fact]
    public void No_readings_in_the_span_before_is_not_applicable()
    {
        var outcome = Formula.Parse("(prev(费用) - 费用) / prev(费用)").Evaluate([null, 300m]);

        Assert.Equal(new NotApplicableReason.NoEarlierReadings("费用"), outcome.NotApplicable);
        Assert.Empty(outcome.MissingMetrics);
    }

    [Theory]
    [InlineData("1 / 0 + a")]
    [InlineData("a + 1 / 0")]
    [InlineData("a / 0")]
    [InlineData("prev(b) + a")]
    [InlineData("max(1 / 0, a)")]
    public void Missing_outranks_not_applicable(string text) =>
        Assert.Equal(LineState.Missing, Formula.Parse(text).Evaluate(_ => null).State);

    [Theory]
    [InlineData("if(1, 5, a)")]
    [InlineData("if(0, 1 / 0, 5)")]
    [InlineData("if(b = 0, 5, a / b)")]
    public void If_looks_only_at_the_branch_that_it_takes(string text) =>
        Assert.Equal(5, Formula.Parse(text).Evaluate(Figures(("b", 0))).Number);

    [Fact]
    public void If_without_a_condition_has_no_value() =>
        Assert.Equal(["a"], Formula.Parse("if(a, 1, 2)").Evaluate(Figures()).MissingMetrics);

    [Fact]
    public void The_mean_of_nothing_stays_apart_from_zero() =>
        Assert.Equal(LineState.Value, Formula.Parse("a * 0").Evaluate(Figures(("a", 0))).State);

    [Theory]
    [InlineData("", FormulaFault.Empty, 1, "")]
    [InlineData("   ", FormulaFault.Empty, 1, "")]
    [InlineData("a @ b", FormulaFault.UnknownCharacter, 3, "@")]
    [InlineData("a.Length", FormulaFault.UnknownCharacter, 2, ".")]
    [InlineData("\"a\"", FormulaFault.UnknownCharacter, 1, "\"")]
    [InlineData("a; b", FormulaFault.UnknownCharacter, 2, ";")]
    [InlineData("a + 😀", FormulaFault.UnknownCharacter, 5, "😀")]
    [InlineData("1 + [a", FormulaFault.BracketNotClosed, 5, "[a")]
    [InlineData("[ ]", FormulaFault.NameEmpty, 1, "[ ]")]
    [InlineData("2026目标 + 1", FormulaFault.NameBeginsWithDigit, 1, "2026目标")]
    [InlineData("1e5", FormulaFault.NameBeginsWithDigit, 1, "1e5")]
    [InlineData("99999999999999999999999999999999", FormulaFault.NumberTooLarge, 1, "99999999999999999999999999999999")]
    [InlineData("1 +", FormulaFault.ValueExpected, 4, "")]
    [InlineData("1 + * 2", FormulaFault.ValueExpected, 5, "*")]
    [InlineData("+1", FormulaFault.ValueExpected, 1, "+")]
    [InlineData("()", FormulaFault.ValueExpected, 2, ")")]
    [InlineData("sum(1, )", FormulaFault.ValueExpected, 8, ")")]
    [InlineData("1 2", FormulaFault.OperatorExpected, 3, "2")]
    [InlineData("(1, 2)", FormulaFault.OperatorExpected, 3, ",")]
    [InlineData("1)", FormulaFault.OperatorExpected, 2, ")")]
    [InlineData("(1 + 2", FormulaFault.ParenthesisExpected, 7, "")]
    [InlineData("pow(2, 3)", FormulaFault.UnknownFunction, 1, "pow")]
    [InlineData("SUM(2)", FormulaFault.UnknownFunction, 1, "SUM")]
    [InlineData("1 + sum()", FormulaFault.WrongNumberOfValues, 5, "sum")]
    [InlineData("abs(1, 2)", FormulaFault.WrongNumberOfValues, 1, "abs")]
    [InlineData("if(1, 2)", FormulaFault.WrongNumberOfValues, 1, "if")]
    [InlineData("round(1, 2, 3)", FormulaFault.WrongNumberOfValues, 1, "round")]
    [InlineData("prev(a + prev(b))", FormulaFault.PrevInsidePrev, 10, "prev")]
    [InlineData("1 < a < 5", FormulaFault.ComparisonOfComparison, 7, "<")]
    public void A_formula_that_cannot_be_read_is_refused_with_position_and_cause(string text, FormulaFault fault, int position, string found)
    {
        Assert.False(Formula.TryParse(text, out _, out var refusal));

        Assert.Equal(new FormulaRefused(fault, position, found), refusal);
    }

    [Fact]
    public void A_formula_has_at_most_a_thousand_characters()
    {
        Assert.True(Formula.TryParse(new string('a', 1000), out _, out _));
        Assert.False(Formula.TryParse(new string('a', 1001), out _, out var refusal));
        Assert.Equal(FormulaFault.TooLong, refusal.Fault);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("abs(", ")")]
    public void Nesting_ends_at_sixty_four(string open, string close)
    {
        Assert.True(Formula.TryParse(Nested(64), out _, out _));
        Assert.False(Formula.TryParse(Nested(65), out _, out var refusal));
        Assert.Equal(FormulaFault.TooDeep, refusal.Fault);

        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    [Fact]
    public void A_long_chain_is_not_deep() =>
        Assert.Equal(500, Formula.Parse(string.Join("+", Enumerable.Repeat("1", 500))).Evaluate([]).Number);

    [Fact]
    public void What_is_too_large_to_compute_is_refused_and_does_not_crash()
    {
        var refused = Assert.Throws<RefusedException>(() => Formula.Parse("a * a").Evaluate([decimal.MaxValue]));

        Assert.Equal(new FormulaRefused(FormulaFault.Overflow, 1, "a * a"), refused.Refusal);
    }

    [Theory]
    [InlineData("round(1, 0.5)", "0.5")]
    [InlineData("round(1, 29)", "29")]
    [InlineData("round(1, -1)", "-1")]
    public void Round_takes_whole_decimals(string text, string found)
    {
        var refused = Assert.Throws<RefusedException>(() => Formula.Parse(text).Evaluate([]));

        Assert.Equal(new FormulaRefused(FormulaFault.DigitsOutOfRange, 10, found), refused.Refusal);
    }

    [Fact]
    public void A_book_parses_each_text_once()
    {
        var book = new FormulaBook();

        Assert.Same(book.Parse("a / b"), book.Parse("a / b"));
    }

    private static Func<FormulaInput, decimal?> Figures(params (string Metric, decimal Value)[] figures) =>
        input => figures.Where(f => f.Metric == input.Metric && !input.Previous).Select(f => (decimal?)f.Value).FirstOrDefault();
}
