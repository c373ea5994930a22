using System.Buffers;
using System.Text;

namespace PerfBot.Cards.Kit;

/// <summary>Makes text plain where a client would read it as Markdown.</summary>
public static class Markdown
{
    private const string Special = "\\`*_[]()<>#~|!";
    private static readonly SearchValues<char> Marked = SearchValues.Create(Special + "\n");

    /// <summary>
    /// <paramref name="text"/> with a backslash before every character that Markdown could take, also list signs at the start of a line,
    /// so that a person sees exactly what was written.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAny(Marked) < 0 && !StartsList(text, 0))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                continue;
            }

            if (c == '\n')
            {
                // One line break is a space in Markdown; two make the break that was typed.
                plain.Append("\n\n");
                continue;
            }

            var atStart = i == 0 || text[i - 1] == '\n';
            if (Special.Contains(c, StringComparison.Ordinal) || (atStart && c is '-' or '+'))
            {
                plain.Append('\\');
            }
            else if (c == '.' && EndsNumberAtLineStart(text, i))
            {
                plain.Append('\\');
            }

            plain.Append(c);
        }

        return plain.ToString();
    }

    private static bool StartsList(string text, int start) =>
        text.Length > start && (text[start] is '-' or '+' || (char.IsAsciiDigit(text[start]) && text.Contains('.', StringComparison.Ordinal)));

    private static bool EndsNumberAtLineStart(string text, int dot)
    {
        var i = dot - 1;
        while (i >= 0 && char.IsAsciiDigit(text[i]))
        {
            i--;
        }

        return i < dot - 1 && (i < 0 || text[i] == '\n') && (dot + 1 == text.Length || char.IsWhiteSpace(text[dot + 1]));
    }
}
