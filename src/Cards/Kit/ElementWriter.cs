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
                Text(e.Text, size: "Large", weight: "Bolder", isHeading: true);
                if (e.Below is not null)
                {
                    Text(e.Below, tone: Tone.Subtle, spacing: "None");
                }

                break;
            case Heading e:
                Text(e.Text, weight: "Bolder", spacing: "Medium");
                break;
            case Paragraph e:
                Text(e.Text, e.Tone, weight: e.Strong ? "Bolder" : null, spacing: "Small");
                break;
            case Callout e:
                StartContainer(Style(e.Tone), spacing: "Small");
                Text(e.Text);
                EndContainer();
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
            case Group e:
                StartContainer(style: null, spacing: "Medium", separator: true);
                WriteAll(e.Items);
                EndContainer();
                break;
            case Fold e:
                Write(e);
                break;
            default:
                new InputWriter(json).Write(element);
                break;
        }
    }

    public void Write(IReadOnlyList<Button> buttons, bool separator)
    {
        if (buttons.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteString("spacing"u8, separator ? "Medium"u8 : "Small"u8);
        json.WriteStartArray("actions"u8);
        foreach (var button in buttons)
        {
            Write(button);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteAll(IReadOnlyList<Element> elements)
    {
        foreach (var element in elements)
        {
            Write(element);
        }
    }

    private void Write(Button button)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.Execute"u8);
        json.WriteString("verb"u8, button.Verb);
        WriteSent(button);
        json.WriteStartObject("fallback"u8);
        json.WriteString("type"u8, "Action.Submit"u8);
        WriteSent(button);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteSent(Button button)
    {
        json.WriteString("title"u8, button.Text);
        if (button.Style != ButtonStyle.Default)
        {
            json.WriteString("style"u8, button.Style == ButtonStyle.Primary ? "positive"u8 : "destructive"u8);
        }

        if (!button.SendsInputs)
        {
            json.WriteString("associatedInputs"u8, "none"u8);
        }

        // The verb stands in the data too: a client that falls back to Submit sends nothing else.
        json.WritePropertyName("data"u8);
        var payload = JsonSerializer.SerializeToElement(button.Payload, button.Payload.GetType(), Payload.Json);
        json.WriteStartObject();
        json.WriteString("verb"u8, button.Verb);
        foreach (var property in payload.EnumerateObject())
        {
            property.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private void Write(Facts facts)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "FactSet"u8);
        json.WriteStartArray("facts"u8);
        foreach (var (label, value) in facts.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, Markdown.Escape(label));
            json.WriteString("value"u8, Markdown.Escape(value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Figures figures)
    {
        StartColumns(spacing: "Medium");
        foreach (var (label, value, tone) in figures.Items)
        {
            StartColumn("stretch");
            Text(label, Tone.Subtle, size: "Small");
            Text(value, tone, size: "ExtraLarge", weight: "Bolder", spacing: "None");
            EndColumn();
        }

        EndColumns();
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
            Text(cell.Length == 0 ? "–" : cell, weight: isHeader ? "Bolder" : null);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Row row)
    {
        StartContainer(style: null, spacing: "Medium", separator: true);
        StartColumns(spacing: "None");
        StartColumn("stretch");
        Text(row.Text, weight: "Bolder");
        if (row.Below is not null)
        {
            Text(row.Below, Tone.Subtle, size: "Small", spacing: "None");
        }

        EndColumn();
        if (row.Aside is not null)
        {
            StartColumn("auto");
            Text(row.Aside, row.AsideTone, weight: row.AsideTone is Tone.Default or Tone.Subtle ? null : "Bolder");
            EndColumn();
        }

        EndColumns();
        Write(row.Buttons, separator: false);
        EndContainer();
    }

    private void Write(Progress progress)
    {
        const int Cells = 10;
        var full = progress.All == 0 ? 0 : progress.Done * Cells / progress.All;
        StartColumns(spacing: "Small");
        StartColumn("stretch");
        Text(progress.Label);
        EndColumn();
        StartColumn("auto");
        Text(new string('█', full) + new string('░', Cells - full), progress.Done == progress.All ? Tone.Good : Tone.Accent);
        EndColumn();
        StartColumn("auto");
        Text($"{progress.Done}/{progress.All}");
        EndColumn();
        EndColumns();
    }

    private void Write(Fold fold)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteString("spacing"u8, "Small"u8);
        json.WriteStartArray("actions"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.ToggleVisibility"u8);
        json.WriteString("title"u8, fold.Label);
        json.WriteStartArray("targetElements"u8);
        json.WriteStringValue(fold.Id);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteStartObject();
        json.WriteString("type"u8, "Container"u8);
        json.WriteString("id"u8, fold.Id);
        json.WriteBoolean("isVisible"u8, false);
        json.WriteString("style"u8, "emphasis"u8);
        json.WriteStartArray("items"u8);
        WriteAll(fold.Items);
        EndContainer();
    }

    private void Text(string text, Tone tone = Tone.Default, string? size = null, string? weight = null, string? spacing = null, bool isHeading = false)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, Markdown.Escape(text));
        json.WriteBoolean("wrap"u8, true);
        if (tone == Tone.Subtle)
        {
            json.WriteBoolean("isSubtle"u8, true);
        }
        else if (tone != Tone.Default)
        {
            json.WriteString("color"u8, tone.ToString());
        }

        if (size is not null)
        {
            json.WriteString("size"u8, size);
        }

        if (weight is not null)
        {
            json.WriteString("weight"u8, weight);
        }

        if (spacing is not null)
        {
            json.WriteString("spacing"u8, spacing);
        }

        if (isHeading)
        {
            json.WriteString("style"u8, "heading"u8);
        }

        json.WriteEndObject();
    }

    private static string Style(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Attention => "attention",
        Tone.Accent => "accent",
        _ => "emphasis",
    };

    private void StartContainer(string? style, string spacing, bool separator = false)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Container"u8);
        if (style is not null)
        {
            json.WriteString("style"u8, style);
        }

        json.WriteString("spacing"u8, spacing);
        if (separator)
        {
            json.WriteBoolean("separator"u8, true);
        }

        json.WriteStartArray("items"u8);
    }

    private void EndContainer()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void StartColumns(string spacing)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "ColumnSet"u8);
        json.WriteString("spacing"u8, spacing);
        json.WriteStartArray("columns"u8);
    }

    private void EndColumns() => EndContainer();

    private void StartColumn(string width)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Column"u8);
        json.WriteString("width"u8, width);
        json.WriteStartArray("items"u8);
    }

    private void EndColumn() => EndContainer();
}
