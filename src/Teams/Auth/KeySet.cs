using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PerfBot.Teams.Auth;

/// <summary>The connector's keys as they were read once, with the channels that each may sign for.</summary>
internal sealed class KeySet
{
    private readonly FrozenDictionary<string, string[]> _endorsements;

    public KeySet(OpenIdConnectConfiguration source, TokenValidationParameters rules)
    {
        Source = source;
        Rules = rules.Clone();
        Rules.IssuerSigningKeys = source.SigningKeys;
        _endorsements = source.JsonWebKeySet.Keys
            .Where(k => !string.IsNullOrEmpty(k.Kid))
            .GroupBy(k => k.Kid, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => ReadEndorsements(g.First()), StringComparer.Ordinal);
    }

    public OpenIdConnectConfiguration Source { get; }

    public TokenValidationParameters Rules { get; }

    /// <summary>Whether both come from one reading; the library gives each reading a document of its own.</summary>
    public bool IsSameAs(KeySet other) => ReferenceEquals(Source, other.Source);

    public bool Holds(string keyId) => _endorsements.ContainsKey(keyId);

    public IReadOnlyList<string> EndorsementsOf(string keyId) => _endorsements.GetValueOrDefault(keyId, []);

    /// <summary>A validated token's own key has lost them: they are only in the key set it came from.</summary>
    private static string[] ReadEndorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var found) && found is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];
}
