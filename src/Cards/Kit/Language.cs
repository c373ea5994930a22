using System.Globalization;
using System.Runtime.CompilerServices;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Kit;

/// <summary>The language a person reads. It formats by itself, never by the server's culture.</summary>
public sealed class Language : IFormatProvider
{
    /// <summary>English, as written in the United States.</summary>
    public static readonly Language English = new("en-US");

    /// <summary>Chinese, simplified.</summary>
    public static readonly Language Chinese = new("zh-CN");

    private readonly CultureInfo _culture;

    private Language(string tag)
    {
        Tag = tag;
        _culture = CultureInfo.GetCultureInfo(tag);
    }

    /// <summary>Both languages.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Chinese];

    /// <summary>The BCP 47 tag.</summary>
    public string Tag { get; }

    /// <summary>The language for a tag as a channel or a file gives it: Chinese for every <c>zh</c>, English for the rest; null gives Chinese, which most of our users read.</summary>
    public static Language For(string? tag) =>
        tag is null || tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <inheritdoc />
    public object? GetFormat(Type? formatType) => _culture.GetFormat(formatType);

    /// <summary>A fixed sentence.</summary>
    public string Say(string en, string zh) => this == Chinese ? zh : en;

    /// <summary>A sentence with values in it, formatted by this language and never by the server's culture.</summary>
    public string Say(
        [InterpolatedStringHandlerArgument("")] ref DefaultInterpolatedStringHandler en,
        [InterpolatedStringHandlerArgument("")] ref DefaultInterpolatedStringHandler zh) =>
        Say(en.ToStringAndClear(), zh.ToStringAndClear());

    /// <summary>What the company wrote, in this language.</summary>
    public string Say(Bilingual text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return this == Chinese ? text.Zh : text.En;
    }

    /// <summary>A count with its noun, in the plural where English has one.</summary>
    public string Count(int n, string one, string many, string zh) =>
        this == Chinese ? $"{n.ToString(_culture)} {zh}" : $"{n.ToString(_culture)} {(n == 1 ? one : many)}";

    /// <summary>A day: <c>Mar 31, 2026</c>, <c>2026年3月31日</c>.</summary>
    public string Day(DateOnly day) => day.ToString(this == Chinese ? "yyyy年M月d日" : "MMM d, yyyy", _culture);

    /// <summary>A day without its year, with the weekday: <c>Tue, Mar 31</c>, <c>3月31日 周二</c>.</summary>
    public string ShortDay(DateOnly day) => day.ToString(this == Chinese ? "M月d日 ddd" : "ddd, MMM d", _culture);

    /// <summary>A month: <c>Mar 2026</c>, <c>2026年3月</c>.</summary>
    public string Month(DateOnly month) => month.ToString(this == Chinese ? "yyyy年M月" : "MMM yyyy", _culture);

    /// <summary>A number with as many decimals as it has, at most <paramref name="decimals"/>, and separators between thousands.</summary>
    public string Number(decimal value, int decimals = 2) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString($"#,##0.{new string('#', decimals)}", _culture);

    /// <summary>Short facts in one line, each of which stays whole where the line breaks.</summary>
    public static string Parts(IEnumerable<string> parts) => string.Join(" · ", parts.Select(p => p.Replace(' ', '\u00A0')));

    /// <summary>A value in its unit; <c>%</c> shows a fraction as a percentage (0.92 is 92%).</summary>
    public string Quantity(decimal value, string? unit) => unit switch
    {
        null or "" => Number(value),
        "%" => Number(value * 100m) + "%",
        _ => $"{Number(value)} {Unit(unit)}".TrimEnd(),
    };

    private string Unit(string unit) => unit switch
    {
        "h" => Say("h", "小时"),
        "day" => Say("d", "天"),
        "count" or "count/month" or "count/year" => Say("", "次"),
        "score" => Say("", "分"),
        "count/event" => Say("per event", "人/场"),
        "CNY" or "CNY/month" => Say("CNY", "元"),
        _ => unit,
    };
}
