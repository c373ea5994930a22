using System.Text;

namespace PerfBot.Fuzz;

/// <summary>Makes formulas: right ones by the grammar, the longest and deepest there can be, right ones with something broken, and plain noise.</summary>
internal sealed class FormulaTexts(Random random)
{
    private static readonly string[] Names =
    [
        "a", "b", "已解决工单", "总工单", "[2026 (新) 客户]", "𠮷_1", "sum", "[ a ]", "[if]", "_", "销售额１", "é", "x٣", "[a/b]",
    ];

    private static readonly string[] Numbers = ["0", "1", "2", "12", "0.5", "90%", "100", "0.0000000001", "79228162514264337593543950335", "3.14159265358979323846264338327950288", "007"];
    private static readonly string[] Operators = ["+", "-", "*", "/", "×", "÷", "=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Functions = ["sum", "avg", "min", "max", "abs", "round", "if", "prev"];

    private static readonly string[] Scraps =
    [
        "(", ")", "[", "]", ",", "%", ".", "'", "\"", ";", "{", "}", "!", "==", "**", "//", "..", "1e5", "0x1F", "，", "（", "）", "＋", "－", "％", "\0", "\t", "\n", "\u00a0", "\u200b",
        "\u202e", "😀", "\ud83d", "\ude00", "\ue000", "́", "SUM(", "pow(", "System.IO", "if(", "prev(", "round(", "- ", "99999999999999999999999999999999", "  ",
    ];

    /// <summary>The next formula; about half of them can be read.</summary>
    public string Next() => random.Next(16) switch
    {
        0 => Noise(),
        1 => Extreme(),
        < 8 => Broken(Right(random.Next(1, 6))),
        _ => Right(random.Next(0, 7)),
    };

    private string Right(int depth)
    {
        var text = new StringBuilder();
        Comparison(text, depth);
        return text.ToString();
    }

    private void Comparison(StringBuilder text, int depth)
    {
        Terms(text, depth);
        if (random.Next(8) == 0)
        {
            text.Append(Space()).Append(Operators[random.Next(6, 12)]).Append(Space());
            Terms(text, depth);
        }
    }

    private void Terms(StringBuilder text, int depth)
    {
        Value(text, depth);
        for (var more = random.Next(depth > 0 ? 3 : 1); more > 0; more--)
        {
            text.Append(Space()).Append(Operators[random.Next(6)]).Append(Space());
            Value(text, depth - 1);
        }
    }

    private void Value(StringBuilder text, int depth)
    {
        var kind = random.Next(depth > 0 ? 10 : 5);
        switch (kind)
        {
            case < 2:
                text.Append(Numbers[random.Next(Numbers.Length)]);
                break;
            case < 5:
                text.Append(Names[random.Next(Names.Length)]);
                break;
            case 5:
                text.Append('-');
                Value(text, depth - 1);
                break;
            case 6:
                text.Append('(');
                Comparison(text, depth - 1);
                text.Append(')');
                break;
            default:
                Call(text, Functions[random.Next(Functions.Length)], depth - 1);
                break;
        }
    }

    private void Call(StringBuilder text, string function, int depth)
    {
        var values = function switch
        {
            "abs" or "prev" => 1,
            "round" => random.Next(1, 3),
            "if" => 3,
            _ => random.Next(1, 5),
        };
        text.Append(function).Append(Space()).Append('(');
        for (var i = 0; i < values; i++)
        {
            text.Append(i > 0 ? "," : "").Append(Space());
            if (function == "round" && i == 1 && random.Next(4) > 0)
            {
                text.Append(random.Next(30));
            }
            else
            {
                Comparison(text, depth - random.Next(2));
            }
        }

        text.Append(')');
    }

    /// <summary>As long or as deep as the limits allow, or one more.</summary>
    private string Extreme()
    {
        var depth = random.Next(60, 68);
        var length = random.Next(950, 1005);
        return random.Next(9) switch
        {
            0 => Repeat("(", depth) + "a" + Repeat(")", depth),
            1 => Repeat("-", depth) + "1",
            2 => Repeat("abs(", depth) + "a" + Repeat(")", depth),
            3 => Repeat("if(a,", depth) + "1" + Repeat(",b)", depth),
            4 => Repeat("max(a/(b-", depth / 2) + "1" + Repeat("))", depth / 2),
            5 => string.Join("*", Enumerable.Range(0, length / 2).Select(i => (char)(0x4e00 + i))),
            6 => "sum(" + string.Join(",", Enumerable.Range(0, (length - 5) / 2).Select(i => (char)(0x4e00 + i))) + ")",
            7 => "[" + Repeat("x", length - 2) + "]",
            _ => Repeat("1+", length / 2) + "1",
        };
    }

    private string Broken(string text)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var from = random.Next(text.Length + 1);
            var to = Math.Min(text.Length, from + random.Next(1, 4));
            text = random.Next(5) switch
            {
                0 => text.Remove(from, to - from),
                1 => text.Insert(from, Scrap()),
                2 => text[..from] + Scrap() + text[to..],
                3 => text.Insert(from, text[from..to]),
                _ => text[..from] + Scrap() + text[from..],
            };
        }

        return text;
    }

    private string Noise()
    {
        var text = new StringBuilder();
        for (var words = random.Next(30); words > 0; words--)
        {
            text.Append(random.Next(3) == 0 ? ((char)random.Next(0x10000)).ToString() : Scrap());
        }

        return text.ToString();
    }

    private string Scrap() => random.Next(4) switch
    {
        0 => Operators[random.Next(Operators.Length)],
        1 => Names[random.Next(Names.Length)],
        2 => Numbers[random.Next(Numbers.Length)],
        _ => Scraps[random.Next(Scraps.Length)],
    };

    private string Space() => random.Next(5) == 0 ? " " : "";

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
