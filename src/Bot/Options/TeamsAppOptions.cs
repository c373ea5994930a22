using System.ComponentModel.DataAnnotations;

namespace PerfBot.Bot.Options;

/// <summary>
/// What the Teams app package says about this installation. Section <c>TeamsApp</c>; read by the command <c>package</c>
/// alone, so a bot that never builds its package needs none of it. The property names are the manifest's placeholders.
/// </summary>
internal sealed record TeamsAppOptions
{
    public const string Section = "TeamsApp";

    private const string GuidPattern = "(?!0{8}-)[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    // At least two labels, the last one not a number: Teams takes neither "localhost" nor an IP address.
    private const string HostPattern = "(?=.{1,253}$)([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]";

    private const string HttpsPattern = "https://[^\\s/]\\S*";

    /// <summary>The app's id in Teams: a GUID that you make once and keep, or Teams sees another app. Required.</summary>
    [Required(ErrorMessage = "{0} is missing: the app's id in Teams, a GUID that you make once and keep.")]
    [RegularExpression(GuidPattern, ErrorMessage = "{0} is not a GUID: it looks like 7f3c8a52-41de-4b1b-9a6e-2f0d5c1b8e34.")]
    public string ManifestId { get; init; } = "";

    /// <summary>The bot's app (client) id in Entra, a GUID. Default: the setting <c>Bot:AppId</c>. Required from either.</summary>
    [Required(ErrorMessage = "{0} is missing, and so is Bot:AppId: the bot's app (client) id in Entra, a GUID.")]
    [RegularExpression(GuidPattern, ErrorMessage = "{0} (or Bot:AppId) is not a GUID: take the bot's app (client) id from Entra.")]
    public string BotId { get; init; } = "";

    /// <summary>The host people's Teams reaches this bot at, such as <c>perfbot.example.com</c>: no scheme, port or path. Required.</summary>
    [Required(ErrorMessage = "{0} is missing: the host that Teams reaches this bot at, such as perfbot.example.com.")]
    [RegularExpression(HostPattern, ErrorMessage = "{0} is not a host name: write it without https://, port and path, such as perfbot.example.com.")]
    public string HostName { get; init; } = "";

    /// <summary>The package's version, three numbers. Default 1.0.0; Teams takes an update only if it is higher than before.</summary>
    [Required(ErrorMessage = "{0} is empty: three numbers such as 1.0.0.")]
    [RegularExpression("(0|[1-9][0-9]{0,8})(\\.(0|[1-9][0-9]{0,8})){2}", ErrorMessage = "{0} is not a version: three numbers such as 1.0.0.")]
    public string Version { get; init; } = "1.0.0";

    /// <summary>Who offers the app, as people read it in Teams: 1 to 32 characters. Required.</summary>
    [Required(ErrorMessage = "{0} is missing: who offers the app, usually your company's name.")]
    [MaxLength(32, ErrorMessage = "{0} is longer than 32 characters.")]
    public string DeveloperName { get; init; } = "";

    /// <summary>A page about this app, https, at most 2048 characters. Required.</summary>
    [Required(ErrorMessage = "{0} is missing: a page about this app, such as https://example.com/perfbot.")]
    [RegularExpression(HttpsPattern, ErrorMessage = "{0} is not an https address.")]
    [MaxLength(2048, ErrorMessage = "{0} is longer than 2048 characters.")]
    public string WebsiteUrl { get; init; } = "";

    /// <summary>Your privacy statement, https, at most 2048 characters. Required.</summary>
    [Required(ErrorMessage = "{0} is missing: your privacy statement, such as https://example.com/privacy.")]
    [RegularExpression(HttpsPattern, ErrorMessage = "{0} is not an https address.")]
    [MaxLength(2048, ErrorMessage = "{0} is longer than 2048 characters.")]
    public string PrivacyUrl { get; init; } = "";

    /// <summary>Your terms of use, https, at most 2048 characters. Required.</summary>
    [Required(ErrorMessage = "{0} is missing: your terms of use, such as https://example.com/terms.")]
    [RegularExpression(HttpsPattern, ErrorMessage = "{0} is not an https address.")]
    [MaxLength(2048, ErrorMessage = "{0} is longer than 2048 characters.")]
    public string TermsOfUseUrl { get; init; } = "";

    /// <summary>Reads the section, with <c>Bot:AppId</c> in place of a missing bot id. What it says may still be wrong: see <see cref="Problems"/>.</summary>
    public static TeamsAppOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<TeamsAppOptions>() ?? new TeamsAppOptions();
        return string.IsNullOrWhiteSpace(options.BotId)
            ? options with { BotId = configuration["Bot:AppId"] ?? "" }
            : options;
    }

    /// <summary>What keeps a package from being built, one English sentence each, naming the setting; empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), found, validateAllProperties: true);
        return [.. found.Select(problem => $"{Section}:{problem.ErrorMessage}")];
    }
}
