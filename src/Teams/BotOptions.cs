namespace PerfBot.Teams;

/// <summary>Who the bot is, whom it listens to and where it may speak. Section <c>Bot</c>.</summary>
/// <remarks>Checked at start by <see cref="BotOptionsValidator"/>. Items that a configuration gives for a list are added to its defaults.</remarks>
public sealed class BotOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Bot";

    /// <summary>
    /// The app (client) id of the bot's registration, which is the audience of its tokens. Needed, except in
    /// Development with <see cref="AllowUnauthenticatedLoopback"/>. Default empty.
    /// </summary>
    public string AppId { get; init; } = "";

    /// <summary>
    /// The Entra tenant that the bot's own tokens come from: the tenant of a single-tenant bot, or
    /// <c>botframework.com</c> for an old multi-tenant one. Needed with <see cref="ClientSecret"/>. Default empty.
    /// </summary>
    public string AppTenantId { get; init; } = "";

    /// <summary>
    /// The tenants whose people may speak to the bot. Default empty: only <see cref="AppTenantId"/>.
    /// Empty together with an empty <see cref="AppTenantId"/>, which only Development accepts: any.
    /// </summary>
    public IReadOnlyList<string> Tenants { get; init; } = [];

    /// <summary>The channels that are answered. Default <c>msteams</c>.</summary>
    // No rule: a name that no channel has, or none at all, answers nobody; that is safe, and one sees it at once.
    public IReadOnlyList<string> Channels { get; init; } = ["msteams"];

    /// <summary>
    /// The hosts that a service URL may name, each with all hosts below it; only these get the bot's token, and only
    /// over https. Default: the connectors of all Microsoft clouds.
    /// </summary>
    public IReadOnlyList<string> ServiceUrlHosts { get; init; } =
    [
        "smba.trafficmanager.net",
        "smba.onyx.prod.teams.trafficmanager.net",
        "botframework.com",
        "teams.microsoft.com",
        "teams.microsoft.us",
        "frontend.botapi.msg.infra.teams.microsoftonline.cn",
    ];

    /// <summary>The hosts that a file sent to the bot may be read from, each with all hosts below it, over https only. Default: SharePoint and its content network.</summary>
    public IReadOnlyList<string> FileHosts { get; init; } = ["sharepoint.com", "sharepoint.cn", "sharepoint.us", "svc.ms"];

    /// <summary>The secret that the bot gets its tokens with. This or <see cref="ManagedIdentityClientId"/> is needed with an <see cref="AppId"/>, never both. Default none.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The client id of the user-assigned managed identity that the bot gets its tokens with. Default none.</summary>
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>
    /// Whether a request without a token is taken when it comes from this machine, for the Agents Playground. Works in
    /// Development only, and has no effect elsewhere. Default false.
    /// </summary>
    public bool AllowUnauthenticatedLoopback { get; init; }

    /// <summary>The addresses of the Microsoft cloud. Default: the public one, which GCC uses too.</summary>
    public CloudOptions Cloud { get; init; } = new();

    internal IReadOnlyList<string> AllowedTenants =>
        Tenants.Count > 0 ? Tenants : IsTenantOfPeople(AppTenantId) ? [AppTenantId] : [];

    private static bool IsTenantOfPeople(string tenant) =>
        tenant.Length > 0 && !string.Equals(tenant, "botframework.com", StringComparison.OrdinalIgnoreCase);
}
