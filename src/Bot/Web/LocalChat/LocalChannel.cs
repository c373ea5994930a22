using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The channel itself: the conversations of this run, and what people do in them.</summary>
internal sealed class LocalChannel(
    IServiceScopeFactory scopes, BotDoor bot, LocalAddress address, LocalFeed feed, LocalFiles files, TimeProvider time)
{
    /// <summary>The attachment by which Teams hands a file to a bot.</summary>
    private const string FileType = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>The attachment by which a bot asks whether it may send one.</summary>
    private const string ConsentType = "application/vnd.microsoft.teams.card.file.consent";

    private readonly ConcurrentDictionary<string, LocalConversation> _conversations = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<LocalPerson>> PeopleAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ILocalPeople>().ListAsync(ct);
    }

    public async Task<LocalPerson?> PersonAsync(string key, CancellationToken ct) =>
        (await PeopleAsync(ct)).FirstOrDefault(p => p.Key == key);

    /// <summary>The person whom the bot calls <paramref name="memberId"/>: by their user id or by their Entra id.</summary>
    public async Task<LocalPerson?> MemberAsync(string memberId, CancellationToken ct) => (await PeopleAsync(ct))
        .FirstOrDefault(p => p.ChannelUserId == memberId || LocalIdentity.UserId(p.Key) == memberId);

    public LocalConversation Of(LocalPerson person) =>
        _conversations.GetOrAdd(person.Key, key => new LocalConversation(key, feed, time));

    /// <summary>
    /// The conversation with this id, or null. A bot remembers ids for longer than a run of the channel lasts, so one
    /// that was not opened yet is as good.
    /// </summary>
    public async Task<LocalConversation?> ConversationAsync(string id, CancellationToken ct) =>
        LocalIdentity.PersonKeyOf(id) is { } key && await PersonAsync(key, ct) is { } person ? Of(person) : null;

    /// <summary>How many messages this person has not seen, without opening their conversation.</summary>
    public int UnreadOf(string person) => _conversations.TryGetValue(person, out var known) ? known.Unread : 0;

    /// <summary>Opens the conversation. The first time in a run the bot learns that it was installed, as from Teams.</summary>
    public async Task<LocalConversation> OpenAsync(LocalPerson person, LocalClient client, CancellationToken ct)
    {
        var conversation = Of(person);
        await conversation.Opening.WaitAsync(ct);
        try
        {
            if (!conversation.Installed)
            {
                var write = Write(person, client);
                var installed = await bot.PostAsync(write.Installed(), ct);
                var joined = await bot.PostAsync(write.MembersAdded(), ct);
                conversation.Installed = installed.Taken && joined.Taken;
            }
        }
        finally
        {
            conversation.Opening.Release();
        }

        conversation.Read();
        return conversation;
    }

    public async Task<LocalMessage> SayAsync(LocalPerson person, LocalClient client, string text, CancellationToken ct)
    {
        var message = Of(person).Add(JsonSerializer.SerializeToElement(new { text, textFormat = "plain" }), fromBot: false);
        return await DeliverAsync(person, message, Write(person, client).Said(message.Id, text), ct);
    }

    public async Task<LocalMessage> SendFileAsync(
        LocalPerson person, LocalClient client, string name, byte[] bytes, CancellationToken ct)
    {
        var token = files.Keep(name, bytes);
        var url = UrlOf(token, name);
        var shown = new { contentType = FileType, name, content = new { sizeInBytes = bytes.Length } };
        var message = Of(person).Add(JsonSerializer.SerializeToElement(new { attachments = new[] { shown } }), fromBot: false);
        var attachment = new JsonObject
        {
            ["contentType"] = FileType,
            ["contentUrl"] = url,
            ["name"] = name,
            ["content"] = new JsonObject
            {
                ["downloadUrl"] = url,
                ["uniqueId"] = token,
                ["fileType"] = TypeOf(name),
            },
        };
        return await DeliverAsync(
            person, message, Write(person, client).Said(message.Id, text: null, new JsonArray(attachment)), ct);
    }

    /// <summary>An <c>Action.Submit</c>: the bot gets a message with a value, and answers by sending or updating messages.</summary>
    public Task<BotAnswer> SubmitAsync(
        LocalPerson person, LocalClient client, string card, JsonElement value, string? text, CancellationToken ct) =>
        bot.PostAsync(Write(person, client).Submitted(card, value, text), ct);

    /// <summary>An invoke about message <paramref name="card"/>; the bot's answer is the page's business.</summary>
    public Task<BotAnswer> InvokeAsync(
        LocalPerson person, LocalClient client, string name, string card, JsonNode value, CancellationToken ct) =>
        bot.PostAsync(Write(person, client).Invoked(name, card, value), ct);

    /// <summary>
    /// The answer to the bot's question whether it may send a file. Where the person agrees, the bot is told where to
    /// upload it. Null if message <paramref name="id"/> asks no such question.
    /// </summary>
    public async Task<BotAnswer?> ConsentAsync(LocalPerson person, LocalClient client, string id, bool accept, CancellationToken ct)
    {
        var asked = Of(person).Find(id)?.Attachments?.EnumerateArray().FirstOrDefault(a => a.Text("contentType") == ConsentType);
        if (asked?.Text("name") is not { } name)
        {
            return null;
        }

        var context = asked.Value.Part("content", JsonValueKind.Object)?.Part(accept ? "acceptContext" : "declineContext", JsonValueKind.Object);
        var value = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = accept ? "accept" : "decline",
            ["context"] = context is { } given ? JsonNode.Parse(given.GetRawText()) : null,
        };
        if (accept)
        {
            var token = files.Promise(name);
            var url = UrlOf(token, name);
            value["uploadInfo"] = new JsonObject
            {
                ["contentUrl"] = url, ["name"] = name, ["uploadUrl"] = url, ["uniqueId"] = token, ["fileType"] = TypeOf(name),
            };
        }

        return await InvokeAsync(person, client, "fileConsent/invoke", id, value, ct);
    }

    private string UrlOf(string token, string name) =>
        $"{address.BaseUrl}{LocalChatHosting.FilesPath}/{token}/{Uri.EscapeDataString(name)}";

    private static string TypeOf(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    private LocalActivities Write(LocalPerson person, LocalClient client) =>
        new(person, client, address.ServiceUrl, time.GetUtcNow());

    private async Task<LocalMessage> DeliverAsync(LocalPerson person, LocalMessage message, JsonObject activity, CancellationToken ct)
    {
        if ((await bot.PostAsync(activity, ct)).Taken)
        {
            return message;
        }

        var undelivered = message with { Undelivered = true };
        Of(person).Change(message.Id, _ => undelivered);
        return undelivered;
    }
}
