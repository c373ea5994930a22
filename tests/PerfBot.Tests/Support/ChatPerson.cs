using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfBot.Tests.Support;

/// <summary>A person in a personal chat with the bot, who writes, reads cards and presses buttons: everything over HTTP.</summary>
public sealed class ChatPerson
{
    private const int Deliveries = 3;

    private readonly TestBot _bot;
    private readonly string _locale;

    internal ChatPerson(TestBot bot, string account, string name, string locale) => (_bot, Account, Name, _locale) = (bot, account, name, locale);

    public string Account { get; }

    public string Name { get; }

    public string Conversation => $"a:{Account}";

    /// <summary>What the bot has put into the chat.</summary>
    internal IReadOnlyList<SentMessage> Chat => _bot.ChatOf(Conversation);

    /// <summary>The newest card in the chat.</summary>
    internal ShownCard LastCard => Chat[^1].Card;

    /// <summary>An activity from this person.</summary>
    public JsonObject Activity(string type, string? id = null) => new()
    {
        ["type"] = type,
        ["id"] = id ?? _bot.NewId(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = _bot.Connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:{Account}", ["name"] = Name, ["aadObjectId"] = Account },
        ["recipient"] = new JsonObject { ["id"] = $"28:{TestBot.AppId}", ["name"] = "PerfBot" },
        ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = "personal", ["tenantId"] = TestBot.Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TestBot.Tenant } },
        ["locale"] = _locale,
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["timezone"] = "Asia/Shanghai" }),
    };

    /// <summary>The person meets the bot: both events of an installation.</summary>
    public async Task MeetAsync()
    {
        var installed = Activity("installationUpdate");
        installed["action"] = "add";
        await SendAsync(installed);
        var added = Activity("conversationUpdate");
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{TestBot.AppId}" }, new JsonObject { ["id"] = $"29:{Account}", ["aadObjectId"] = Account });
        await SendAsync(added);
    }

    /// <summary>Writes, and returns the card that answers.</summary>
    internal async Task<ShownCard> SayAsync(string text)
    {
        var message = Activity("message");
        message["text"] = text;
        return await AskAsync(message);
    }

    /// <summary>Sends files, and returns the card that answers.</summary>
    internal async Task<ShownCard> SendFilesAsync(params (string Name, string Url)[] files)
    {
        var message = Activity("message");
        message["attachments"] = new JsonArray([.. files.Select(f => (JsonNode)new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = f.Name,
            ["content"] = new JsonObject { ["downloadUrl"] = f.Url, ["uniqueId"] = f.Name, ["fileType"] = Path.GetExtension(f.Name).TrimStart('.') },
        })]);
        return await AskAsync(message);
    }

    /// <summary>Presses a button by its text, with the card's inputs as they stand and as <paramref name="inputs"/> change them.</summary>
    internal async Task<ShownCard> PressAsync(ShownCard card, string button, params (string Id, string Value)[] inputs) =>
        await PressAsync(card, card.Button(button), inputs);

    /// <summary>Presses a button.</summary>
    internal async Task<ShownCard> PressAsync(ShownCard card, JsonElement button, params (string Id, string Value)[] inputs)
    {
        using var response = await _bot.PostAsync(Click(card, button, inputs));
        return await AnswerAsync(response, card.MessageId);
    }

    /// <summary>The activity of a click, to be sent once or several times.</summary>
    internal JsonObject Click(ShownCard card, JsonElement button, params (string Id, string Value)[] inputs)
    {
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
        if (!button.TryGetProperty("associatedInputs", out var associated) || associated.GetString() != "none")
        {
            foreach (var (id, value) in card.Inputs.Where(i => i.Value is not null))
            {
                data[id] = value;
            }

            foreach (var (id, value) in inputs)
            {
                data[id] = value;
            }
        }

        var invoke = Activity("invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["replyToId"] = card.MessageId;
        invoke["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = button.GetProperty("title").GetString(), ["verb"] = button.GetProperty("verb").GetString(), ["data"] = data },
            ["trigger"] = "manual",
        };
        return invoke;
    }

    /// <summary>The card in the answer to an invoke.</summary>
    internal static async Task<ShownCard> AnswerAsync(HttpResponseMessage response, string messageId)
    {
        var body = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"HTTP {(int)response.StatusCode}: {body}");
        }

        var json = JsonElement.Parse(body);
        if (json.GetProperty("type").GetString() != "application/vnd.microsoft.card.adaptive")
        {
            throw new InvalidOperationException($"No card in the answer: {body}");
        }

        DrawnCards.KeepAnswered(json.GetProperty("value"));
        return new ShownCard(messageId, json.GetProperty("value"));
    }

    /// <summary>Waits until the newest card with <paramref name="text"/> stands in the chat.</summary>
    internal async Task<ShownCard> WaitForCardAsync(string text, int newerThan = -1)
    {
        for (var i = 0; i < 400; i++)
        {
            if (Chat.Skip(newerThan + 1).LastOrDefault(m => m.Card.Text.Contains(text, StringComparison.Ordinal)) is { } message)
            {
                return message.Card;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException($"{Name} got no card with “{text}”. Last: {(Chat.Count == 0 ? "nothing" : LastCard.Text)}");
    }

    /// <summary>Sends a message. What comes of its own accord meanwhile is not its answer.</summary>
    private async Task<ShownCard> AskAsync(JsonObject message)
    {
        await SendAsync(message);
        var id = message["id"]!.GetValue<string>();
        return Chat.LastOrDefault(m => m.Answers == id)?.Card
            ?? throw new InvalidOperationException($"“{message["text"]}” was not answered.");
    }

    /// <summary>Delivers as a channel does: what is met with a server error is delivered again, twice at most.</summary>
    private async Task SendAsync(JsonObject activity)
    {
        for (var delivery = 1; ; delivery++)
        {
            using var response = await _bot.PostAsync(activity);
            if (response.IsSuccessStatusCode)
            {
                return;
            }

            if (response.StatusCode < HttpStatusCode.InternalServerError || delivery == Deliveries)
            {
                throw new InvalidOperationException($"HTTP {(int)response.StatusCode} for {activity["type"]}. The bot's log: {string.Join(Environment.NewLine, _bot.Log.Lines)}");
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }
}
