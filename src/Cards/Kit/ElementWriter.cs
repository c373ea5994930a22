using System.Text.Json;

namespace PerfBot.Cards.Kit;

/// <summary>Writes the pieces of a card's body.</summary>
internal readonly struct ElementWriter(Utf8JsonWriter json)
{
    public void Write(Element element)
    {
        switch (element)
        {
            case Title e:
                json.Text(e.Text, size: "Large", weight: "Bolder", isHeading: true);
                if (e.Below is not null)
                {
                    json.Text(e.Below, Tone.Subtle, spacing: "None");
                }

                break;
            case Heading e:
                json.Text(e.Text, weight: "Bolder", spacing: "Medium");
                break;
            case Paragraph e:
                json.Text(e.Text, e.Tone, weight: e.Strong ? "Bolder" : null, spacing: "Small");
                break;
            case Callout e:
                json.StartContainer(e.Tone.BoxStyle(), spacing: "Medium");
                json.Text(e.Text);
                json.End();
                break;
            case Facts e:
                Write(e);
                break;
            case Figures e:
                Write(e);
                break;
            case Grid e:
                Write(e);
                break;
            case Row e:
                Write(e);
                break;
            case Progress e:
                Write(e);
                break;
            case RichText e:
                json.Marked(SafeMarkdown.Of(e.Markdown));
                break;
            case Picture e:
                json.Picture(e);
                break;
            case Links e:
                json.Links(e);
                break;
            case Link e:
                Write(e);
                break;
            case Group e:
                json.StartContainer(style: null, spacing: "Medium", separator: true);
                WriteAll(e.Items);
                json.End();
                break;
            default:
                new InputWriter(json).Write(element);
                break;
        }
    }

    private void WriteAll(IReadOnlyList<Element> elements)
    {
        foreach (var element in elements)
        {
            Write(element);
        }
    }

    /// <summary>A FactSet breaks its labels in the middle where a value is long, so label and value are columns; the first is as wide as the longest label.</summary>
    private void Write(Facts facts)
    {
        if (facts.Pairs.Count == 0)
        {
            return;
        }

        // A bold Latin letter is about two thirds as wide as a Chinese character, in the wider of the usual fonts. Wider than 130 pixels, a phone has no room for the value.
        var width = Math.Clamp(facts.Pairs.Max(p => p.Label.Sum(c => c < 0x2E80 ? 9 : 15)) + 8, 60, 130);
        for (var i = 0; i < facts.Pairs.Count; i++)
        {
            var (label, value) = facts.Pairs[i];
            json.StartColumns(i == 0 ? "Small" : "None");
            json.StartColumn($"{width}px");
            json.Text(label, weight: "Bolder");
            json.End();
            json.StartColumn("stretch");
            json.Text(value);
            json.End();
            json.End();
        }
    }

    private void Write(Figures figures)
    {
        json.StartColumns("Medium");
        foreach (var (label, value, tone) in figures.Items)
        {
            json.StartColumn("stretch");
            json.Text(label, Tone.Subtle, size: "Small");
            json.Text(value, tone, size: "ExtraLarge", weight: "Bolder", spacing: "None");
            json.End();
        }

        json.End();
    }

    private void Write(Grid grid)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Table"u8);
        json.WriteBoolean("showGridLines"u8, false);
        json.WriteStartArray("columns"u8);
        for (var i = 0; i < grid.Header.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("width"u8, i == 0 ? 3 : 2);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows"u8);
        TableRow(grid.Header, isHeader: true);
        foreach (var row in grid.Rows)
        {
            TableRow(row, isHeader: false);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void TableRow(IReadOnlyList<string> cells, bool isHeader)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "TableRow"u8);
        if (isHeader)
        {
            json.WriteString("style"u8, "emphasis"u8);
        }

        json.WriteStartArray("cells"u8);
        foreach (var cell in cells)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "TableCell"u8);
            json.WriteStartArray("items"u8);
            json.Text(cell.Length == 0 ? "–" : cell, weight: isHeader ? "Bolder" : null);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Row row)
    {
        json.StartContainer(style: null, spacing: "Medium", separator: true);
        json.StartColumns("None");
        json.StartColumn("stretch");
        json.Text(row.Text, weight: "Bolder");
        if (row.Below is not null)
        {
            json.Text(row.Below, Tone.Subtle, size: "Small", spacing: "None");
        }

        json.End();
        if (row.Aside is not null)
        {
            json.StartColumn(row.IsLow ? "110px" : "auto"); // in a list of low rows the buttons stand below one another
            json.Text(row.Aside, row.AsideTone, weight: row.AsideTone is Tone.Default or Tone.Subtle ? null : "Bolder");
            if (row.IsLow)
            {
                new ButtonWriter(json).Write(row.Buttons, isLast: false);
            }

            json.End();
        }

        json.End();
        if (!row.IsLow)
        {
            new ButtonWriter(json).Write(row.Buttons, isLast: false);
        }

        json.End();
    }

    private void Write(Link link)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteString("spacing"u8, "Medium"u8);
        json.WriteStartArray("actions"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.OpenUrl"u8);
        json.WriteString("title"u8, link.Text);
        json.WriteString("url"u8, link.Address.AbsoluteUri);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Label and count in one line, the bar below: beside each other they would break long labels on a phone.</summary>
    private void Write(Progress progress)
    {
        const int Cells = 20;
        var full = progress.All == 0 ? 0 : progress.Done * Cells / progress.All;
        json.StartColumns("Small");
        json.StartColumn("stretch");
        json.Text(progress.Label);
        json.End();
        json.StartColumn("auto");
        json.Text($"{progress.Done}/{progress.All}");
        json.End();
        json.End();
        json.Text(new string('█', full) + new string('░', Cells - full), progress.Done == progress.All ? Tone.Good : Tone.Accent, spacing: "None");
    }
}
