using System.Text.Json;
using PerfBot.Teams.Wire;

namespace PerfBot.Teams.Connector;

/// <summary>A person in a chat, as the connector knows them.</summary>
/// <param name="Id">The channel's id, <c>29:…</c>.</param>
/// <param name="AadObjectId">The Entra object id; null for guests without one.</param>
/// <param name="Name">The displayed name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="UserPrincipalName">The sign-in name.</param>
/// <param name="TenantId">The tenant the person belongs to, which for a guest is another one.</param>
public sealed record Member(string Id, string? AadObjectId, string? Name, string? Email, string? UserPrincipalName, string? TenantId)
{
    /// <summary>Lists of members say <c>objectId</c> where a single one says <c>aadObjectId</c>.</summary>
    internal static Member? From(JsonElement json) => json.TextOf("id") is { } id
        ? new(
            id,
            json.TextOf("aadObjectId") ?? json.TextOf("objectId"),
            json.TextOf("name"),
            json.TextOf("email"),
            json.TextOf("userPrincipalName"),
            json.TextOf("tenantId"))
        : null;
}
