namespace PerfBot.Teams.Wire;

/// <summary>What only Teams says about an activity.</summary>
public sealed record ChannelDetails
{
    /// <summary>The tenant; missing in some personal chats.</summary>
    public Tenant? Tenant { get; set; }

    /// <summary>The kind of an edit or a team event, such as <c>editMessage</c> or <c>teamRenamed</c>.</summary>
    public string? EventType { get; set; }
}

/// <summary>A tenant by its id.</summary>
public sealed record Tenant
{
    /// <summary>The Entra tenant id.</summary>
    public string? Id { get; set; }
}
