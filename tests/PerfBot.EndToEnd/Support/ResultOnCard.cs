using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>What a person reads on the own result card: the total, and what each line brought.</summary>
/// <param name="Total">The total.</param>
/// <param name="Contributions">By the line's key; null where the line does not apply.</param>
internal sealed partial record ResultOnCard(decimal Total, IReadOnlyDictionary<string, decimal?> Contributions)
{
    public static ResultOnCard Read(ShownCard card)
    {
        var lines = card.Text.Split('\n');
        var total = Array.FindIndex(lines, line => line is "总分" or "Total") + 1;
        var rows = new Dictionary<string, decimal?>();
        Visit(card.Json, rows);
        return new(Number(lines[total]), rows);
    }

    /// <summary>A row is the smallest container around a button that explains a line.</summary>
    private static void Visit(JsonElement element, Dictionary<string, decimal?> rows)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Visit(item, rows);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var shown = new ShownCard("", element);
            var explained = shown.Buttons.Where(b => b.GetProperty("verb").GetString() == "result.explain-line").ToList();
            if (explained is [var button] && element.TryGetProperty("type", out var type) && type.GetString() == "Container")
            {
                var share = shown.Text.Split('\n').Select(text => Share().Match(text)).FirstOrDefault(match => match.Success);
                rows[button.GetProperty("data").GetProperty("line").GetString()!] = share is null ? null : Number(share.Groups[1].Value);
            }
            else if (explained.Count > 0)
            {
                foreach (var property in element.EnumerateObject())
                {
                    Visit(property.Value, rows);
                }
            }
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([\d,]+(?:\.\d+)?) / [\d,]+(?:\.\d+)?$")]
    private static partial Regex Share();
}
