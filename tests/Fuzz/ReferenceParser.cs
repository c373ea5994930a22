using System.Globalization;
using System.Text;

namespace PerfBot.Fuzz;

/// <summary>A second reading of the grammar, written from the rules alone: a table of binding strengths over a list of words, where the engine descends from rule to rule.</summary>
public sealed class ReferenceParser
{
    private const int WeakestStrength = 1;

    private readonly List<string> _words = [];
    private int _next;

    private ReferenceParser()
    {
    }

    /// <summary>The formula, or null where it is none.</summary>
    public static ReferenceNode? Parse(string text)
    {
        var parser = new ReferenceParser();
        if (text.Length > 1000 || !parser.Cut(text, [.. text.EnumerateRunes()]))
        {
            return null;
        }

        var whole = parser.Read(WeakestStrength, depth: 0, inPrev: false);
        return parser._next == parser._words.Count ? whole : null;
    }

    /// <summary>A word is kept as it stands, but for names, which get a quote in front: nothing else can begin with one.</summary>
    private bool Cut(string whole, Rune[] text)
    {
        // Half a surrogate pair became another rune, of the same length: a name is taken from the text itself.
        var starts = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            starts[i + 1] = starts[i] + text[i].Utf16SequenceLength;
        }

        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (Rune.IsWhiteSpace(text[at]))
            {
                at = end;
                continue;
            }

            if (text[at].Value == '[')
            {
                end = Array.FindIndex(text, at, r => r.Value == ']');
                var name = end < 0 ? "" : whole[starts[at + 1]..starts[end]].Trim();
                if (name.Length == 0)
                {
                    return false;
                }

                _words.Add("'[" + name);
                end++;
            }
            else if (IsName(text[at]))
            {
                end = End(text, at, IsName);
                var isNumber = Rune.IsDigit(text[at]);
                if (end + 1 < text.Length && text[end].Value == '.' && IsAsciiDigit(text[end + 1]))
                {
                    end = End(text, end + 1, IsName);
                }

                if (end < text.Length && text[end].Value == '%')
                {
                    end++;
                }

                var word = Text(text, at, end);
                if (isNumber ? Number(word) is null || (end < text.Length && IsName(text[end])) : !word.EnumerateRunes().All(IsName))
                {
                    return false;
                }

                _words.Add(isNumber ? word : "'" + word);
            }
            else
            {
                var two = at + 1 < text.Length ? Text(text, at, at + 2) : "";
                end += two is "<=" or ">=" or "<>" ? 1 : 0;
                var word = Text(text, at, end);
                if (word is not ("+" or "-" or "*" or "/" or "×" or "÷" or "(" or ")" or "," or "=" or "<" or ">" or "<=" or ">=" or "<>"))
                {
                    return false;
                }

                _words.Add(word);
            }

            at = end;
        }

        return true;
    }

    private ReferenceNode? Read(int strength, int depth, bool inPrev)
    {
        var left = First(depth, inPrev);
        while (left is not null && Strength(Peek) is var found && found >= strength)
        {
            var sign = Take();
            var right = Read(found + 1, depth, inPrev);
            left = right is null ? null : new ReferenceNode(sign, null, [left, right]);
            if (found == WeakestStrength && Strength(Peek) == WeakestStrength)
            {
                return null; // a comparison of a comparison
            }
        }

        return left;
    }

    private ReferenceNode? First(int depth, bool inPrev)
    {
        var word = Take();
        switch (word)
        {
            case "-":
                return depth < 64 && First(depth + 1, inPrev) is { } operand ? new("minus", null, [operand]) : null;
            case "(":
                return depth < 64 && Read(WeakestStrength, depth + 1, inPrev) is { } inner && Take() == ")" ? inner : null;
            case ['\'', '[', ..]:
                return new(inPrev ? "before" : "now", word[2..], []);
            case ['\'', ..] when Peek == "(":
                Take();
                return depth < 64 ? Call(word[1..], depth + 1, inPrev) : null;
            case ['\'', ..]:
                return new(inPrev ? "before" : "now", word[1..], []);
            default:
                return Number(word) is { } number ? new("number", null, [], number) : null;
        }
    }

    private ReferenceNode? Call(string name, int depth, bool inPrev)
    {
        var (fewest, most) = name switch
        {
            "sum" or "avg" or "min" or "max" => (1, 1000),
            "abs" => (1, 1),
            "prev" => inPrev ? (1, 0) : (1, 1),
            "round" => (1, 2),
            "if" => (3, 3),
            _ => (1, 0),
        };
        var values = new List<ReferenceNode>();
        var separator = Peek == ")" ? Take() : ",";
        while (separator == ",")
        {
            if (Read(WeakestStrength, depth, inPrev || name == "prev") is not { } value)
            {
                return null;
            }

            values.Add(value);
            separator = Take();
        }

        return separator != ")" || values.Count < fewest || values.Count > most ? null : name == "prev" ? values[0] : new(name, null, values);
    }

    private string Peek => _next < _words.Count ? _words[_next] : "";

    private string Take() => _next < _words.Count ? _words[_next++] : "";

    private static int Strength(string word) => word switch
    {
        "=" or "<>" or "<" or "<=" or ">" or ">=" => WeakestStrength,
        "+" or "-" => 2,
        "*" or "/" or "×" or "÷" => 3,
        _ => 0,
    };

    private static decimal? Number(string word)
    {
        var digits = word.TrimEnd('%');
        return word.Length - digits.Length <= 1 && digits.All(c => char.IsAsciiDigit(c) || c == '.')
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? word.Length > digits.Length ? number / 100 : number
            : null;
    }

    private static bool IsName(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';

    private static bool IsAsciiDigit(Rune rune) => rune.Value is >= '0' and <= '9';

    private static int End(Rune[] text, int from, Func<Rune, bool> belongs)
    {
        while (from < text.Length && belongs(text[from]))
        {
            from++;
        }

        return from;
    }

    private static string Text(Rune[] text, int from, int to) => string.Concat(text[from..to]);
}
