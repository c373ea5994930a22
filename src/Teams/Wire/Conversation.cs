namespace PerfBot.Teams.Wire;

/// <summary>A chat.</summary>
public sealed record Conversation
{
    /// <summary><c>a:…</c> for a personal chat, <c>19:…</c> for others.</summary>
    public string? Id { get; set; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; set; }

    /// <summary>The tenant the chat belongs to.</summary>
    public string? TenantId { get; set; }

    /// <summary>Whether more than one person is in it; missing means no.</summary>
    public bool? IsGroup { get; set; }
}
