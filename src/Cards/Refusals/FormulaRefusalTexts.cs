using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Refusals;

/// <summary>What people read when a formula cannot be used: where, and why.</summary>
internal static class FormulaRefusalTexts
{
    public static Bilingual Of(FormulaRefused refused)
    {
        var cause = Cause(refused.Fault, refused.Found);
        return new($"Formula, position {refused.Position}: {cause.En}", $"公式第 {refused.Position} 个字符：{cause.Zh}");
    }

    private static Bilingual Cause(FormulaFault fault, string found) => fault switch
    {
        FormulaFault.Empty => new("it is empty; please write one.", "公式为空，请填写。"),
        FormulaFault.TooLong => new($"it is longer than {Formula.MaxLength} characters; please shorten it.", $"公式超过 {Formula.MaxLength} 个字符，请精简。"),
        FormulaFault.TooDeep => new($"nested deeper than {Formula.MaxDepth}; please simplify it.", $"嵌套超过 {Formula.MaxDepth} 层，请简化。"),
        FormulaFault.UnknownCharacter => new($"\"{found}\" has no meaning here; please remove it.", $"“{found}”在此没有意义，请删除。"),
        FormulaFault.BracketNotClosed => new("the square bracket is not closed; please close it.", "方括号没有闭合，请补上。"),
        FormulaFault.NameEmpty => new("there is no name in the square brackets; please write one.", "方括号中没有名称，请填写。"),
        FormulaFault.NameBeginsWithDigit => new($"the name \"{found}\" begins with a digit and needs square brackets.", $"名称“{found}”以数字开头，须加方括号。"),
        FormulaFault.NumberTooLarge => new($"the number {found} is too large; please use a smaller one.", $"数字 {found} 过大，请改小。"),
        FormulaFault.ValueExpected => new($"a number, a metric or a function is expected{Instead(found)}.", $"此处应为数字、数据项或函数{InsteadZh(found)}。"),
        FormulaFault.OperatorExpected => new($"an operator or the end is expected{Instead(found)}.", $"此处应为运算符或公式结尾{InsteadZh(found)}。"),
        FormulaFault.ParenthesisExpected => new("a closing parenthesis is missing; please add it.", "缺少右括号，请补上。"),
        FormulaFault.UnknownFunction => new(
            $"there is no function {found}; please use sum, avg, min, max, abs, round, if or prev.",
            $"没有函数 {found}；可用 sum、avg、min、max、abs、round、if、prev。"),
        FormulaFault.WrongNumberOfValues => new($"{found} takes another number of values; please correct them.", $"{found} 的参数个数不对，请改正。"),
        FormulaFault.PrevInsidePrev => new("prev cannot stand inside prev; please take one out.", "prev 内不能再用 prev，请去掉一个。"),
        FormulaFault.ComparisonOfComparison => new("a comparison cannot be compared again; use parentheses.", "比较结果不能直接再比较，请使用括号。"),
        FormulaFault.DigitsOutOfRange => new($"round needs 0 to 28 decimals, not {found}.", $"round 的小数位须为 0 到 28 的整数，不能是 {found}。"),
        _ => new("a number on the way is too large to compute exactly; please use smaller figures.", "计算过程中的数值过大，无法精确计算，请使用较小的数值。"),
    };

    private static string Instead(string found) => found.Length == 0 ? "" : $", not \"{found}\"";

    private static string InsteadZh(string found) => found.Length == 0 ? "" : $"，而不是“{found}”";
}
