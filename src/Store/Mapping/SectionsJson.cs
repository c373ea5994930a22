using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfBot.Domain.Plans;

namespace PerfBot.Store.Mapping;

/// <summary>
/// Reads the sections of a plan. Everybody in a position has the same ones, so they are made into objects once and shared: a thousand reviews
/// then hold one plan in memory, and what is worked out for it (parsed formulas, weights) is worked out once.
/// </summary>
internal sealed class SectionsJson : JsonConverter<IReadOnlyList<Section>>
{
    // Plans are few; should a company write one for each person, they are read anew now and then.
    private const int Capacity = 4096;

    private static readonly ConcurrentDictionary<UInt128, IReadOnlyList<Section>> Shared = new();

    public override IReadOnlyList<Section> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var hash = HashOf(JsonMarshal.GetRawUtf8Value(json.RootElement));
        if (Shared.TryGetValue(hash, out var known))
        {
            return known;
        }

        if (Shared.Count >= Capacity)
        {
            Shared.Clear();
        }

        return Shared.GetOrAdd(hash, json.RootElement.Deserialize<Section[]>(options)!);
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> json)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Section> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}
