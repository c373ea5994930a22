using PerfBot.Domain.Formulas;

namespace PerfBot.Tests.Domain.Formulas;

/// <summary>A formula in the names that people read.</summary>
public sealed class FormulaNamesTests
{
    [Theory]
    [InlineData("已解决工单 / 总工单", "Resolved / Tickets")]
    [InlineData("(销售额 - prev(销售额)) / prev( 销售额 )", "(Revenue - Revenue before) / Revenue before")]
    [InlineData("prev(销售额 + 总工单) - 销售额", "(Revenue before + Tickets before) - Revenue")]
    [InlineData("prev((销售额) + 1) * (销售额)", "((Revenue before) + 1) * (Revenue)")]
    [InlineData("max( 销售额 , 0.5%) ÷ [总工单]", "max( Revenue , 0.5%) ÷ Tickets")]
    [InlineData("新指标 + 总工单数", "新指标 + 总工单数")]
    [InlineData("销售额 / [没有结束", "销售额 / [没有结束")]
    [InlineData("prev", "prev")]
    [InlineData("", "")]
    public void Metrics_are_told_by_their_names_and_the_rest_as_it_was_written(string formula, string told) => Assert.Equal(told, FormulaNames.Tell(formula, NameOf));

    private static string NameOf(FormulaInput input)
    {
        var name = input.Metric switch
        {
            "销售额" => "Revenue",
            "总工单" => "Tickets",
            "已解决工单" => "Resolved",
            var other => other,
        };
        return input.Previous ? $"{name} before" : name;
    }
}
