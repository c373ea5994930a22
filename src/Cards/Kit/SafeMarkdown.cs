using System.Text;
using System.Text.RegularExpressions;

namespace PerfBot.Cards.Kit;

/// <summary>
/// The part of Markdown that every client shows and that can do no harm: bold, italic, links to https, and lists. Everything else is
/// escaped, so that it stands there as it was typed.
/// </summary>
public static partial class SafeMarkdown
{
    /// <summary><paramref name="typed"/> as a client may read it.</summary>
    public static string Of(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var safe = new StringBuilder(typed.Length + 16);
        var wasItem = false;
        foreach (var line in typed.ReplaceLineEndings("\n").Split('\n'))
        {
            var item = Item().Match(line);
            if (safe.Length > 0)
            {
                // One line break is a space in Markdown; between the items of a list it is enough.
                safe.Append(wasItem && item.Success ? "\n" : "\n\n");
            }

            if (item.Success)
            {
                safe.Append(item.Groups["sign"].ValueSpan is ['-' or '*'] ? "-" : item.Groups["sign"].Value).Append(' ');
            }

            Inline(line[item.Length..], safe);
            wasItem = item.Success;
        }

        return safe.ToString();
    }

    private static void Inline(string line, StringBuilder safe)
    {
        var at = 0;
        foreach (Match span in Span().Matches(line))
        {
            safe.Append(Markdown.Escape(line[at..span.Index]));
            if (span.Groups["bold"] is { Success: true } bold)
            {
                safe.Append("**").Append(Markdown.Escape(bold.Value)).Append("**");
            }
            else if (span.Groups["italic"] is { Success: true } italic)
            {
                safe.Append('_').Append(Markdown.Escape(italic.Value)).Append('_');
            }
            else
            {
                safe.Append('[').Append(Markdown.Escape(span.Groups["words"].Value)).Append("](").Append(span.Groups["url"].Value).Append(')');
            }

            at = span.Index + span.Length;
        }

        safe.Append(Markdown.Escape(line[at..]));
    }

    [GeneratedRegex(@"^ {0,3}(?<sign>[-*]|[0-9]{1,2}\.) +", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\*\*(?<bold>[^*\s](?:[^*]*[^*\s])?)\*\*|(?<![\w*])\*(?<italic>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])|(?<!\w)_(?<italic>[^_\s](?:[^_]*[^_\s])?)_(?!\w)|\[(?<words>[^\[\]]+)\]\((?<url>https://[^\s()<>\[\]""\\]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
