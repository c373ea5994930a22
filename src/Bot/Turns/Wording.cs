using System.Text;

namespace PerfBot.Bot.Turns;

/// <summary>Compares what people type with what they may mean.</summary>
internal static class Wording
{
    /// <summary>Lower case, full-width forms folded, punctuation gone, one space between words.</summary>
    public static string Normalize(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c) || c == '?')
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        var folded = plain.ToString().Trim();
        return folded.Length > 1 ? folded.TrimEnd('?').Trim() : folded;
    }

    /// <summary>Whether <paramref name="typed"/> is the phrase or holds it: as whole words where it is written with letters of an alphabet.</summary>
    public static bool Says(string typed, string phrase)
    {
        if (typed == phrase)
        {
            return true;
        }

        if (phrase.Length < 2)
        {
            return false;
        }

        if (!char.IsAscii(phrase[0]))
        {
            return typed.Replace(" ", "", StringComparison.Ordinal).Contains(phrase, StringComparison.Ordinal);
        }

        var at = typed.IndexOf(phrase, StringComparison.Ordinal);
        return at >= 0
            && (at == 0 || !char.IsAsciiLetterOrDigit(typed[at - 1]))
            && (at + phrase.Length == typed.Length || !char.IsAsciiLetterOrDigit(typed[at + phrase.Length]));
    }

    /// <summary>Whether <paramref name="typed"/> is the phrase with a slip of the finger: one letter in five, at most two.</summary>
    public static bool AlmostSays(string typed, string phrase)
    {
        if (phrase.Length < 4 || !char.IsAscii(phrase[0]) || Math.Abs(typed.Length - phrase.Length) > 2)
        {
            return false;
        }

        return Distance(typed, phrase) <= Math.Min(2, phrase.Length / 4);
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
