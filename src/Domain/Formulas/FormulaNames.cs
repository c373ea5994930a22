using System.Text;
using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Formulas;

/// <summary>Tells a formula in the names that people read.</summary>
public static class FormulaNames
{
    /// <summary>The formula with each metric under the name that <paramref name="nameOf"/> gives it; everything else stays as it was written.</summary>
    /// <remarks>A metric of the span before is one name, and <c>prev</c> around it goes: <c>prev(销售额)</c> becomes what is given for that figure.</remarks>
    /// <param name="text">A formula or a part of one. A text that is none comes back as it is.</param>
    /// <param name="nameOf">The name of a figure.</param>
    public static string Tell(string text, Func<FormulaInput, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(nameOf);
        if (Read(text) is not { } tokens)
        {
            return text;
        }

        var told = new StringBuilder();
        var (copied, open, prevOpen) = (0, 0, int.MaxValue);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            told.Append(text, copied, token.Start - copied);
            copied = token.End;
            var calls = token.Kind == TokenKind.Name && At(i + 1, "(");
            if (calls && token.Text == "prev")
            {
                if (i + 2 < tokens.Count && IsMetric(i + 2) && At(i + 3, ")"))
                {
                    told.Append(nameOf(new(tokens[i + 2].Text, Previous: true)));
                    i += 3;
                    copied = tokens[i].End;
                }
                else
                {
                    prevOpen = Math.Min(prevOpen, open);
                }
            }
            else if (IsMetric(i))
            {
                told.Append(nameOf(new(token.Text, Previous: open > prevOpen)));
            }
            else
            {
                told.Append(text, token.Start, token.End - token.Start);
                open += At(i, "(") ? 1 : At(i, ")") ? -1 : 0;
                prevOpen = open <= prevOpen && At(i, ")") ? int.MaxValue : prevOpen;
            }
        }

        return told.Append(text, copied, text.Length - copied).ToString();

        bool At(int index, string symbol) => index < tokens.Count && tokens[index] is { Kind: TokenKind.Symbol } found && found.Text == symbol;

        bool IsMetric(int index) => tokens[index].Kind == TokenKind.BracketedName || (tokens[index].Kind == TokenKind.Name && !At(index + 1, "("));
    }

    private static List<Token>? Read(string text)
    {
        try
        {
            var words = new FormulaTokens(text);
            var tokens = new List<Token>();
            for (var token = words.Next(); token.Kind != TokenKind.End; token = words.Next())
            {
                tokens.Add(token);
            }

            return tokens;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
