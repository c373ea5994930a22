using System.Globalization;
using System.Text.Json;
using PerfBot.Cards.Imports;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Columns that HR chose by hand: a field and the index of a header, as cards carry them.</summary>
internal static class ChosenColumns
{
    /// <summary>Fields that are asked for where no header was recognised, the most telling first.</summary>
    public static readonly IReadOnlyList<PeopleColumn> Askable =
    [
        PeopleColumn.Department, PeopleColumn.Position, PeopleColumn.Manager, PeopleColumn.Email, PeopleColumn.Share, PeopleColumn.HiredOn,
        PeopleColumn.LeftOn, PeopleColumn.Role,
    ];

    /// <summary>The choices of a card's inputs as text; null where there are none.</summary>
    public static string? Of(IDictionary<string, JsonElement>? inputs)
    {
        var chosen = from column in Enum.GetValues<PeopleColumn>()
                     from input in inputs ?? new Dictionary<string, JsonElement>()
                     where input.Key.Equals(ColumnsCard.InputPrefix + column, StringComparison.OrdinalIgnoreCase)
                     let index = IndexOf(input.Value)
                     where index is not null
                     select string.Create(CultureInfo.InvariantCulture, $"{column}={index}");
        return string.Join(',', chosen) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The headers that were chosen; an empty one means that the file has no such column.</summary>
    /// <exception cref="RefusedException"><see cref="RequestUnreadable"/>.</exception>
    public static Dictionary<PeopleColumn, string> Read(string? columns, Table table)
    {
        var chosen = new Dictionary<PeopleColumn, string>();
        foreach (var choice in (columns ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = choice.Split('=');
            if (parts.Length != 2 || !Enum.TryParse<PeopleColumn>(parts[0], out var column) || !Enum.IsDefined(column)
                || !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) || index < -1 || index >= table.Columns.Count)
            {
                throw new RefusedException(new RequestUnreadable());
            }

            chosen[column] = index < 0 ? "" : table.Columns[index];
        }

        return chosen;
    }

    private static int? IndexOf(JsonElement input) =>
        int.TryParse(input.ValueKind == JsonValueKind.String ? input.GetString() : input.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
