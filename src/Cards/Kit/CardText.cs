using System.Text;

namespace PerfBot.Cards.Kit;

/// <summary>A card as text, for what can be pasted anywhere: the same words, without colours, inputs and buttons.</summary>
public static class CardText
{
    /// <summary>The content from top to bottom, one line per sentence or row.</summary>
    public static string Of(CardView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var text = new StringBuilder();
        Write(text, view.Body);
        return text.ToString().TrimEnd('\n');
    }

    private static void Write(StringBuilder text, IEnumerable<Element> elements)
    {
        foreach (var element in elements)
        {
            Write(text, element);
        }
    }

    private static void Write(StringBuilder text, Element element)
    {
        switch (element)
        {
            case Title title:
                Line(text, title.Below is null ? title.Text : $"{title.Text} ({title.Below})");
                break;
            case Heading heading:
                Line(text, heading.Text);
                break;
            case Paragraph paragraph:
                Line(text, paragraph.Text);
                break;
            case Callout callout:
                Line(text, callout.Text);
                break;
            case Facts facts:
                Pairs(text, facts.Pairs);
                break;
            case Figures figures:
                Pairs(text, figures.Items.Select(i => (i.Label, i.Value)));
                break;
            case Grid grid:
                Line(text, string.Join(" | ", grid.Header));
                foreach (var row in grid.Rows)
                {
                    Line(text, string.Join(" | ", row));
                }

                break;
            case Row row:
                Line(text, string.Join(" | ", new[] { row.Text, row.Aside, row.Below }.OfType<string>()));
                break;
            case Progress progress:
                Line(text, $"{progress.Label}: {progress.Done}/{progress.All}");
                break;
            case Group group:
                Write(text, group.Items);
                break;
            default:
                break; // an input: nothing to read
        }
    }

    private static void Pairs(StringBuilder text, IEnumerable<(string Label, string Value)> pairs) =>
        Line(text, string.Join("; ", pairs.Select(p => $"{p.Label}: {p.Value}")));

    private static void Line(StringBuilder text, string line) => text.Append(line.Replace('\u00A0', ' ')).Append('\n');
}
