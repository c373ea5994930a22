using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfBot.Features.Imports;

/// <summary>Numbers as a column writes them, see <see cref="MappedColumn.Numbers"/>.</summary>
/// <param name="Decimal">The decimal sign.</param>
/// <param name="Group">The sign between groups of three digits, or null where there is none.</param>
/// <param name="Grouped">A number with such groups: each of three but for the first, and none behind the decimal sign.</param>
internal sealed partial record NumberStyle(char Decimal, char? Group, Regex? Grouped)
{
    /// <summary>What a reading can hold: 18 digits before the point.</summary>
    public const decimal Limit = 1_000_000_000_000_000_000m;

    /// <summary>How a workbook's numbers are read.</summary>
    public static readonly NumberStyle Plain = new('.', null, null);

    private static readonly FrozenDictionary<string, NumberStyle> Styles = new Dictionary<string, NumberStyle>
    {
        ["1234.5"] = Plain,
        ["1,234.5"] = new('.', ',', CommaGroups()),
        ["1234,5"] = new(',', null, null),
        ["1.234,5"] = new(',', '.', PointGroups()),
    }.ToFrozenDictionary();

    public static bool IsKnown(string example) => Styles.ContainsKey(example);

    public static NumberStyle Of(string example) => Styles[example];

    /// <summary>The number, or null where it is not exactly of this style. A percent sign divides by 100.</summary>
    public decimal? Parse(string text)
    {
        var percent = text.EndsWith('%');
        var digits = percent ? text[..^1].TrimEnd() : text;
        if (Group is { } group && digits.Contains(group))
        {
            if (!Grouped!.IsMatch(digits))
            {
                return null;
            }

            digits = digits.Replace(group.ToString(), "", StringComparison.Ordinal);
        }

        if (Decimal != '.')
        {
            if (digits.Contains('.'))
            {
                return null;
            }

            digits = digits.Replace(Decimal, '.');
        }

        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < Limit
            ? percent ? number / 100 : number
            : null;
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$")]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$")]
    private static partial Regex PointGroups();
}
