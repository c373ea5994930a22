using System.Text.Json;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>Finds buttons by what they do, not by their text, and waits for cards.</summary>
internal static class Chatting
{
    public static bool Offers(this ShownCard card, string verb) => card.Buttons.Any(b => b.GetProperty("verb").GetString() == verb);

    public static IReadOnlyList<JsonElement> ButtonsOf(this ShownCard card, string verb) =>
        [.. card.Buttons.Where(b => b.GetProperty("verb").GetString() == verb)];

    /// <summary>Presses the first button that does <paramref name="verb"/>.</summary>
    public static Task<ShownCard> DoAsync(this ChatPerson person, ShownCard card, string verb, params (string Id, string Value)[] inputs) =>
        card.Offers(verb)
            ? person.PressAsync(card, card.ButtonOf(verb), inputs)
            : throw new InvalidOperationException($"{person.Name} is not offered {verb} on:\n{card.Text}");

    /// <summary>Waits for the newest card that offers <paramref name="verb"/> and says <paramref name="text"/>.</summary>
    public static async Task<ShownCard> WaitForOfferAsync(this ChatPerson person, string verb, string text = "", int after = 0)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!giveUp.IsCancellationRequested)
        {
            if (person.Chat.Skip(after).LastOrDefault(m => m.Card.Offers(verb) && m.Card.Text.Contains(text, StringComparison.Ordinal)) is { } message)
            {
                return message.Card;
            }

            await Task.Delay(20, CancellationToken.None);
        }

        throw new TimeoutException($"{person.Name} was not offered {verb}. Last: {(person.Chat.Count == 0 ? "nothing" : person.LastCard.Text)}");
    }
}
