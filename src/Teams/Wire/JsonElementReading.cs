using System.Text.Json;

namespace PerfBot.Teams.Wire;

/// <summary>Looks into JSON of an unknown shape without ever throwing for it.</summary>
internal static class JsonElementReading
{
    /// <summary>The text of a property; null when there is no such property, or when it is not a text.</summary>
    public static string? TextOf(this JsonElement element, string property) =>
        element.Find(property) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The object of a property; null when there is no such property, or when it is not an object.</summary>
    public static JsonElement? ObjectOf(this JsonElement element, string property) =>
        element.Find(property) is { ValueKind: JsonValueKind.Object } found ? found : null;

    private static JsonElement? Find(this JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var found) ? found : null;
}
