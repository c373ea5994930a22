using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Reviews;

namespace PerfBot.Features.Indicators;

/// <summary>The parameters of a scoring rule as people type them in one line. Values of the unit percent are typed in percent.</summary>
internal static class RuleParameters
{
    private static readonly char[] Separators = [',', ';', '，', '；', '、', '\n'];

    /// <summary>The rule that a form says.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="parameters">As they were typed.</param>
    /// <param name="target">The target, which a straight line goes through.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="RefusedException"><see cref="RuleParametersUnreadable"/>, or <see cref="RuleRefused"/> for a straight line without a target.</exception>
    public static ScoringRule Read(string? rule, string? parameters, decimal? target, string unit)
    {
        var parts = (parameters ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var factor = unit == "%" ? 100m : 1m;
        return (rule, parts) switch
        {
            (nameof(ScoringRule.Proportional), []) => new ScoringRule.Proportional(),
            (nameof(ScoringRule.PassFail), []) => new ScoringRule.PassFail(),
            (nameof(ScoringRule.Manual), []) => new ScoringRule.Manual(),
            (nameof(ScoringRule.Information), []) => new ScoringRule.Information(),
            (nameof(ScoringRule.Linear), [_] or [_, _]) when target is null => throw new RefusedException(new RuleRefused(RuleFault.TargetRequired)),
            (nameof(ScoringRule.Linear), [var floor]) when Number(floor) is { } f => new ScoringRule.Linear(f / factor, target!.Value),
            (nameof(ScoringRule.Linear), [var floor, var best]) when Number(floor) is { } f && Number(best) is { } b => new ScoringRule.Linear(f / factor, target!.Value, b / factor),
            (nameof(ScoringRule.Deduction), [var points]) when Number(points) is { } p => new ScoringRule.Deduction(p),
            (nameof(ScoringRule.Deduction), [var points, var step]) when Number(points) is { } p && Number(step) is { } s => new ScoringRule.Deduction(p, s / factor),
            (nameof(ScoringRule.Rating), [var scale]) when Number(scale) is { } s => new ScoringRule.Rating(s),
            (nameof(ScoringRule.Bands), [_, ..]) when Bands(parts, factor) is { } bands => new ScoringRule.Bands(bands),
            _ => throw new RefusedException(new RuleParametersUnreadable(rule ?? "", Example(rule), Shortened(parameters))),
        };
    }

    /// <summary>A rule's parameters as they would be typed.</summary>
    public static string Write(ScoringRule rule, string unit)
    {
        var factor = unit == "%" ? 100m : 1m;
        return rule switch
        {
            ScoringRule.Linear { Stretch: { } stretch } r => $"{Text(r.Floor * factor)}, {Text(stretch * factor)}",
            ScoringRule.Linear r => Text(r.Floor * factor),
            ScoringRule.Bands r => string.Join("; ", r.Steps.Select(b => $"{Text(b.At * factor)}={Text(b.Points)}")),
            ScoringRule.Deduction r => $"{Text(r.PerUnit)}, {Text(r.Step * factor)}",
            ScoringRule.Rating r => Text(r.ScaleMax),
            _ => "",
        };
    }

    /// <summary>A number as it would be typed.</summary>
    public static string Text(decimal number) => number.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);

    private static List<Band>? Bands(string[] parts, decimal factor)
    {
        var bands = new List<Band>();
        foreach (var part in parts)
        {
            if (part.Split(['=', '＝', ':', '：'], StringSplitOptions.TrimEntries) is not [var at, var points] || Number(at) is not { } a || Number(points) is not { } p)
            {
                return null;
            }

            bands.Add(new(a / factor, p));
        }

        return bands;
    }

    private static decimal? Number(string text) => TypedAnswers.Number(text.TrimEnd('%', '％'));

    private static string Example(string? rule) => rule switch
    {
        nameof(ScoringRule.Linear) => "3, 5",
        nameof(ScoringRule.Bands) => "90=120; 80=100",
        nameof(ScoringRule.Deduction) => "10, 1",
        nameof(ScoringRule.Rating) => "5",
        _ => "–",
    };

    private static string Shortened(string? text) => text is not { Length: > 0 } ? "–" : text.Length <= 40 ? text : text[..40] + "…";
}
