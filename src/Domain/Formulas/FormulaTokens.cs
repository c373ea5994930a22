using System.Globalization;
using System.Text;
using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Formulas;

internal enum TokenKind
{
    Number,
    Name,
    BracketedName,
    Symbol,
    End,
}

/// <summary>A word of a formula, from the index <c>Start</c> up to and without <c>End</c>. The text of a name has no square brackets.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, decimal Number = 0);

/// <summary>Cuts a formula into words.</summary>
internal sealed class FormulaTokens(string text)
{
    private int _at;

    public Token Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        if (_at == text.Length)
        {
            return new(TokenKind.End, _at, _at, "");
        }

        return text[_at] switch
        {
            >= '0' and <= '9' => Number(),
            '[' => BracketedName(),
            '+' or '-' or '*' or '/' or '×' or '÷' or '(' or ')' or ',' or '=' => Symbol(1),
            '<' => Symbol(_at + 1 < text.Length && text[_at + 1] is '=' or '>' ? 2 : 1),
            '>' => Symbol(_at + 1 < text.Length && text[_at + 1] is '=' ? 2 : 1),
            _ => Name(),
        };
    }

    private Token Symbol(int length)
    {
        var start = _at;
        _at += length;
        return new(TokenKind.Symbol, start, _at, text[start.._at]);
    }

    private Token Number()
    {
        var start = _at;
        SkipDigits();
        if (_at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]))
        {
            _at++;
            SkipDigits();
        }

        if (!decimal.TryParse(text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw Refused(FormulaFault.NumberTooLarge, start, _at);
        }

        if (_at < text.Length && text[_at] == '%')
        {
            _at++;
            number /= 100;
        }

        var end = _at;
        SkipName();
        return _at == end
            ? new(TokenKind.Number, start, end, text[start..end], number)
            : throw Refused(FormulaFault.NameBeginsWithDigit, start, _at);
    }

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private Token BracketedName()
    {
        var start = _at;
        var close = text.IndexOf(']', start);
        if (close < 0)
        {
            throw Refused(FormulaFault.BracketNotClosed, start, text.Length);
        }

        _at = close + 1;
        var name = text[(start + 1)..close].Trim();
        return name.Length > 0
            ? new(TokenKind.BracketedName, start, _at, name)
            : throw Refused(FormulaFault.NameEmpty, start, _at);
    }

    private Token Name()
    {
        var start = _at;
        SkipName();
        if (_at == start)
        {
            var length = Rune.TryGetRuneAt(text, start, out var rune) ? rune.Utf16SequenceLength : 1;
            throw Refused(FormulaFault.UnknownCharacter, start, start + length);
        }

        return Rune.IsDigit(Rune.GetRuneAt(text, start))
            ? throw Refused(FormulaFault.NameBeginsWithDigit, start, _at)
            : new(TokenKind.Name, start, _at, text[start.._at]);
    }

    // By rune, because rare characters in people's and companies' names take two UTF-16 code units.
    private void SkipName()
    {
        while (_at < text.Length && Rune.TryGetRuneAt(text, _at, out var rune)
            && (Rune.IsLetterOrDigit(rune) || rune.Value == '_'))
        {
            _at += rune.Utf16SequenceLength;
        }
    }

    private RefusedException Refused(FormulaFault fault, int start, int end) =>
        new(new FormulaRefused(fault, start + 1, text[start..end]));
}
