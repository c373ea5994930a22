using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfBot.Teams.Wire;

/// <summary>One event that the channel posts to the bot, read as leniently as the protocol asks for.</summary>
/// <remarks>
/// Ids are strings, never <see cref="Guid"/>: only Entra ids look like one, and the Agents Playground's tenant
/// and user ids are too long for it. Properties that are not listed here are skipped.
/// They can be set at any time, for System.Text.Json goes a long way round to those that cannot.
/// </remarks>
public sealed record Activity
{
    /// <summary>What happened: one of <see cref="ActivityTypes"/> or something newer. Empty only when it was missing.</summary>
    public string Type { get; set => field = value ?? ""; } = "";

    /// <summary>The channel's id of this delivery: a number of milliseconds for messages, <c>f:…</c> for events.</summary>
    /// <remarks>A delivery repeated at once has the same id; one repeated half a minute later has a new one.</remarks>
    public string? Id { get; set; }

    /// <summary>The name of an invoke, such as <see cref="ActivityTypes.CardActionName"/>.</summary>
    public string? Name { get; set; }

    /// <summary>What an <c>installationUpdate</c> did: <c>add</c>, <c>remove</c>, <c>add-upgrade</c> or <c>remove-upgrade</c>.</summary>
    public string? Action { get; set; }

    /// <summary>What was typed, mentions included. See <see cref="TextWithoutMention"/>.</summary>
    public string? Text { get; set; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; set; }

    /// <summary>The language of the client as a BCP-47 tag; any value is possible.</summary>
    public string? Locale { get; set; }

    /// <summary>The IANA time zone of the client as the root of the activity says it. Prefer <see cref="TimeZone"/>.</summary>
    public string? LocalTimezone { get; set; }

    /// <summary>Where it comes from: <c>msteams</c>.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The connector that answers are sent to. Regions change: keep the newest.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Who did it.</summary>
    public Account? From { get; set; }

    /// <summary>To whom: the bot, with the id <c>28:</c> and its app id.</summary>
    public Account? Recipient { get; set; }

    /// <summary>The chat it belongs to.</summary>
    public Conversation? Conversation { get; set; }

    /// <summary>The id of the message whose card was pressed, which is the one to update.</summary>
    public string? ReplyToId { get; set; }

    /// <summary>The payload of an invoke or an <c>Action.Submit</c>; of the kind <see cref="JsonValueKind.Undefined"/> when missing.</summary>
    public JsonElement Value { get; set; }

    /// <summary>Files and the HTML twin of a message's text.</summary>
    public IReadOnlyList<Attachment> Attachments { get; set => field = value ?? []; } = [];

    /// <summary>Facts beside the text: the client's time zone, and who is mentioned.</summary>
    public IReadOnlyList<Entity> Entities { get; set => field = value ?? []; } = [];

    /// <summary>Who came into the chat; the bot itself when it was installed.</summary>
    public IReadOnlyList<Account> MembersAdded { get; set => field = value ?? []; } = [];

    /// <summary>Who left the chat.</summary>
    public IReadOnlyList<Account> MembersRemoved { get; set => field = value ?? []; } = [];

    /// <summary>What only Teams says.</summary>
    public ChannelDetails? ChannelData { get; set; }

    /// <summary>The tenant: <c>channelData.tenant.id</c>, otherwise <c>conversation.tenantId</c>. Null when neither says it.</summary>
    [JsonIgnore]
    public string? TenantId => NullIfEmpty(ChannelData?.Tenant?.Id) ?? NullIfEmpty(Conversation?.TenantId);

    /// <summary>Whether the two places that name the tenant contradict each other. Such an activity must be refused.</summary>
    [JsonIgnore]
    public bool TenantsDiffer =>
        NullIfEmpty(ChannelData?.Tenant?.Id) is { } said
        && NullIfEmpty(Conversation?.TenantId) is { } meant
        && !string.Equals(said, meant, StringComparison.OrdinalIgnoreCase);

    /// <summary>The client's IANA time zone; null on some older mobile clients.</summary>
    [JsonIgnore]
    public string? TimeZone => FindEntity("clientInfo")?.Timezone ?? LocalTimezone;

    /// <summary>The text without the mentions of the bot itself, trimmed; empty when nothing was typed.</summary>
    /// <remarks>Found by the mention entities and never by a pattern: a person may type <c>&lt;at&gt;</c> too.</remarks>
    [JsonIgnore]
    public string TextWithoutMention
    {
        get
        {
            var text = Text ?? "";
            foreach (var entity in Entities)
            {
                if (entity is { Type: "mention", Text: { Length: > 0 } mention, Mentioned.Id: { } who } && who == Recipient?.Id)
                {
                    text = text.Replace(mention, "", StringComparison.Ordinal);
                }
            }

            return text.Trim();
        }
    }

    /// <summary>Reads the press of a card's button: an <c>Action.Execute</c>, or its fallback <c>Action.Submit</c>.</summary>
    /// <returns>False when this activity is no such press, or when what it carries is not an object.</returns>
    public bool TryGetCardAction([NotNullWhen(true)] out CardAction? action)
    {
        action = Type switch
        {
            ActivityTypes.Invoke when Name == ActivityTypes.CardActionName => CardAction.FromExecute(Value),
            ActivityTypes.Message => CardAction.FromSubmit(Value),
            _ => null,
        };
        return action is not null;
    }

    /// <summary>What may stand in a log: never what people wrote.</summary>
    public override string ToString() => $"{Type} {Name} {Id}";

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private Entity? FindEntity(string type)
    {
        foreach (var entity in Entities)
        {
            if (entity?.Type == type)
            {
                return entity;
            }
        }

        return null;
    }
}
