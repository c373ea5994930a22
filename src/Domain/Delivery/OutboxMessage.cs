using PerfBot.Domain.People;

namespace PerfBot.Domain.Delivery;

/// <summary>Where a message stands.</summary>
public enum OutboxState
{
    /// <summary>Still to be sent.</summary>
    Pending,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel may or may not have taken it; the answer was lost.</summary>
    Ambiguous,

    /// <summary>The person is not known to the channel yet; goes out with their first contact.</summary>
    Unreachable,

    /// <summary>Given up, with the reason.</summary>
    Failed,

    /// <summary>A newer message about the same thing took its place before it was sent.</summary>
    Superseded,
}

/// <summary>
/// A card on its way to a person, written in the transaction that caused it. It holds what to show, never the rendered
/// card: the card is made when it is sent, from the present state and in the reader's language.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>The longest verb, in UTF-16 code units.</summary>
    public const int VerbMaxLength = 64;

    /// <summary>The longest key, in UTF-16 code units.</summary>
    public const int KeyMaxLength = 100;

    private OutboxMessage(EmployeeId recipient, string verb, string payload, string key, bool isUpdate, DateTimeOffset notBefore)
    {
        Recipient = recipient;
        Verb = verb;
        Payload = payload;
        Key = key;
        IsUpdate = isUpdate;
        NotBefore = notBefore;
    }

    /// <summary>The id, given by the store when it is saved: it rises in the order in which messages were made, so that two of one turn never change places. 0 before.</summary>
    public long Id { get; private set; }

    /// <summary>Who gets it.</summary>
    public EmployeeId Recipient { get; }

    /// <summary>The request that shows the card, run as the recipient when it is sent.</summary>
    public string Verb { get; }

    /// <summary>That request's payload as JSON.</summary>
    public string Payload { get; }

    /// <summary>What the card is about, for one person: a later update with this key replaces the card in place.</summary>
    public string Key { get; }

    /// <summary>Whether it replaces a card already in the chat instead of adding one.</summary>
    public bool IsUpdate { get; }

    /// <summary>The conversation of the card to replace, where the key is not how to find it.</summary>
    public string? ConversationId { get; private set; }

    /// <summary>The id of the sent message, or of the card to replace.</summary>
    public string? ActivityId { get; private set; }

    /// <summary>Not sent before this instant.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Where it stands.</summary>
    public OutboxState State { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>What went wrong last, as a code; never content.</summary>
    public string? LastError { get; private set; }

    /// <summary>A new card for <paramref name="recipient"/>.</summary>
    public static OutboxMessage Card(EmployeeId recipient, string verb, string payload, string key, DateTimeOffset now) =>
        new(recipient, verb, payload, key, isUpdate: false, now);

    /// <summary>The card last sent under <paramref name="key"/> is to show the present state.</summary>
    public static OutboxMessage Update(EmployeeId recipient, string verb, string payload, string key, DateTimeOffset now) =>
        new(recipient, verb, payload, key, isUpdate: true, now);

    /// <summary>A certain card in the chat is to show the present state.</summary>
    public static OutboxMessage UpdateOf(EmployeeId recipient, string verb, string payload, string key, string conversationId, string activityId, DateTimeOffset now) =>
        new(recipient, verb, payload, key, isUpdate: true, now) { ConversationId = conversationId, ActivityId = activityId };

    /// <summary>An attempt begins; recorded before the request goes out.</summary>
    public void Try(DateTimeOffset leaseUntil)
    {
        Attempts++;
        NotBefore = leaseUntil;
    }

    /// <summary>The channel took it.</summary>
    public void Sent(string? conversationId, string? activityId) =>
        (State, ConversationId, ActivityId, LastError) = (OutboxState.Sent, conversationId, activityId ?? ActivityId, null);

    /// <summary>It ends without having been sent for certain.</summary>
    public void End(OutboxState state, string error) => (State, LastError) = (state, Short(error));

    /// <summary>It will be tried again.</summary>
    public void Retry(DateTimeOffset notBefore, string error) => (NotBefore, LastError) = (notBefore, Short(error));

    /// <summary>It is sendable again: the person was met on the channel.</summary>
    public void Revive(DateTimeOffset now) => (State, NotBefore, Attempts) = (OutboxState.Pending, now, 0);

    private static string Short(string error) => error.Length <= 200 ? error : error[..200];
}
