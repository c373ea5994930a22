using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Security.Cryptography;

namespace PerfBot.Teams.Auth;

/// <summary>Tokens that were found good, so that the same one is not validated on every turn. The connector uses one for about an hour.</summary>
/// <remarks>
/// An entry counts only under the very key set it was validated with: when the keys are read again, each token is
/// validated once more, and one whose key is gone is refused. Tokens are kept as hashes; only good ones get here,
/// so that nobody can fill it with forgeries.
/// </remarks>
internal sealed class ValidatedTokens(TimeProvider time)
{
    /// <summary>The most tokens that are kept; far more than the connector ever uses within an hour.</summary>
    internal const int Capacity = 4096;

    private readonly ConcurrentDictionary<Hash, Entry> _entries = new();

    public bool TryGet(ReadOnlySpan<char> token, KeySet keys, [NotNullWhen(true)] out ClaimsPrincipal? caller)
    {
        caller = _entries.TryGetValue(Hash.Of(token), out var entry) && entry.Keys.IsSameAs(keys) && time.GetUtcNow() < entry.Expires
            ? entry.Caller
            : null;
        return caller is not null;
    }

    public void Add(string token, KeySet keys, DateTimeOffset expires, ClaimsPrincipal caller)
    {
        if (_entries.Count >= Capacity)
        {
            RemoveStale(keys);
        }

        _entries[Hash.Of(token)] = new(keys, expires, caller);
    }

    private void RemoveStale(KeySet keys)
    {
        var now = time.GetUtcNow();
        foreach (var (hash, entry) in _entries)
        {
            if (!entry.Keys.IsSameAs(keys) || entry.Expires <= now)
            {
                _entries.TryRemove(hash, out _);
            }
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Clear(); // all alive: cheaper to validate some once more than to keep an order of use
        }
    }

    private sealed record Entry(KeySet Keys, DateTimeOffset Expires, ClaimsPrincipal Caller);

    private readonly record struct Hash(ulong A, ulong B, ulong C, ulong D)
    {
        public static Hash Of(ReadOnlySpan<char> token)
        {
            Hash hash = default;
            SHA256.HashData(MemoryMarshal.AsBytes(token), MemoryMarshal.AsBytes(new Span<Hash>(ref hash)));
            return hash;
        }
    }
}
