namespace PerfBot.Teams.Wire;

/// <summary>A chat.</summary>
public sealed record Conversation
{
    /// <summary><c>a:…</c> for a personal chat, <c>19:…</c> for others.</summary>
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>The tenant the chat belongs to.</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether more than one person is in it; missing means no.</summary>
    public bool? IsGroup { get; init; }
}
