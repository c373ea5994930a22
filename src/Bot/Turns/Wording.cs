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

    /// <summary>How wide a text is: a Chinese character says about as much as two letters.</summary>
    public static int Width(string text) => text.Sum(c => c < 0x2E80 ? 1 : 2);

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

    /// <summary>Whether <paramref name="typed"/> is the phrase with a slip of the finger: one letter in four, at most two.</summary>
    public static bool AlmostSays(string typed, string phrase)
    {
        if (phrase.Length < 4 || typed.Length == 0 || !char.IsAscii(phrase[0]) || Math.Abs(typed.Length - phrase.Length) > 2)
        {
            return false;
        }

        // Short words have many neighbours, and a slip seldom hits the first letter: "steam" is not "team".
        return (phrase.Length >= 6 || typed[0] == phrase[0]) && Distance(typed, phrase) <= Math.Min(2, phrase.Length / 4);
    }

    /// <summary>Whether <paramref name="typed"/> holds the phrase with one slip. Only phrases that few other words are near to.</summary>
    public static bool AlmostHolds(string typed, string phrase)
    {
        if (phrase.Length < 6 || !char.IsAscii(phrase[0]))
        {
            return false;
        }

        var words = typed.Split(' ');
        var length = phrase.Count(c => c == ' ') + 1;
        for (var i = 0; i + length <= words.Length; i++)
        {
            var part = string.Join(' ', words, i, length);
            if (Math.Abs(part.Length - phrase.Length) <= 1 && Distance(part, phrase) == 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many slips lie between two texts: a letter that is wrong, missing or too much, or two that changed places.</summary>
    private static int Distance(string a, string b)
    {
        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                var wrong = steps[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                steps[i, j] = Math.Min(wrong, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[a.Length, b.Length];
    }
}
