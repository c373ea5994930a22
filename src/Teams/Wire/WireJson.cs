using System.Text.Json.Serialization;

namespace PerfBot.Teams.Wire;

/// <summary>The readers that the compiler writes for the wire.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
internal sealed partial class WireJson : JsonSerializerContext;
