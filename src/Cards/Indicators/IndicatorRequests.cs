using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Indicators;

/// <summary>Asks for the indicator library: roles, and a search.</summary>
public sealed record ShowIndicators : IShow
{
    /// <inheritdoc />
    public static string Verb => "indicators.show";
}

/// <summary>Asks for the indicators of a role, or for those that hold some words, or for both.</summary>
/// <param name="Role">The role's key; null or empty for all.</param>
/// <param name="Words">Separated by blanks; all of them have to be found.</param>
/// <param name="Page">From 0.</param>
public sealed record FindIndicators(string? Role = null, string? Words = null, int Page = 0) : IShow
{
    /// <inheritdoc />
    public static string Verb => "indicators.find";
}

/// <summary>Asks for one indicator.</summary>
/// <param name="Indicator">The key.</param>
/// <param name="Version">Null for the one that is offered.</param>
public sealed record ShowIndicator(string Indicator, int? Version = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "indicators.open";
}

/// <summary>Asks to which role an indicator is to be copied.</summary>
public sealed record AskCopyIndicator(string Indicator, int Version) : IShow
{
    /// <inheritdoc />
    public static string Verb => "indicators.ask-copy";
}

/// <summary>Asks for the form of a copy. Nothing is there before it is published.</summary>
/// <param name="Indicator">What is copied.</param>
/// <param name="Version">In which version.</param>
/// <param name="Role">The key of the role that gets it; its key is the next free one of that role.</param>
public sealed record CopyIndicator(string Indicator, int Version, string? Role) : IShow
{
    /// <inheritdoc />
    public static string Verb => "indicators.copy";
}

/// <summary>Asks for the form that changes an indicator.</summary>
/// <param name="Indicator">The key.</param>
/// <param name="Version">The version to begin with; publishing it again takes later ones back.</param>
/// <param name="Typed">What was typed before; null at first.</param>
public sealed record ChangeIndicator(string Indicator, int Version, PreviewIndicator? Typed = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "indicators.change";
}

/// <summary>What the form says, as it was typed. Asks what it would have given.</summary>
/// <param name="Indicator">The key; of a copy the one that it is to get.</param>
/// <param name="Newest">The newest version when the form was shown; 0 for a copy.</param>
/// <param name="From">What it began with: a key, a slash, a version.</param>
/// <param name="NameZh">The name in Chinese.</param>
/// <param name="NameEn">The name in English.</param>
/// <param name="Basis">The name of the formula, in Chinese and English with a bar between; blank where there is only one.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Direction">The direction.</param>
/// <param name="Target">The target; blank where there is none. Percent where the unit is percent.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Parameters">The rule's parameters.</param>
/// <param name="Cap">The cap.</param>
/// <param name="Period">The period.</param>
/// <param name="Formula">The formula; blank where people rate or judge.</param>
/// <param name="Metrics">Figures that no indicator has yet.</param>
public sealed record PreviewIndicator(
    string Indicator,
    int Newest,
    string From,
    string? NameZh = null,
    string? NameEn = null,
    string? Basis = null,
    string? Unit = null,
    string? Direction = null,
    string? Target = null,
    string? Rule = null,
    string? Parameters = null,
    string? Cap = null,
    string? Period = null,
    string? Formula = null,
    string? Metrics = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "indicators.preview";
}

/// <summary>Publishes what the preview showed as a new version.</summary>
public sealed record PublishIndicator(PreviewIndicator Draft) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "indicators.publish";
}
