using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Indicators;

/// <summary>One published version of an indicator: it came with PerfBot, or the company published it.</summary>
public sealed class IndicatorVersion
{
    /// <summary>The longest key, in UTF-16 code units.</summary>
    public const int KeyMaxLength = 32;

    private IndicatorVersion(string key, int number, IndicatorDefinition definition, EmployeeId? publishedBy, DateTimeOffset? publishedAt)
    {
        Key = key;
        Number = number;
        Definition = definition;
        PublishedBy = publishedBy;
        PublishedAt = publishedAt;
    }

    /// <summary>The indicator's key, such as <c>TS-01</c>.</summary>
    public string Key { get; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; }

    /// <summary>What it says.</summary>
    public IndicatorDefinition Definition { get; }

    /// <summary>Who published it; null for one that came with PerfBot.</summary>
    public EmployeeId? PublishedBy { get; }

    /// <summary>When it was published; null for one that came with PerfBot, which is in no store.</summary>
    public DateTimeOffset? PublishedAt { get; }

    /// <summary>Whether it came with PerfBot.</summary>
    public bool IsBuiltIn => PublishedAt is null;

    /// <summary>A version that comes with PerfBot. Its target may be left to the plan.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorWrong"/>.</exception>
    public static IndicatorVersion BuiltIn(string key, int number, IndicatorDefinition definition)
    {
        IndicatorCheck.Run(definition, needsTarget: false);
        return new(key, number, definition, publishedBy: null, publishedAt: null);
    }

    /// <summary>A version that the company publishes. Only <see cref="Indicator.Publish"/> knows its number.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorWrong"/>.</exception>
    internal static IndicatorVersion Publish(string key, int number, IndicatorDefinition definition, EmployeeId by, DateTimeOffset at)
    {
        IndicatorCheck.Run(definition, needsTarget: true);
        return new(key, number, definition, by, at);
    }
}
