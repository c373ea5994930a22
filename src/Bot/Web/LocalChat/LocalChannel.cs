using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The channel itself: the conversations of this run, and what people do in them.</summary>
internal sealed class LocalChannel(
    IServiceScopeFactory scopes, BotDoor bot, LocalAddress address, LocalFeed feed, LocalFiles files, TimeProvider time)
{
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
                var installed = await bot.PostAsync(write.Installed());
                var joined = await bot.PostAsync(write.MembersAdded());
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

    public async Task<LocalMessage> SayAsync(LocalPerson person, LocalClient client, string text)
    {
        var message = Of(person).Add(JsonSerializer.SerializeToElement(new { text, textFormat = "plain" }), fromBot: false);
        return await DeliverAsync(person, message, Write(person, client).Said(message.Id, text));
    }

    public async Task<LocalMessage> SendFileAsync(LocalPerson person, LocalClient client, string name, byte[] bytes)
    {
        var token = files.Keep(name, bytes);
        var shown = new { contentType = FileType, name, content = new { sizeInBytes = bytes.Length } };
        var message = Of(person).Add(JsonSerializer.SerializeToElement(new { attachments = new[] { shown } }), fromBot: false);
        var url = $"{address.BaseUrl}{LocalChatHosting.FilesPath}/{token}/{Uri.EscapeDataString(name)}";
        var attachment = new JsonObject
        {
            ["contentType"] = FileType,
            ["contentUrl"] = url,
            ["name"] = name,
            ["content"] = new JsonObject
            {
                ["downloadUrl"] = url,
                ["uniqueId"] = token,
                ["fileType"] = Path.GetExtension(name).TrimStart('.').ToLowerInvariant(),
            },
        };
        return await DeliverAsync(
            person, message, Write(person, client).Said(message.Id, text: null, new JsonArray(attachment)));
    }

    /// <summary>An <c>Action.Submit</c>: the bot gets a message with a value, and answers by sending or updating messages.</summary>
    public Task<BotAnswer> SubmitAsync(LocalPerson person, LocalClient client, string card, JsonElement value, string? text) =>
        bot.PostAsync(Write(person, client).Submitted(card, value, text));

    /// <summary>An invoke about message <paramref name="card"/>; the bot's answer is the page's business.</summary>
    public Task<BotAnswer> InvokeAsync(LocalPerson person, LocalClient client, string name, string card, JsonNode value) =>
        bot.PostAsync(Write(person, client).Invoked(name, card, value));

    /// <summary>The attachment by which Teams hands a file to a bot.</summary>
    private const string FileType = "application/vnd.microsoft.teams.file.download.info";

    private LocalActivities Write(LocalPerson person, LocalClient client) =>
        new(person, client, address.ServiceUrl, time.GetUtcNow());

    private async Task<LocalMessage> DeliverAsync(LocalPerson person, LocalMessage message, JsonObject activity)
    {
        if ((await bot.PostAsync(activity)).Taken)
        {
            return message;
        }

        var undelivered = message with { Undelivered = true };
        Of(person).Change(message.Id, _ => undelivered);
        return undelivered;
    }
}
