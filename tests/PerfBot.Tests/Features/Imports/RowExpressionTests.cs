using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

/// <summary>What expressions compute, and what cells are read as.</summary>
public sealed class RowExpressionTests
{
    [Theory]
    [InlineData("v + 2 * 3 - 4 / 8", "12.5")]
    [InlineData("(v + 2) × 3 ÷ 4", "6.75")]
    [InlineData("-v * -1", "7")]
    [InlineData("50% * v", "3.5")]
    [InlineData("hours(on, until)", "25.5")]
    [InlineData("hours(until, on)", "-25.5")]
    [InlineData("hours(month(on), on)", "8")]
    [InlineData("[v]", "7")]
    [InlineData("rows.v", "7")]
    [InlineData("ROWS.[V]", "7")]
    [InlineData("nothing + 1", null)]
    [InlineData("hours(on, nothing_on)", null)]
    public void An_expression_computes(string expression, string? value)
    {
        var draft = SimpleMapping.Run(SimpleMapping.Of($$"""{ "name": "m", "aggregate": "Sum", "of": "{{expression}}" }"""), SimpleMapping.OneRow);

        Assert.Equal(value is null ? [] : [decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)], draft.Rows.Select(row => row.Value));
    }

    [Theory]
    [InlineData("v = 7", true)]
    [InlineData("v = 7.0", true)]
    [InlineData("v <> 7", false)]
    [InlineData("v < 7", false)]
    [InlineData("v <= 7", true)]
    [InlineData("v > 6.99", true)]
    [InlineData("v >= 7.01", false)]
    [InlineData("who = 'A'", true)]
    [InlineData("who = 'a'", false)]
    [InlineData("who <> 'it''s'", true)]
    [InlineData("on < until", true)]
    [InlineData("month(on) = month(until)", true)]
    [InlineData("known(v) and not known(nothing)", true)]
    [InlineData("v = 1 or v = 7", true)]
    [InlineData("v = 1 or v = 2 or v = 3", false)]
    [InlineData("v = 7 and who = 'B'", false)]
    [InlineData("not (v = 7 and who = 'B')", true)]
    [InlineData("not v = 1 and v = 7", true)]
    [InlineData("nothing = 1", false)]
    [InlineData("nothing <> 1", false)]
    [InlineData("not nothing = 1", false)]
    [InlineData("nothing = 1 or v = 7", true)]
    [InlineData("v = 7 or nothing = 1", true)]
    [InlineData("not (nothing = 1 and v = 1)", true)]
    [InlineData("v <> 7 and 1 / (v - 7) > 0", false)]
    [InlineData("v = 7 or 1 / (v - 7) > 0", true)]
    public void A_condition_holds_or_not(string condition, bool holds)
    {
        var draft = SimpleMapping.Run(SimpleMapping.Of($$"""{ "name": "m", "aggregate": "Count", "where": "{{condition}}" }"""), SimpleMapping.OneRow);

        Assert.Empty(draft.Problems);
        Assert.Equal(holds ? 1 : 0, Assert.Single(draft.Rows).Value);
    }

    [Fact]
    public void A_chain_of_conditions_costs_what_it_is_long()
    {
        var condition = string.Join(" or ", Enumerable.Repeat("v = 1", 100)); // twice the work per link would be 2^100

        Assert.Equal(0, Assert.Single(SimpleMapping.Run(SimpleMapping.Of($$"""{ "name": "m", "aggregate": "Count", "where": "{{condition}}" }"""), SimpleMapping.OneRow).Rows).Value);
    }

    [Theory]
    [InlineData("1234.5", "1234.5|-1234.5|1.2345E3|123450%")]
    [InlineData("1,234.5", "1,234.5|1234.5|+1,234.50")]
    [InlineData("1234,5", "1234,5|123450%")]
    [InlineData("1.234,5", "1.234,5|1234,5")]
    public void Numbers_are_read_as_their_column_writes_them(string style, string texts)
    {
        foreach (var text in texts.Split('|'))
        {
            var draft = SimpleMapping.Run(SimpleMapping.Numbers(style), $"who;on;v\nA;2026-01-01;{text}\n");
            Assert.True(draft.Rows.Count == 1 && Math.Abs(draft.Rows[0].Value) == 1234.5m, text);
        }
    }

    [Theory]
    [InlineData("1234.5", "1,234|1 234|¥5|--1|1234567890123456789|NaN|0x10")]
    [InlineData("1,234.5", "1,23|12,34.5|1.5,000|,5|1,2345")]
    [InlineData("1234,5", "1234.5|1,2,3")]
    [InlineData("1.234,5", "1.5|1234.5|1,234.5")]
    public void A_number_of_another_style_is_never_guessed_at(string style, string texts)
    {
        foreach (var text in texts.Split('|'))
        {
            var draft = SimpleMapping.Run(SimpleMapping.Numbers(style), $"who;on;v\nA;2026-01-01;{text}\n");
            Assert.Equal([new FileProblem("rows.csv", new BadNumber(2, "v", text, style))], draft.Problems);
        }
    }

    [Fact]
    public async Task A_workbook_gives_the_same_whatever_the_forms_of_the_mapping()
    {
        var workbook = Workbook.Of(["who", "on", "v", "until"], ["A", new DateTime(2026, 1, 5, 9, 30, 0), 1.234, new DateTime(2026, 1, 6)], ["A", "2026-01-07", 1000, null]);

        var draft = ReadingsRun.Run(ReadingMapping.Parse(SimpleMapping.Numbers("1.234,5")), [SimpleMapping.Padded(await TableFile.ReadAsync(new MemoryStream(workbook), "rows.xlsx"))]);

        Assert.Empty(draft.Problems);
        Assert.Equal(1001.234m, draft.Rows.Single().Value);
    }
}
