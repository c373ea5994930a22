using System.Text.Json;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>What the bot answered to one activity.</summary>
/// <param name="Status">The HTTP status; 502 if it could not be reached, 504 if it took longer than a channel waits.</param>
/// <param name="Body">The JSON it answered, if it did.</param>
internal sealed record BotAnswer(int Status, JsonElement? Body)
{
    public bool Taken => Status is >= 200 and < 300;
}
