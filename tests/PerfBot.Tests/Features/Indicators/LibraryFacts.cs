using System.Globalization;
using System.Text.RegularExpressions;
using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Indicators;

/// <summary>The list of indicators that the library was made from, read by other code than PerfBot's files are.</summary>
internal sealed partial record LibraryFacts(string Id, string RoleZh, string RoleEn, string Zh, string En, string Formula, string Unit, string Direction, decimal? Target, string Source, string Note)
{
    /// <summary>What the list calls a unit, and what the library does.</summary>
    public static readonly IReadOnlyDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["%"] = "%", ["h"] = "h", ["day"] = "day", ["count"] = "count", ["count/month"] = "count/month", ["count/year"] = "count/year", ["count/event"] = "count/event",
        ["score"] = "score", ["score /5"] = "score", ["score (scale not stated, /5 implied)"] = "score", ["CNY"] = "CNY", ["CNY/month"] = "CNY/month",
        ["time"] = "h", // the hours that tickets are measured in
        ["amount"] = "CNY",
        ["composite"] = "score", // judged by a person
        ["count + adoption %"] = "count", // counts what was adopted
        ["ratio"] = "%",
    };

    /// <summary>All rows.</summary>
    public static async Task<IReadOnlyList<LibraryFacts>> ReadAsync()
    {
        await using var file = File.OpenRead(Path.Combine(Samples.Folder!, "data", "indicators.csv"));
        var table = await TableFile.ReadAsync(file, "indicators.csv");
        return [.. table.Rows.Select(r => new LibraryFacts(
            r[0]!, Plain(r[1]!).TrimEnd('岗'), Plain(r[2]!), r[3]!, NamedRate().Replace(r[4]!, ""), r[5] ?? "", r[6]!, r[7]!, TargetOf(r[8] ?? ""), r[9] ?? "", r[10] ?? ""))];
    }

    /// <summary>The weight that the list states for the indicator; null where it states none.</summary>
    public decimal? Weight => WeightStated().Match(Note) is { Success: true } weight ? decimal.Parse(weight.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary><c>≥90%</c> is 0.9, <c>30 → 25 d</c> is 25, <c>100,000 (10万元)</c> is 100000; a template's blank is none.</summary>
    private static decimal? TargetOf(string text)
    {
        if (text.Length == 0 || text.StartsWith("template", StringComparison.Ordinal))
        {
            return null;
        }

        var stated = text.Split('(')[0]; // what stands in brackets explains
        var match = Number().Match(stated[(stated.IndexOf('→', StringComparison.Ordinal) + 1)..]);
        var number = decimal.Parse(match.Groups[1].Value, NumberStyles.Number, CultureInfo.InvariantCulture);
        return match.Groups[2].Value == "%" ? number / 100 : number;
    }

    private static string Plain(string role) => role.Split(" (")[0];

    [GeneratedRegex(@" \(named a “rate”\)")]
    private static partial Regex NamedRate();

    [GeneratedRegex(@"^weight (\d+)")]
    private static partial Regex WeightStated();

    [GeneratedRegex(@"([\d,]+(?:\.\d+)?)(%?)")]
    private static partial Regex Number();
}
