using System.Text.Json;

namespace PerfBot.Teams.Wire;

/// <summary>The press of a card's button.</summary>
/// <param name="Verb">What the button means; null when the card was not ours.</param>
/// <param name="Data">The button's data with the inputs merged into it: an object, or undefined when the button sent none.</param>
/// <param name="Trigger"><c>manual</c>, <c>automatic</c>, or null: older clients and the Agents Playground do not say it.</param>
/// <param name="IsSubmit">Whether it came as <c>Action.Submit</c>, which cannot be answered with a card in the response.</param>
public sealed record CardAction(string? Verb, JsonElement Data, string? Trigger, bool IsSubmit)
{
    /// <summary>Whether the client refreshed the card by itself. Such a turn must change nothing.</summary>
    public bool IsAutomatic => Trigger == "automatic";

    /// <summary>What may stand in a log: never what people wrote.</summary>
    public override string ToString() => $"{Verb} {Trigger}";

    internal static CardAction? FromExecute(JsonElement value)
    {
        if (value.ObjectOf("action") is not { } action)
        {
            return null;
        }

        var data = action.ObjectOf("data") ?? default;
        return new(action.TextOf("verb") ?? data.TextOf("verb"), data, value.TextOf("trigger"), IsSubmit: false);
    }

    /// <summary>The verb stands in the data too, because <c>Action.Submit</c> has no other place for it.</summary>
    internal static CardAction? FromSubmit(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? new(value.TextOf("verb"), value, Trigger: null, IsSubmit: true)
        : null;
}
