namespace PerfBot.Teams.Wire;

/// <summary>A person or a bot in a chat.</summary>
public sealed record Account
{
    /// <summary>The channel's id: <c>29:…</c> for a person as this bot knows them, <c>28:</c> and the app id for a bot.</summary>
    public string? Id { get; set; }

    /// <summary>The displayed name; missing in installation events.</summary>
    public string? Name { get; set; }

    /// <summary>The person's Entra object id; missing for bots.</summary>
    public string? AadObjectId { get; set; }
}
