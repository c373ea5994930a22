using System.Text;
using System.Text.Json;

namespace PerfBot.Tests.Support;

/// <summary>A card as a person sees it: its texts, its inputs and its buttons.</summary>
internal sealed record ShownCard(string MessageId, JsonElement Json)
{
    /// <summary>Every text, a line each, without the escapes of Markdown.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            Visit(Json, element =>
            {
                foreach (var name in new[] { "text", "title", "value", "label" })
                {
                    if (element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && TypeOf(element) is not ("Action.Submit" or "Input.ChoiceSet"))
                    {
                        text.Append(value.GetString()!.Replace("\\", "", StringComparison.Ordinal)).Append('\n');
                    }
                }
            });
            return text.ToString();
        }
    }

    /// <summary>The inputs with their values; null where nothing is filled in.</summary>
    public IReadOnlyList<(string Id, string? Value)> Inputs
    {
        get
        {
            var inputs = new List<(string, string?)>();
            Visit(Json, element =>
            {
                if (TypeOf(element)?.StartsWith("Input.", StringComparison.Ordinal) ?? false)
                {
                    inputs.Add((element.GetProperty("id").GetString()!, element.TryGetProperty("value", out var value) ? value.GetString() : null));
                }
            });
            return inputs;
        }
    }

    /// <summary>The choices of a field: value and text.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices(string id)
    {
        var choices = new List<(string, string)>();
        Visit(Json, element =>
        {
            if (TypeOf(element) == "Input.ChoiceSet" && element.GetProperty("id").GetString() == id)
            {
                choices.AddRange(element.GetProperty("choices").EnumerateArray().Select(c => (c.GetProperty("value").GetString()!, c.GetProperty("title").GetString()!)));
            }
        });
        return choices;
    }

    /// <summary>The buttons that send something.</summary>
    public IReadOnlyList<JsonElement> Buttons
    {
        get
        {
            var buttons = new List<JsonElement>();
            Visit(Json, element =>
            {
                if (TypeOf(element) == "Action.Execute")
                {
                    buttons.Add(element);
                }
            });
            return buttons;
        }
    }

    /// <summary>Whether there is a button with this text.</summary>
    public bool Has(string button) => CountOf(button) > 0;

    /// <summary>How many buttons have this text.</summary>
    public int CountOf(string button) => Buttons.Count(b => b.GetProperty("title").GetString() == button);

    /// <summary>The first button with this text.</summary>
    public JsonElement Button(string text) => Buttons.FirstOrDefault(b => b.GetProperty("title").GetString() == text) is { ValueKind: JsonValueKind.Object } button
        ? button
        : throw new InvalidOperationException($"No button “{text}” on:\n{Text}");

    /// <summary>The first button of a verb.</summary>
    public JsonElement ButtonOf(string verb) => Buttons.First(b => b.GetProperty("verb").GetString() == verb);

    private static string? TypeOf(JsonElement element) =>
        element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static void Visit(JsonElement element, Action<JsonElement> visit)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            visit(element);
            foreach (var property in element.EnumerateObject().Where(p => p.Name is not ("fallback" or "data")))
            {
                Visit(property.Value, visit);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Visit(item, visit);
            }
        }
    }
}
