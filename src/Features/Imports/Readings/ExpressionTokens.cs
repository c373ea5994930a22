using System.Globalization;
using System.Text;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

internal enum TokenKind
{
    End,
    Number,
    Text,

    /// <summary>A bare name, which may also be a word of the language.</summary>
    Word,

    /// <summary>A name in brackets, which is never a word of the language.</summary>
    Bracketed,
    Symbol,
}

/// <summary>One token; <paramref name="Position"/> counts from 1.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, decimal Number, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Splits an expression into tokens.</summary>
internal static class ExpressionTokens
{
    /// <summary>The longest expression, in characters.</summary>
    public const int MaxLength = 1_000;

    private static readonly string[] Symbols = ["<>", "<=", ">=", "+", "-", "*", "×", "/", "÷", "=", "<", ">", "(", ")", ",", "."];

    public static List<Token> Of(string text, string path)
    {
        if (text.Length > MaxLength)
        {
            throw new RefusedException(new ExpressionTooLong(path, MaxLength, text.Length));
        }

        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            var token = at == text.Length ? new Token(TokenKind.End, "", 0, at + 1) : Next(text, ref at, path);
            tokens.Add(token);
            if (token.Kind == TokenKind.End)
            {
                return tokens;
            }
        }
    }

    private static Token Next(string text, ref int at, string path)
    {
        var start = at;
        if (char.IsAsciiDigit(text[at]))
        {
            return Number(text, ref at, path);
        }

        if (char.IsLetter(text[at]) || text[at] == '_')
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            {
                at++;
            }

            return new Token(TokenKind.Word, text[start..at], 0, start + 1);
        }

        if (text[at] is '\'' or '[')
        {
            return Enclosed(text, ref at, path);
        }

        if (Array.Find(Symbols, symbol => string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0) is { } found)
        {
            at += found.Length;
            return new Token(TokenKind.Symbol, found, 0, start + 1);
        }

        throw new RefusedException(new ExpressionSyntax(path, start + 1));
    }

    private static Token Number(string text, ref int at, string path)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        if (!decimal.TryParse(text[start..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw new RefusedException(new ExpressionSyntax(path, start + 1));
        }

        if (at < text.Length && text[at] == '%')
        {
            at++;
            number /= 100;
        }

        return new Token(TokenKind.Number, text[start..at], number, start + 1);
    }

    /// <summary>A text, in which two quotation marks stand for one, or a name in brackets.</summary>
    private static Token Enclosed(string text, ref int at, string path)
    {
        var start = at;
        var (kind, close) = text[at] == '[' ? (TokenKind.Bracketed, ']') : (TokenKind.Text, '\'');
        var inside = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != close)
            {
                inside.Append(text[at]);
            }
            else if (kind == TokenKind.Text && at + 1 < text.Length && text[at + 1] == close)
            {
                inside.Append(text[++at]);
            }
            else
            {
                at++;
                return new Token(kind, inside.ToString(), 0, start + 1);
            }
        }

        throw new RefusedException(new ExpressionSyntax(path, text.Length + 1));
    }
}
